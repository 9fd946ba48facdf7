/**
 * From text to numbers and back. Start from {@link dev.neurona.text.Tokenizer}, which cuts text into tokens without losing
 * anything, and {@link dev.neurona.text.TextCodec}, which makes ids of them with a {@link dev.neurona.text.Vocab};
 * {@link dev.neurona.text.Windows} cuts the ids into what a language model learns from,
 * {@link dev.neurona.text.Sampling} draws from what it says, and {@link dev.neurona.text.VerbatimCopy} tells whether it
 * has only learned by heart.
 */
@NullMarked
package dev.neurona.text;

import org.jspecify.annotations.NullMarked;
