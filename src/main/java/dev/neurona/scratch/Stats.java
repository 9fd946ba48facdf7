package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;

/**
 * What DJL's arrays on PyTorch lack: the mean over several axes or of whole numbers, variance, standard deviation, ln(1 +
 * x), e^x - 1. Results live in the manager of the array.
 */
public final class Stats {
    private Stats() {}

    /** {@return the mean over these axes, which stay with size 1; over all without any, shape {@code ()}} */
    public static NDArray mean(NDArray x, int... axes) {
        return Tidy.of(() -> {
            NDArray floats = floats(x);
            NDArray sum = axes.length == 0 ? floats.sum() : floats.sum(axes, true);
            return sum.div(
                    x.size() / sum.size()); // a whole number: a double would make a float32 sum of shape () float64
        });
    }

    /**
     * {@return the variance over these axes, which stay with size 1; over all without any, shape {@code ()}} Divided by the
     * number n of values, as in batch normalisation and checklist W-01; multiply by n / (n - 1) for an estimate from a sample.
     */
    public static NDArray variance(NDArray x, int... axes) {
        return Tidy.of(() -> mean(floats(x).sub(mean(x, axes)).square(), axes));
    }

    /** {@return the standard deviation, the root of the variance} */
    public static NDArray std(NDArray x, int... axes) {
        return Tidy.of(() -> variance(x, axes).sqrt());
    }

    /**
     * {@return ln(1 + x) of each number} Right also where x is so small that 1 + x is rounded to 1 (W. Kahan's correction: what
     * the rounding did to u = 1 + x it did to ln u too).
     */
    public static NDArray log1p(NDArray x) {
        return Tidy.of(() -> {
            NDArray u = x.add(1);
            NDArray rounded = u.sub(1); // what is left of x
            NDArray corrected = u.log().mul(x.div(rounded));
            return NDArrays.where(rounded.eq(0).logicalOr(u.isInfinite()), x, corrected);
        });
    }

    /** {@return e^x - 1 of each number} Right for small x too: with t = tanh(x / 2) it is 2 t / (1 - t). */
    public static NDArray expm1(NDArray x) {
        return Tidy.of(() -> {
            NDArray t = x.mul(0.5).tanh();
            return t.mul(2).div(Elements.oneMinus(t));
        });
    }

    /**
     * {@return the error function, 2 / sqrt(pi) times the integral of e^(-t²) from 0 to x} By the series x e^(-x²) (1 + 2x²/3 +
     * (2x²)²/15 + ...), whose terms are all positive, so nothing cancels.
     */
    public static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x); // 1 - erf(6) is below 1e-16
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** {@return the probability that a standard normal number is below x} */
    static double normalBelow(double x) {
        return (1 + erf(x * Math.sqrt(0.5))) / 2;
    }

    static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** {@return the array, or a copy in {@code float32} of one that holds whole numbers} */
    private static NDArray floats(NDArray x) {
        if (x.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to average: the shape is " + x.getShape());
        }
        return x.getDataType().isFloating() ? x : x.toType(DataType.FLOAT32, true);
    }
}
