/**
 * Examples to learn from. {@link dev.neurona.data.Data} is the one type everything else takes: inputs, labels and their
 * names. What makes one draws points, digits, shapes and tables by seed, or reads real files.
 */
@NullMarked
package dev.neurona.data;

import org.jspecify.annotations.NullMarked;
