package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/**
 * Probabilities from any numbers: e^z_i / sum of e^z_j, over the last axis. It takes the whole vector, not one number, so
 * it is no {@link ActivationFunction} (checklist S-02, S-03).
 */
public final class Softmax {
    private Softmax() {}

    /** {@return the probabilities, which add up to 1: {@code (..., K)} to {@code (..., K)}} */
    public static NDArray of(NDArray z) {
        return Tidy.of(() -> {
            NDArray e = shifted(z).exp();
            return e.div(sum(e));
        });
    }

    /** {@return the logarithms of the probabilities, right even where a probability is too small for a float} */
    public static NDArray log(NDArray z) {
        return Tidy.of(() -> {
            NDArray shifted = shifted(z);
            return shifted.sub(sum(shifted.exp()).log());
        });
    }

    /** {@return 1 for the largest of the last axis and 0 for the others; the first of equals} */
    public static NDArray hard(NDArray z) {
        return Tidy.of(() -> z.argMax(-1).oneHot((int) z.getShape().getLastDimension(), z.getDataType()));
    }

    /** {@return the probabilities of these numbers} */
    public static double[] of(double... z) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            max = Math.max(max, v);
        }
        double[] p = new double[z.length];
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            p[i] = Math.exp(z[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < z.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** {@return z less its largest} The probabilities stay the same, and e^1000 is never asked for. */
    private static NDArray shifted(NDArray z) {
        return z.sub(z.max(new int[] {-1}, true)); // (..., K) - (..., 1)
    }

    private static NDArray sum(NDArray e) {
        return e.sum(new int[] {-1}, true); // (..., K) -> (..., 1)
    }
}
