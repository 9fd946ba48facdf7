package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/**
 * How bad a batch of predictions is, and in which direction it gets worse.
 *
 * @param value J, the mean loss
 * @param gradient dJ / d prediction, in the shape of the predictions: what {@code backward} starts from. It belongs to the
 *     caller
 */
public record Cost(double value, NDArray gradient) {
    /** {@return {@code J = 0.693147}} */
    @Override
    public String toString() {
        return "J = %.6f".formatted(value);
    }
}
