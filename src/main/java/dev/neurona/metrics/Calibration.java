package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.Curve;
import dev.neurona.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * Whether probabilities are true: of the examples called 80 % sure, about 80 % should turn out so. The examples are put
 * into bins of equal width by their probability, and each bin compares what was said with what came.
 *
 * <p>C. Guo, G. Pleiss, Y. Sun and K. Weinberger, "On calibration of modern neural networks", ICML 2017.
 *
 * @param bins those with examples in them, from the lowest probability
 */
public record Calibration(List<Bin> bins) {
    /**
     * Examples of about the same probability.
     *
     * @param from smallest probability that belongs here
     * @param to first that does not; the last bin holds 1 as well
     * @param examples how many are in it, at least one
     * @param said mean of their probabilities
     * @param came part of them that turned out so
     */
    public record Bin(double from, double to, long examples, double said, double came) {}

    public Calibration {
        if (bins.isEmpty()) {
            throw new IllegalArgumentException("a calibration needs at least one bin with examples");
        }
        bins = List.copyOf(bins);
    }

    /**
     * {@return how true the probabilities of the positive class are}
     *
     * @param actual 1 for positive, 0 for negative
     * @param probabilities of the positive class, between 0 and 1
     * @param bins how many, 10 or 15 as a rule
     */
    public static Calibration of(int[] actual, double[] probabilities, int bins) {
        Inputs.pairs(actual.length, "probabilities", probabilities.length);
        Inputs.zeroOrOne(actual);
        Inputs.probabilities(probabilities);
        if (bins < 1) {
            throw new IllegalArgumentException("got %d bins: choose 1 or more, such as 10".formatted(bins));
        }
        long[] examples = new long[bins];
        double[] said = new double[bins];
        double[] came = new double[bins];
        for (int i = 0; i < actual.length; i++) {
            int bin = bin(probabilities[i], bins);
            examples[bin]++;
            said[bin] += probabilities[i];
            came[bin] += actual[i];
        }
        List<Bin> filled = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            if (examples[b] > 0) {
                double n = examples[b];
                filled.add(new Bin((double) b / bins, (b + 1.0) / bins, examples[b], said[b] / n, came[b] / n));
            }
        }
        return new Calibration(filled);
    }

    /** {@code p * bins} is rounded, and 0.29 * 100 falls below 29: the edges decide. */
    private static int bin(double probability, int bins) {
        int bin = Math.min(bins - 1, (int) (probability * bins));
        if (bin + 1 < bins && probability >= (bin + 1.0) / bins) {
            return bin + 1;
        }
        return probability < (double) bin / bins ? bin - 1 : bin;
    }

    /**
     * {@return how true the probability of the class that a classifier chose is}
     *
     * @param actual class numbers
     * @param probabilities a row for each example, each adding up to 1
     */
    public static Calibration ofChosen(int[] actual, double[][] probabilities, int bins) {
        Inputs.pairs(actual.length, "rows of probabilities", probabilities.length);
        Inputs.distributions(probabilities);
        Inputs.inRange("actual", actual, probabilities[0].length);
        int[] right = new int[actual.length];
        double[] sure = new double[actual.length];
        for (int i = 0; i < actual.length; i++) {
            int chosen = Measure.largest(probabilities[i]);
            right[i] = chosen == actual[i] ? 1 : 0;
            sure[i] = probabilities[i][chosen];
        }
        return of(right, sure, bins);
    }

    /** {@return {@link #ofChosen(int[], double[][], int)} of labels {@code (N)} and probabilities {@code (N, C)}, not logits} */
    public static Calibration ofChosen(NDArray actual, NDArray probabilities, int bins) {
        int[] labels = Inputs.labels("actual", actual);
        Inputs.pairs(labels.length, "predictions", labels.length);
        return ofChosen(labels, Inputs.rows(probabilities, labels.length), bins);
    }

    /** {@return the expected calibration error, {@code sum of n[b]/n |came[b] - said[b]|}: 0 is perfect, 1 the worst} */
    public double expectedError() {
        double examples = bins.stream().mapToLong(Bin::examples).sum();
        return bins.stream()
                .mapToDouble(bin -> bin.examples / examples * Math.abs(bin.came - bin.said))
                .sum();
    }

    /** {@return the largest difference of any bin, however few examples it has} */
    public double largestError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.came - bin.said))
                .max()
                .orElse(0);
    }

    /** {@return the bins as a table} */
    public Table table() {
        return Table.create(
                "Calibration",
                DoubleColumn.create("from", bins.stream().mapToDouble(Bin::from).toArray()),
                DoubleColumn.create("to", bins.stream().mapToDouble(Bin::to).toArray()),
                LongColumn.create(
                        "examples", bins.stream().mapToLong(Bin::examples).toArray()),
                DoubleColumn.create("said", said()),
                DoubleColumn.create("came", came()));
    }

    /** {@return the reliability diagram: below the diagonal a classifier is too sure of itself} */
    public Figure plot() {
        Phrases words = Phrases.of(Calibration.class);
        return Plot.lines(
                words.say("calibration.title", Spoken.number("%.3f", expectedError())),
                words.say("calibration.said"),
                words.say("calibration.came"),
                Curve.of(words.say("classifier"), said(), came()),
                Curve.of(words.say("calibration.perfect"), new double[] {0, 1}, new double[] {0, 1}));
    }

    private double[] said() {
        return bins.stream().mapToDouble(Bin::said).toArray();
    }

    private double[] came() {
        return bins.stream().mapToDouble(Bin::came).toArray();
    }
}
