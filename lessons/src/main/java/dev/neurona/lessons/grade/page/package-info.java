/**
 * Pages made of gradings: what a student gets back ({@link dev.neurona.lessons.grade.page.Feedback}), the zip Moodle takes
 * it in, and the teacher's page of a whole class ({@link dev.neurona.lessons.grade.page.ClassPage}). Each is one file that
 * needs no network and no script, and nothing a student wrote is more than text in it.
 */
@NullMarked
package dev.neurona.lessons.grade.page;

import org.jspecify.annotations.NullMarked;
