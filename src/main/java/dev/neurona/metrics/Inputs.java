package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;

/** Reads arrays into plain Java, and says what is wrong with what is handed in. */
final class Inputs {
    private Inputs() {}

    /** At least one of each, and as many of the one as of the other. */
    static void pairs(int actual, String what, int others) {
        if (actual == 0) {
            throw new IllegalArgumentException("there are no labels: measuring needs at least one example");
        }
        if (actual != others) {
            throw new IllegalArgumentException(
                    "got %d labels and %d %s: give one for each example".formatted(actual, others, what));
        }
    }

    static void inRange(String what, int[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "%s label %d at index %d is out of range: %d classes are numbered 0 to %d"
                                .formatted(what, labels[i], i, classes, classes - 1));
            }
        }
    }

    static void zeroOrOne(int[] labels) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException(
                        "label %d at index %d: expected 1 for the positive class and 0 for the other"
                                .formatted(labels[i], i));
            }
        }
    }

    static void noNaN(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "the score at index %d is NaN: look for a division by zero or a learning rate that is too high"
                                .formatted(i));
            }
        }
    }

    static void probabilities(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException(
                        "%s at index %d is no probability between 0 and 1: pass logits through a sigmoid first"
                                .formatted(values[i], i));
            }
        }
    }

    /** Rows of one length, without NaN; there is one class for each column. */
    static void rectangular(double[][] rows) {
        int classes = rows.length == 0 ? 0 : rows[0].length;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != classes || classes == 0) {
                throw new IllegalArgumentException("row %d has %d scores and row 0 has %d: give one for each class"
                        .formatted(i, rows[i].length, classes));
            }
            for (double score : rows[i]) {
                if (Double.isNaN(score)) {
                    throw new IllegalArgumentException(
                            "row %d of the scores has a NaN: look for a division by zero or a learning rate that is too high"
                                    .formatted(i));
                }
            }
        }
    }

    /** Single precision leaves sums of a thousand probabilities within this of one. */
    private static final double SUM_TOLERANCE = 1e-3;

    static void distributions(double[][] rows) {
        rectangular(rows);
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (double p : rows[i]) {
                if (p < 0 || p > 1) {
                    throw new IllegalArgumentException(
                            "%s in row %d is no probability between 0 and 1: pass logits through softmax first"
                                    .formatted(p, i));
                }
                sum += p;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new IllegalArgumentException(
                        "the probabilities of row %d add up to %s and not to 1: pass logits through softmax first"
                                .formatted(i, sum));
            }
        }
    }

    /** Class numbers of any shape, in order; DJL often keeps them as float32. */
    static int[] labels(String what, NDArray array) {
        Shape shape = array.getShape();
        boolean oneHot = shape.dimension() > 1
                && shape.get(shape.dimension() - 1) > 1
                && array.getDataType().isFloating();
        if (oneHot) {
            throw new IllegalArgumentException(
                    "expected %s labels (N) but got %s %s: turn one-hot rows into class numbers with argMax(-1)"
                            .formatted(what, array.getDataType().name().toLowerCase(Locale.ROOT), shape));
        }
        double[] values = doubles(array);
        int[] labels = new int[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) values[i];
            if (labels[i] != values[i]) {
                throw new IllegalArgumentException(
                        "%s label %s at index %d is no class number: for scores of one class compare them with a threshold"
                                .formatted(what, values[i], i));
            }
        }
        return labels;
    }

    /** {@code (N, C)}, or {@code (N, T, C)} and more axes: a row for each label, a column for each class. */
    static double[][] rows(NDArray scores, int labels) {
        Shape shape = scores.getShape();
        int classes = shape.dimension() < 2 ? 0 : (int) shape.get(shape.dimension() - 1);
        if (classes < 2 || shape.size() != (long) classes * labels) {
            throw new IllegalArgumentException(
                    "expected scores (%d, C), a row for each label and a column for each of 2 or more classes, but got %s"
                            .formatted(labels, shape));
        }
        double[] values = doubles(scores);
        double[][] rows = new double[labels][classes];
        for (int i = 0; i < labels; i++) {
            System.arraycopy(values, i * classes, rows[i], 0, classes);
        }
        return rows;
    }

    /** {@code (N)} or {@code (N, 1)}: one number for each example. */
    static double[] scores(NDArray array) {
        Shape shape = array.getShape();
        if (shape.dimension() > 1 && shape.size() != shape.get(0)) {
            throw new IllegalArgumentException(
                    "expected scores (N) or (N, 1) of the positive class but got %s: take its column, such as get(\":, 1\")"
                            .formatted(shape));
        }
        return doubles(array);
    }

    private static double[] doubles(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }
}
