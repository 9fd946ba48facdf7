package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;

/**
 * Single numbers for a classifier's answers. The truth comes first: class numbers {@code (N)}; then scores or
 * probabilities, a row for each example and a column for each class. Arrays may have more axes, such as {@code (N, T)}
 * labels and {@code (N, T, V)} logits of a language model: every token is one example.
 *
 * <p>All throw {@code IllegalArgumentException} for empty sets, lengths that differ, labels out of range and NaN.
 */
public final class Measure {
    private Measure() {}

    /** {@return the part of the predictions that is right} */
    public static double accuracy(int[] actual, int[] predicted) {
        Inputs.pairs(actual.length, "predictions", predicted.length);
        int right = 0;
        for (int i = 0; i < actual.length; i++) {
            right += actual[i] == predicted[i] ? 1 : 0;
        }
        return (double) right / actual.length;
    }

    /**
     * {@return the part of the examples whose class is among the {@code k} of the highest scores} Of equal scores the
     * lower class number comes first; {@code k = 1} is the accuracy.
     *
     * @param k between 1 and the number of classes
     */
    public static double topK(int[] actual, double[][] scores, int k) {
        table(actual, scores);
        int classes = scores[0].length;
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException(
                    "top-%d of %d classes: choose k from 1 to %d".formatted(k, classes, classes));
        }
        int right = 0;
        for (int i = 0; i < actual.length; i++) {
            right += rank(scores[i], actual[i]) < k ? 1 : 0;
        }
        return (double) right / actual.length;
    }

    /** {@return {@link #topK(int[], double[][], int)} of labels {@code (N)} and logits or probabilities {@code (N, C)}} */
    public static double topK(NDArray actual, NDArray scores, int k) {
        int[] labels = labels(actual);
        return topK(labels, Inputs.rows(scores, labels.length), k);
    }

    /**
     * {@return the mean of {@code -ln p(actual class)}, in nats} Also called cross-entropy. It is infinite where the
     * actual class was given probability 0, which softmax in single precision does soon: prefer
     * {@link #logLossOfLogits}.
     *
     * @param probabilities rows between 0 and 1 that add up to 1
     */
    public static double logLoss(int[] actual, double[][] probabilities) {
        table(actual, probabilities);
        Inputs.distributions(probabilities);
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum -= Math.log(probabilities[i][actual[i]]);
        }
        return sum / actual.length;
    }

    /**
     * {@return the mean of {@code -(y ln p + (1 - y) ln(1 - p))}, in nats} Also called binary cross-entropy. Infinite
     * where a certain answer is wrong.
     *
     * @param actual 1 for positive, 0 for negative
     * @param probabilities of the positive class, between 0 and 1
     */
    public static double logLoss(int[] actual, double[] probabilities) {
        Inputs.pairs(actual.length, "probabilities", probabilities.length);
        Inputs.zeroOrOne(actual);
        Inputs.probabilities(probabilities);
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum -= Math.log(actual[i] == 1 ? probabilities[i] : 1 - probabilities[i]);
        }
        return sum / actual.length;
    }

    /**
     * {@return the log loss of the softmax of logits, in nats} Computed as {@code ln(sum of e^z) - z[actual]} with the
     * largest logit taken out first, so that no logit is too large.
     */
    public static double logLossOfLogits(int[] actual, double[][] logits) {
        table(actual, logits);
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += logSumExp(logits[i], i) - logits[i][actual[i]];
        }
        return sum / actual.length;
    }

    /** {@return {@link #logLossOfLogits(int[], double[][])} of labels {@code (N)} and logits {@code (N, C)}} */
    public static double logLossOfLogits(NDArray actual, NDArray logits) {
        int[] labels = labels(actual);
        return logLossOfLogits(labels, Inputs.rows(logits, labels.length));
    }

    /**
     * {@return {@code e^loss}: between how many equally likely tokens the model is torn} Guessing among V tokens has
     * perplexity V.
     *
     * @param loss mean cross-entropy of a token, in nats
     */
    public static double perplexity(double loss) {
        if (!(loss >= 0)) {
            throw new IllegalArgumentException(
                    "a loss of %s: perplexity needs a mean cross-entropy of 0 nats or more".formatted(loss));
        }
        return Math.exp(loss);
    }

    /** {@return the perplexity of logits {@code (N, T, V)} for the next tokens {@code (N, T)}} */
    public static double perplexity(NDArray actual, NDArray logits) {
        return perplexity(logLossOfLogits(actual, logits));
    }

    /** {@return the index of the largest number, the first if several are} */
    static int largest(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static int rank(double[] scores, int k) {
        int before = 0;
        for (int i = 0; i < scores.length; i++) {
            before += scores[i] > scores[k] || (scores[i] == scores[k] && i < k) ? 1 : 0;
        }
        return before;
    }

    private static double logSumExp(double[] logits, int row) {
        double largest = logits[largest(logits)];
        if (Double.isInfinite(largest)) {
            throw new IllegalArgumentException(
                    "the largest logit of row %d is %s: training has diverged, lower the learning rate"
                            .formatted(row, largest));
        }
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - largest);
        }
        return largest + Math.log(sum);
    }

    private static int[] labels(NDArray actual) {
        int[] labels = Inputs.labels("actual", actual);
        Inputs.pairs(labels.length, "predictions", labels.length);
        return labels;
    }

    private static void table(int[] actual, double[][] scores) {
        Inputs.pairs(actual.length, "rows of scores", scores.length);
        Inputs.rectangular(scores);
        Inputs.inRange("actual", actual, scores[0].length);
    }
}
