/**
 * Tokens of cells, half-written ones too. {@link dev.neurona.kernel.eval.token.Lexer} is what evaluation, completion and
 * inspection all read cells with.
 */
@NullMarked
package dev.neurona.kernel.eval.token;

import org.jspecify.annotations.NullMarked;
