/**
 * What a front end asks about code that is not run: completion, inspection, whether a cell is whole. Start at {@link
 * dev.neurona.kernel.eval.assist.Completer}, {@link dev.neurona.kernel.eval.assist.Inspector} and {@link
 * dev.neurona.kernel.eval.assist.CompletenessCheck}; {@link dev.neurona.kernel.eval.assist.SessionView} is all they see
 * of the session. The cell and the session's declarations are written as two sources ({@code CellUnit}) and attributed by
 * a compiler task of this package's own, so that an answer needs JShell's lock for one look at the variables only.
 */
@NullMarked
package dev.neurona.kernel.eval.assist;

import org.jspecify.annotations.NullMarked;
