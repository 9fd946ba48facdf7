/**
 * From a lesson's source to its notebooks. {@link dev.neurona.lessons.book.LessonReader} reads {@code lesson.md}, {@link
 * dev.neurona.lessons.book.NotebookWriter} makes a notebook of it for one language and reader, {@link
 * dev.neurona.lessons.book.Builder} runs what has changed and says what is wrong. The source's format is in
 * lessons/README.md.
 */
@NullMarked
package dev.neurona.lessons.book;

import org.jspecify.annotations.NullMarked;
