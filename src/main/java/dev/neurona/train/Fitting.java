package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import org.jspecify.annotations.Nullable;

/** Whether outputs, labels and loss fit together, found out before any weight is changed. */
final class Fitting {
    private Fitting() {}

    /**
     * {@return the loss to take}
     *
     * @param asked the loss asked for; without one it follows from the labels
     * @param z outputs of one batch
     * @param y that batch's labels
     * @param all labels of all batches
     * @param classes how many classes there are; 0 if nobody knows
     */
    static Loss loss(@Nullable Loss asked, NDArray z, NDArray y, NDArray all, int classes) {
        Loss loss = asked;
        if (loss == null) {
            boolean oneLogit = z.getShape().dimension() == 2
                    && z.size(1) == 1
                    && y.getShape().dimension() == 1;
            loss = y.getDataType() != DataType.INT64
                    ? Objectives.squaredError()
                    : oneLogit && classes <= 2 ? Objectives.binaryCrossEntropy() : Objectives.crossEntropy();
        }
        switch (Objectives.kind(loss)) {
            case "cross-entropy" -> labels(z.getShape(), y, all, classes);
            case "binary cross-entropy" -> {
                sameNumber(z.getShape(), y.getShape(), "logits");
                zeroOrOne(all);
            }
            case "squared error", "absolute error" -> sameNumber(z.getShape(), y.getShape(), "outputs");
            default -> {}
        }
        return loss;
    }

    private static void labels(Shape z, NDArray y, NDArray all, int classes) {
        Shape wanted = y.getShape().add(classes > 0 ? classes : -1);
        boolean fits = y.getDataType() == DataType.INT64
                && z.dimension() == wanted.dimension()
                && z.slice(0, z.dimension() - 1).equals(y.getShape())
                && (classes == 0 || z.get(z.dimension() - 1) == classes);
        if (!fits) {
            throw new IllegalArgumentException("for labels %s %s expected logits %s but the net gave %s: %s"
                    .formatted(
                            y.getDataType(),
                            y.getShape(),
                            wanted.toString().replace("-1", "classes"),
                            z,
                            y.getDataType() == DataType.INT64
                                    ? "give the last layer an output for each class"
                                    : "labels of classes must be int64"));
        }
        long width = z.get(z.dimension() - 1);
        long least = number(all.min());
        long greatest = number(all.max());
        if (least < 0 || greatest >= width) {
            throw new IllegalArgumentException("labels go from %d to %d, but the net has %d outputs, for 0 to %d"
                    .formatted(least, greatest, width, width - 1));
        }
    }

    private static long number(NDArray one) {
        try (one) {
            return one.toType(DataType.INT64, false).getLong();
        }
    }

    private static void sameNumber(Shape z, Shape y, String what) {
        if (z.size() != y.size()) {
            throw new IllegalArgumentException(
                    "for %s of shape %s expected %s of the same shape but the net gave %s: change the last layer"
                            .formatted("labels or values", y, what, z));
        }
    }

    private static void zeroOrOne(NDArray all) {
        try (NDArray least = all.min();
                NDArray greatest = all.max()) {
            double low = least.toType(DataType.FLOAT64, false).getDouble();
            double high = greatest.toType(DataType.FLOAT64, false).getDouble();
            if (!(low >= 0 && high <= 1)) {
                throw new IllegalArgumentException(
                        "binary cross-entropy needs labels from 0 to 1, but they go from %s to %s"
                                .formatted(low, high));
            }
        }
    }

    /** @throws IllegalArgumentException if a number is NaN or infinite; names the first example with one */
    static void finite(String what, NDArray x) {
        if (!x.getDataType().isFloating()) {
            return;
        }
        try (NDArray sum = x.sum();
                NDArray wide = sum.toType(DataType.FLOAT64, true)) {
            // One pass finds that there is none. Large finite numbers may also add up to infinity: then look closely.
            if (Double.isFinite(wide.getDouble())) {
                return;
            }
        }
        long n = x.size(0);
        for (long i = 0; i < n; i++) {
            try (NDArray row = x.get(i);
                    NDArray nan = row.isNaN();
                    NDArray infinite = row.isInfinite();
                    NDArray bad = nan.logicalOr(infinite);
                    NDArray any = bad.any()) {
                if (any.getBoolean()) {
                    throw new IllegalArgumentException(
                            "%s of example %d holds a NaN or an infinite number: clean the data first"
                                    .formatted(what, i));
                }
            }
        }
    }
}
