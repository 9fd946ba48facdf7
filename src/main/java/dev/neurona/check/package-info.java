/**
 * What a notebook's exercises call: checks of a student's answers, hints, and the board at the end. Start at {@link
 * dev.neurona.check.Check}.
 *
 * <p>A check never breaks the notebook: an answer that throws is a failed check with the student's error in it, and one
 * that was left as it came is "not attempted". What is said is in English and Spanish.
 */
@NullMarked
package dev.neurona.check;

import org.jspecify.annotations.NullMarked;
