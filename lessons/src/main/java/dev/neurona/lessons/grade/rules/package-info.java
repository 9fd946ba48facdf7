/**
 * The course's rules: from the attempts of a student and what people marked to one final mark, with every step that led to
 * it. Plain data in, plain data out. Start at {@link dev.neurona.lessons.grade.rules.Rules}.
 */
@NullMarked
package dev.neurona.lessons.grade.rules;

import org.jspecify.annotations.NullMarked;
