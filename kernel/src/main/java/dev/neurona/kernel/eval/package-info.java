/**
 * Evaluation of Java: a JShell session for what is declared, a reused compiler for what is only run, cell splitting,
 * completion, inspection, interrupt and error reports. Start at {@link dev.neurona.kernel.eval.Interpreter}, what the
 * protocol sees of it. Nothing here knows sockets or messages.
 */
@NullMarked
package dev.neurona.kernel.eval;

import org.jspecify.annotations.NullMarked;
