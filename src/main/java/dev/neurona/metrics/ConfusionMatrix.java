package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.Plot;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * What a classifier took for what: <b>a row for each actual class, a column for each predicted one</b>. Of two classes the
 * negative one, 0, comes first:
 *
 * <pre>
 *                predicted 0   predicted 1
 *     actual 0       TN            FP
 *     actual 1       FN            TP
 * </pre>
 *
 * <p>Each class has its rates against all the rest; where a rate has nothing to divide by it is 0, see
 * {@link BinaryCounts}. Other books and tools put the predicted classes into the rows: look before you compare.
 */
public final class ConfusionMatrix {
    /** Without names, a larger label is rather a mistake than a class. */
    private static final int MOST_UNNAMED = 10_000;

    private final long[][] counts;
    private final List<String> classes;

    private ConfusionMatrix(long[][] counts, List<String> classes) {
        this.counts = counts;
        this.classes = classes;
    }

    /**
     * {@return the matrix of labels}
     *
     * @param actual class numbers, from 0
     * @param predicted as many class numbers
     * @param classes names; without any they are "0", "1"... as far as the labels go
     * @throws IllegalArgumentException if there are no labels, the lengths differ or a label has no class
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, String... classes) {
        Inputs.pairs(actual.length, "predictions", predicted.length);
        return count(actual, predicted, classes.length == 0 ? numbers(actual, predicted, 2) : List.of(classes));
    }

    /**
     * {@return the matrix of labels or logits}
     *
     * @param actual class numbers {@code (N)} of any type
     * @param predicted class numbers {@code (N)}, or scores {@code (N, C)} of which the largest decides (the first, if
     *     several are)
     * @param classes names; without any they are "0", "1"...
     * @throws IllegalArgumentException if the shapes do not fit, a label has no class or a score is NaN
     */
    public static ConfusionMatrix of(NDArray actual, NDArray predicted, String... classes) {
        int[] truth = Inputs.labels("actual", actual);
        if (predicted.size() == truth.length) {
            return of(truth, Inputs.labels("predicted", predicted), classes);
        }
        Inputs.pairs(truth.length, "predictions", truth.length);
        double[][] scores = Inputs.rows(predicted, truth.length);
        Inputs.rectangular(scores);
        int[] best = Arrays.stream(scores).mapToInt(Measure::largest).toArray();
        int columns = scores[0].length;
        if (classes.length != 0 && classes.length != columns) {
            throw new IllegalArgumentException("got scores of %d classes and %d names: give one name for each column"
                    .formatted(columns, classes.length));
        }
        return count(truth, best, classes.length == 0 ? numbers(columns) : List.of(classes));
    }

    /**
     * {@return the matrix of two classes at a threshold} A score at or above it is taken for positive.
     *
     * @param actual 1 for positive, 0 for negative
     * @param scores of the positive class: probabilities or logits, as the threshold is
     */
    public static ConfusionMatrix at(double threshold, int[] actual, double[] scores) {
        Inputs.pairs(actual.length, "scores", scores.length);
        Inputs.zeroOrOne(actual);
        Inputs.noNaN(scores);
        int[] predicted = Arrays.stream(scores)
                .mapToInt(score -> score >= threshold ? 1 : 0)
                .toArray();
        return count(actual, predicted, signs());
    }

    /** {@return a matrix of counts already made, {@code counts[actual][predicted]}} */
    public static ConfusionMatrix ofCounts(long[][] counts, String... classes) {
        List<String> names = classes.length == 0 ? numbers(counts.length) : List.of(classes);
        long[][] copy = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
        boolean square = copy.length == names.size() && Arrays.stream(copy).allMatch(row -> row.length == copy.length);
        if (!square || Arrays.stream(copy).flatMapToLong(Arrays::stream).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException(
                    "expected %d rows of %d counts of 0 or more, counts[actual][predicted], one for each class"
                            .formatted(names.size(), names.size()));
        }
        return checked(copy, names);
    }

    private static ConfusionMatrix count(int[] actual, int[] predicted, List<String> classes) {
        Inputs.inRange("actual", actual, classes.size());
        Inputs.inRange("predicted", predicted, classes.size());
        long[][] counts = new long[classes.size()][classes.size()];
        for (int i = 0; i < actual.length; i++) {
            counts[actual[i]][predicted[i]]++;
        }
        return checked(counts, classes);
    }

