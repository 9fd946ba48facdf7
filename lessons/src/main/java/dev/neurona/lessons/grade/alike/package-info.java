/**
 * Submissions that are more alike than their class is, with the passages that show it. It accuses nobody: a person reads
 * the passages. Start at {@link dev.neurona.lessons.grade.alike.Alike#find}.
 */
@NullMarked
package dev.neurona.lessons.grade.alike;

import org.jspecify.annotations.NullMarked;
