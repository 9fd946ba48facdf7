/**
 * The page on which a person reads answers and marks them: served to this machine only, to whoever has the link the program
 * printed. Start at {@link dev.neurona.lessons.grade.marking.MarkingServer}.
 */
@NullMarked
package dev.neurona.lessons.grade.marking;

import org.jspecify.annotations.NullMarked;
