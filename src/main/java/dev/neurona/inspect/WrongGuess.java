package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An example that a classifier got wrong.
 *
 * @param index which example, from 0
 * @param actual its class
 * @param predicted the class that the classifier took it for
 * @param probability how sure the classifier was of that
 */
public record WrongGuess(int index, int actual, int predicted, double probability) {
    /**
     * {@return the mistakes, those of which the classifier was surest first, at most as many as asked for}
     *
     * @param probabilities of the classes for each example, {@code [N][K]}; the greatest of a row is the prediction, the first of
     *     equal ones
     * @param actual the classes, {@code [N]}
     * @param most how many
     * @throws IllegalArgumentException if there is not one class for each row, a class is out of range, or a probability is NaN
     */
    public static List<WrongGuess> worst(double[][] probabilities, int[] actual, int most) {
        if (probabilities.length != actual.length) {
            throw new IllegalArgumentException("%d rows of probabilities and %d classes: give one class for each row"
                    .formatted(probabilities.length, actual.length));
        }
        List<WrongGuess> mistakes = new ArrayList<>();
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] < 0 || actual[i] >= probabilities[i].length) {
                throw new IllegalArgumentException("class %d at index %d is out of range: there are %d, from 0"
                        .formatted(actual[i], i, probabilities[i].length));
            }
            int predicted = greatest(probabilities[i], i);
            if (predicted != actual[i]) {
                mistakes.add(new WrongGuess(i, actual[i], predicted, probabilities[i][predicted]));
            }
        }
        mistakes.sort(Comparator.comparingDouble(WrongGuess::probability).reversed());
        return List.copyOf(mistakes.subList(0, Math.min(Math.max(most, 0), mistakes.size())));
    }

    /**
     * {@return the mistakes, the surest first; see {@link #worst(double[][], int[], int)}}
     *
     * @param probabilities {@code float32 (N, K)}
     * @param actual {@code int64 (N)}
     */
    public static List<WrongGuess> worst(NDArray probabilities, NDArray actual, int most) {
        if (probabilities.getShape().dimension() != 2) {
            throw new IllegalArgumentException("expected probabilities (N, K) but got " + probabilities.getShape());
        }
        int classes = Math.toIntExact(probabilities.size(1));
        double[][] rows = new double[Math.toIntExact(probabilities.size(0))][classes];
        float[] values = probabilities.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            rows[i / classes][i % classes] = values[i];
        }
        long[] labels = actual.toLongArray();
        int[] small = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            small[i] = Math.toIntExact(labels[i]);
        }
        return worst(rows, small, most);
    }

    private static int greatest(double[] row, int index) {
        int best = 0;
        for (int k = 0; k < row.length; k++) {
            if (Double.isNaN(row[k])) {
                throw new IllegalArgumentException(
                        "the probability of class %d at index %d is NaN: did training fail?".formatted(k, index));
            }
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }
}
