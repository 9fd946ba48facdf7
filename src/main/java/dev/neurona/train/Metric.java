package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.neurona.metrics.Measure;

/**
 * How good a net's outputs are: a number to be watched beside the loss.
 *
 * <pre>{@code fit.metric("accuracy", Metric.accuracy())}</pre>
 *
 * <p>Of the training examples it is the mean over the epoch's batches, taken as the net learns (with dropout and
 * augmentation on); of the dev examples it is taken once, over all of them.
 */
@FunctionalInterface
public interface Metric {
    /**
     * {@return the measure}
     *
     * @param y labels or values, {@code (N, ...)}
     * @param outputs of the net, {@code (N, ...)}; what is made of them is freed by the caller
     */
    double of(NDArray y, NDArray outputs);

    /** {@return whether a greater number is better} Only early stopping and search ask. */
    default boolean higherIsBetter() {
        return true;
    }

    /**
     * {@return the part of the labels that have the greatest logit, or, of one logit for two classes, the part on its right
     * side} For tokens {@code (N, T)} and logits {@code (N, T, V)} every token counts; for several yes-or-no answers {@code
     * (N, K)} every answer.
     */
    static Metric accuracy() {
        return (y, z) -> {
            boolean classes = y.getDataType() == DataType.INT64
                    && z.getShape().dimension() == y.getShape().dimension() + 1
                    && z.size(z.getShape().dimension() - 1) > 1;
            NDArray said =
                    classes ? z.argMax(z.getShape().dimension() - 1) : z.gt(0).toType(DataType.INT64, false);
            NDArray right = said.reshape(-1).eq(y.reshape(-1).toType(DataType.INT64, false));
            return (double) right.toType(DataType.INT64, false).sum().getLong() / y.size();
        };
    }

    /** {@return the part of the labels that are among the k greatest logits} See {@link Measure#topK}. */
    static Metric topK(int k) {
        return (y, z) -> Measure.topK(y, z, k);
    }

    /** {@return the mean of {@code |z - y|}, in the units of y; less is better} */
    static Metric absoluteError() {
        return lower((y, z) -> z.sub(y.reshape(z.getShape())).abs().mean().getFloat());
    }

    /** {@return the same measure, of which less is better} */
    static Metric lower(Metric measure) {
        return new Metric() {
            @Override
            public double of(NDArray y, NDArray outputs) {
                return measure.of(y, outputs);
            }

            @Override
            public boolean higherIsBetter() {
                return false;
            }
        };
    }
}