    private static ConfusionMatrix checked(long[][] counts, List<String> classes) {
        if (new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException("the class names %s are not all different".formatted(classes));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(counts, classes);
        if (matrix.total() == 0) {
            throw new IllegalArgumentException("all counts are 0: a confusion matrix needs at least one example");
        }
        return matrix;
    }

    private static List<String> numbers(int[] actual, int[] predicted, int least) {
        int largest = IntStream.concat(Arrays.stream(actual), Arrays.stream(predicted))
                .max()
                .orElse(0);
        if (largest >= MOST_UNNAMED) {
            throw new IllegalArgumentException(
                    "label %d would make more than %d classes: number the classes 0, 1, 2... without gaps"
                            .formatted(largest, MOST_UNNAMED));
        }
        return numbers(Math.max(least, largest + 1));
    }

    private static List<String> numbers(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    /** {@return the names of the classes, in the order of rows and columns} */
    public List<String> classes() {
        return classes;
    }

    /** {@return how many of one class were taken for another} */
    public long count(int actual, int predicted) {
        return counts[known(actual)][known(predicted)];
    }

    /** {@return a copy of all counts, {@code counts[actual][predicted]}} */
    public long[][] counts() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /** {@return how many examples were counted} */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** {@return how many examples are of a class, its row's sum; also called its support} */
    public long support(int k) {
        return Arrays.stream(counts[known(k)]).sum();
    }

    /** {@return one class as the positive one, all the others as negative} */
    public BinaryCounts against(int k) {
        long found = counts[known(k)][k];
        long predicted = Arrays.stream(counts).mapToLong(row -> row[k]).sum();
        long actual = support(k);
        return new BinaryCounts(found, predicted - found, actual - found, total() - predicted - actual + found);
    }

    /** {@return the part on the diagonal: {@code right / all}} */
    public double accuracy() {
        return (double) IntStream.range(0, counts.length)
                        .mapToLong(k -> counts[k][k])
                        .sum()
                / total();
    }

    /** {@return the accuracy of always saying the most frequent class} A classifier has to beat it before it has learned anything. */
    public double baseline() {
        return (double) IntStream.range(0, counts.length)
                        .mapToLong(this::support)
                        .max()
                        .orElse(0)
                / total();
    }

    /** {@return {@code TP / (TP + FP)} of a class, 0 if it was never predicted} */
    public double precision(int k) {
        return against(k).precision();
    }

    /** {@return {@code TP / (TP + FN)} of a class, 0 if it does not occur} */
    public double recall(int k) {
        return against(k).recall();
    }

    /** {@return {@code 2 TP / (2 TP + FP + FN)} of a class, 0 if it neither occurs nor was predicted} */
    public double f1(int k) {
        return against(k).f1();
    }

    /** {@return {@code FP / (FP + TN)} of a class, 0 if there is no other} */
    public double falsePositiveRate(int k) {
        return against(k).falsePositiveRate();
    }

    /**
     * {@return the plain mean of the classes' rates: a rare class counts as much as a frequent one} Classes that neither
     * occur nor were predicted are left out.
     */
    public Scores macro() {
        int[] seen = IntStream.range(0, counts.length)
                .filter(k -> against(k).trueNegatives() < total())
                .toArray();
        Scores mean = Scores.ZERO;
        for (int k : seen) {
            mean = mean.plus(1.0 / seen.length, against(k).scores());
        }
        return mean;
    }

    /** {@return the mean of the classes' rates weighted by how often each class occurs} Its recall is the accuracy. */
    public Scores weighted() {
        Scores mean = Scores.ZERO;
        for (int k = 0; k < counts.length; k++) {
            mean = mean.plus((double) support(k) / total(), against(k).scores());
        }
        return mean;
    }

    /** {@return both matrices added, such as those of two batches} */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException("cannot add matrices of the classes %s and %s: name the same classes"
                    .formatted(classes, other.classes));
        }
        long[][] sum = counts();
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += other.counts[i][j];
            }
        }
        return new ConfusionMatrix(sum, classes);
    }

    /** {@return the counts, a row for each actual class, a column for each predicted one} */
    public Table table() {
        return ConfusionTables.counts(this);
    }

    /** {@return the rates of each class, then their macro and weighted means} */
    public Table report() {
        return ConfusionTables.rates(this);
    }

    /** {@return the counts with their part of the row, actual classes from top to bottom} */
    public Figure plot() {
        String title = Phrases.of(ConfusionMatrix.class)
                .say("confusion.title", Spoken.number("%.1f", 100 * accuracy()), total());
        return Plot.confusion(title, classes.toArray(String[]::new), counts());
    }

    private static List<String> signs() {
        Phrases words = Phrases.of(ConfusionMatrix.class);
        return List.of(words.say("negative"), words.say("positive"));
    }

    private int known(int k) {
        if (k < 0 || k >= counts.length) {
            throw new IllegalArgumentException(
                    "no class %d: %d classes are numbered 0 to %d".formatted(k, counts.length, counts.length - 1));
        }
        return k;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that
                && classes.equals(that.classes)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
    }

    /** {@return the counts as text, with the convention on top} */
    @Override
    public String toString() {
        return table().printAll();
    }
}
