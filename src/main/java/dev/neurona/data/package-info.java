/**
 * Examples to learn from. {@link dev.neurona.data.Data} is the one type everything else takes: inputs, labels and their
 * names. Its static methods draw points, digits, shapes and sequences by seed; {@link dev.neurona.data.Tables} and {@link
 * dev.neurona.data.Corpus} have tables and texts. {@link dev.neurona.data.Scaling} and {@link
 * dev.neurona.data.Augmentation} prepare examples for training.
 */
@NullMarked
package dev.neurona.data;

import org.jspecify.annotations.NullMarked;
