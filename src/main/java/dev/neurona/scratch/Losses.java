package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;

/**
 * The losses, each with its gradient. The prediction comes first, the truth second; the value is the mean over all
 * examples (and all values of each), and the gradient is of that mean. Nothing is kept: the gradient belongs to the caller.
 */
public final class Losses {
    private Losses() {}

    /**
     * {@return softmax and cross-entropy in one: J = -1/N sum of ln p_y, dJ/dz = (p - y) / N} Takes logits, not
     * probabilities: do not apply softmax first. Checklist S-04, X-02.
     *
     * @param logits z, {@code (N, K)}, or {@code (N, T, K)} with a label for each time
     * @param labels classes from 0 to K - 1, {@code (N)} or {@code (N, T)}; or probabilities, floats in the logits' shape
     * @throws IllegalArgumentException if a label is out of range, or shapes do not match
     */
    public static Cost softmaxCrossEntropy(NDArray logits, NDArray labels) {
        int classes = (int) logits.getShape().getLastDimension();
        long n = logits.size() / classes;
        try (Tidy tidy = new Tidy()) {
            NDArray y = target(logits, labels, classes);
            NDArray logP = Softmax.log(logits); //                          (N, K)
            double value = -sum(y.mul(logP)) / n;
            return new Cost(value, tidy.keep(logP.exp().sub(y).div(n))); // (p - y) / N
        }
    }

    /**
     * {@return sigmoid and binary cross-entropy in one: J = -mean of y ln a + (1 - y) ln(1 - a) with a = sigmoid(z), dJ/dz =
     * (a - y) / n} Worked out as max(z, 0) - z y + ln(1 + e^-|z|), in which nothing overflows. Takes logits, not
     * probabilities. Several columns are several questions with a yes or no each (multi-label). Checklist L-04, S-06.
     *
     * <p>DJL's {@code SigmoidBinaryCrossEntropyLoss} has the same value, but a wrong gradient where z is exactly 0, as with
     * weights of zero: -y there, not 1/2 - y.
     *
     * @param logits z, {@code (N)} or {@code (N, K)}
     * @param labels y from 0 to 1, of any type, as many as logits
     */
    public static Cost binaryCrossEntropy(NDArray logits, NDArray labels) {
        try (Tidy tidy = new Tidy()) {
            NDArray z = logits;
            NDArray y = like(z, labels);
            requireWithin(y);
            NDArray loss =
                    z.maximum(0).sub(z.mul(y)).add(Stats.log1p(z.abs().neg().exp()));
            NDArray gradient = Elements.sigmoid(z).sub(y).div(z.size());
            return new Cost(sum(loss) / z.size(), tidy.keep(gradient));
        }
    }

    /**
     * {@return the mean squared error, mean of (p - y)², and its gradient 2 (p - y) / n} DJL's {@code L2Loss} is half of it.
     *
     * @param predicted p
     * @param truth y, as many as p
     */
    public static Cost mse(NDArray predicted, NDArray truth) {
        return ofDifference(predicted, truth, NDArray::square, d -> d.mul(2));
    }

    /** {@return the mean absolute error, mean of |p - y|, and its gradient +-1 / n, 0 where they are equal} */
    public static Cost mae(NDArray predicted, NDArray truth) {
        return ofDifference(predicted, truth, NDArray::abs, NDArray::sign);
    }

    /**
     * {@return P. Huber's loss (1964): d²/2 for a difference up to delta, from there on the straight line delta (|d| -
     * delta/2)} One outlier does not pull more than delta.
     */
    public static Cost huber(NDArray predicted, NDArray truth, double delta) {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("Huber's delta of %s: give a difference above 0".formatted(delta));
        }
        return ofDifference(
                predicted,
                truth,
                d -> {
                    NDArray inner = d.abs().minimum(delta); // |d|, and delta where that is smaller
                    return inner.mul(d.abs().sub(inner.mul(0.5)));
                },
                d -> d.maximum(-delta).minimum(delta));
    }

    private static Cost ofDifference(
            NDArray predicted, NDArray truth, UnaryOperator<NDArray> loss, UnaryOperator<NDArray> slope) {
        try (Tidy tidy = new Tidy()) {
            NDArray d = predicted.sub(like(predicted, truth));
            double value = sum(loss.apply(d)) / d.size();
            return new Cost(value, tidy.keep(slope.apply(d).div(d.size())));
        }
    }

    /** {@return labels as probabilities (..., K): 1 for the class, 0 for the others} */
    private static NDArray target(NDArray logits, NDArray labels, int classes) {
        Shape shape = logits.getShape();
        requireSome(logits);
        if (labels.getShape().equals(shape) && labels.getDataType().isFloating()) {
            return labels.toType(logits.getDataType(), false);
        }
        if (!labels.getShape().equals(shape.slice(0, shape.dimension() - 1))) {
            throw new IllegalArgumentException(
                    "softmaxCrossEntropy: expected labels %s for logits %s but got %s: one class for each row of K logits"
                            .formatted(shape.slice(0, shape.dimension() - 1), shape, labels.getShape()));
        }
        Inputs.below("label", labels, classes);
        return labels.toType(DataType.INT64, false).oneHot(classes, logits.getDataType()); // (N) -> (N, K)
    }

    /** {@return the truth in the shape and type of the predictions; (N) and (N, 1) are the same, but never broadcast} */
    private static NDArray like(NDArray predicted, NDArray truth) {
        requireSome(predicted);
        Shape p = predicted.getShape();
        boolean same = p.equals(truth.getShape());
        if (!same && (p.size() != truth.size() || !column(p) || !column(truth.getShape()))) {
            throw new IllegalArgumentException("the truth has shape %s and the predictions %s: give one value for each"
                    .formatted(truth.getShape(), p));
        }
        return truth.toType(predicted.getDataType(), false).reshape(p);
    }

    private static boolean column(Shape shape) {
        return shape.dimension() == 1 || (shape.dimension() == 2 && shape.get(1) == 1);
    }

    private static void requireSome(NDArray predicted) {
        if (predicted.isScalar() || predicted.isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no predictions in an array of shape %s: give one row for each example"
                            .formatted(predicted.getShape()));
        }
    }

    private static void requireWithin(NDArray y) {
        float low = (float) number(y.min());
        float high = (float) number(y.max());
        if (low < 0 || high > 1) {
            throw new IllegalArgumentException(
                    "labels from %s to %s: expected 0 for no and 1 for yes".formatted(low, high));
        }
    }

    private static double sum(NDArray array) {
        return number(array.sum());
    }

    private static double number(NDArray scalar) {
        return scalar.toType(DataType.FLOAT64, false).getDouble();
    }
}
