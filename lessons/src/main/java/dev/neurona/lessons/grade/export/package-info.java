/**
 * Marks as other programs take them: a plain table, Canvas' gradebook, Moodle's grading worksheet. Start at
 * {@link dev.neurona.lessons.grade.export.PlainCsv}, {@link dev.neurona.lessons.grade.export.CanvasCsv} and
 * {@link dev.neurona.lessons.grade.export.Worksheet}.
 */
@NullMarked
package dev.neurona.lessons.grade.export;

import org.jspecify.annotations.NullMarked;
