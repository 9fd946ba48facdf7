/**
 * Where marks are kept: one SQLite file with every attempt and its evidence, what people have marked, and who changed what.
 * Start at {@link dev.neurona.lessons.grade.gradebook.Gradebook}.
 */
@NullMarked
package dev.neurona.lessons.grade.gradebook;

import org.jspecify.annotations.NullMarked;
