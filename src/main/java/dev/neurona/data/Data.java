package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Examples: the inputs of each, its label, and what both are called.
 *
 * <p>Labels of classes are numbers from 0, of type {@code int64} and shape {@code (N)}; values to predict are
 * {@code float32} of shape {@code (N, K)}, and then there are no classes.
 *
 * @param x the inputs, {@code float32}, shape {@code (N, ...)}: {@code (N, D)} for points and tables,
 *     {@code (N, C, H, W)} for images with values from 0 to 1, {@code (N, T, D)} for sequences
 * @param y the labels, {@code int64} of shape {@code (N)}, or values, {@code float32} of shape {@code (N, K)}
 * @param features what the inputs' columns are called; empty where nobody named them, as for images
 * @param classes what the labels 0, 1, 2... are called; empty where y holds values
 */
public record Data(NDArray x, NDArray y, List<String> features, List<String> classes) {
    /**
     * @throws IllegalArgumentException if the arrays do not hold the same number of examples, or none, or a label is
     *     outside the classes
     */
    public Data {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        if (x.getShape().dimension() == 0 || x.size(0) == 0) {
            throw new IllegalArgumentException("there are no examples in x: its shape is " + x.getShape());
        }
        if (y.getShape().dimension() == 0 || y.size(0) != x.size(0)) {
            throw new IllegalArgumentException("x %s holds %d examples and y %s does not: give one label for each"
                    .formatted(x.getShape(), x.size(0), y.getShape()));
        }
        if (classes.isEmpty()) {
            if (y.getDataType() != DataType.FLOAT32 || y.getShape().dimension() != 2) {
                throw new IllegalArgumentException(
                        "without classes, y holds values: expected float32 (N, K) but got %s %s"
                                .formatted(y.getDataType(), y.getShape()));
            }
        } else {
            requireLabels(y, classes);
        }
    }

    private static void requireLabels(NDArray y, List<String> classes) {
        if (y.getDataType() != DataType.INT64 || y.getShape().dimension() != 1) {
            throw new IllegalArgumentException("y holds labels of classes: expected int64 (N) but got %s %s"
                    .formatted(y.getDataType(), y.getShape()));
        }
        long[] labels = y.toLongArray();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes.size()) {
                throw new IllegalArgumentException("label %d at index %d is out of range: the %d classes %s are 0 to %d"
                        .formatted(labels[i], i, classes.size(), classes, classes.size() - 1));
            }
        }
    }

    /** {@return the number of examples, N} */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /** {@return the labels as plain numbers, where the examples have classes} */
    public int[] labels() {
        if (classes.isEmpty()) {
            throw new IllegalStateException("these examples have values to predict, not classes: use y()");
        }
        return Arrays.stream(y.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    /**
     * {@return the examples of these rows, in this order, copied}
     *
     * @param rows indices from 0 to N - 1; one may come several times
     */
    public Data rows(int... rows) {
        for (int row : rows) {
            if (row < 0 || row >= size()) {
                throw new IllegalArgumentException(
                        "row %d is out of range: there are %d, from 0 to %d".formatted(row, size(), size() - 1));
            }
        }
        NDManager manager = x.getManager();
        try (NDArray index = manager.create(Arrays.stream(rows).asLongStream().toArray())) {
            return new Data(x.get(index), y.get(index), features, classes);
        }
    }

    /**
     * {@return the first n examples}
     *
     * @throws IllegalArgumentException if there are not as many, or n is not positive
     */
    public Data take(int n) {
        if (n < 1 || n > size()) {
            throw new IllegalArgumentException("cannot take %d of %d examples".formatted(n, size()));
        }
        return new Data(x.get("0:" + n), y.get("0:" + n), features, classes);
    }

    /** {@return what it is in one line: how many examples of what shape, and of which classes} */
    @Override
    public String toString() {
        return "%d examples %s, %s"
                .formatted(
                        size(),
                        x.getShape(),
                        classes.isEmpty() ? "values " + y.getShape() : classes.size() + " classes " + classes);
    }
}
