/**
 * Runs a notebook where it can do no harm: kernel and client both inside, a request file in, one size-limited stream of
 * results out. Start at {@link dev.neurona.lessons.grade.sandbox.Sandbox}.
 */
@NullMarked
package dev.neurona.lessons.grade.sandbox;

import org.jspecify.annotations.NullMarked;
