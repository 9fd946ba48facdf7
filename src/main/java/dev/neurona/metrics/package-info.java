/**
 * How good a classifier is. Start from {@link dev.neurona.metrics.ConfusionMatrix}, which counts what was taken for what;
 * where the classifier gives scores and not just labels, {@link dev.neurona.metrics.Roc} and
 * {@link dev.neurona.metrics.PrecisionRecall} show every threshold at once, {@link dev.neurona.metrics.Calibration} tells
 * whether its probabilities are true, and {@link dev.neurona.metrics.Measure} has the single numbers: accuracy, top-k,
 * log loss, perplexity.
 *
 * <p>Everywhere the truth comes first and the prediction second; classes are numbered 0, 1, 2...; rates are parts of one,
 * not per cent; and all arrays are only read: whoever made an {@code NDArray} closes it.
 */
@NullMarked
package dev.neurona.metrics;

import org.jspecify.annotations.NullMarked;
