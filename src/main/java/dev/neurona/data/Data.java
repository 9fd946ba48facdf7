package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Examples: the inputs of each, its label, and what both are called.
 *
 * <p>Labels of classes are numbers from 0, of type {@code int64} and shape {@code (N)}; values to predict are
 * {@code float32} of shape {@code (N, K)}, and then there are no classes.
 *
 * <p>The static methods draw sets by chance: their numbers follow from the seed of {@link Lab}, and their arrays belong to
 * its manager. {@link Points}, {@link Digits}, {@link ShapeImages} and {@link Sequences} draw the same with another seed or
 * manager. Sets made of a
 * set live in the manager of its x, and share with it what they do not change: change no array in place.
 *
 * <pre>{@code
 * Data[] parts = Data.moons(1000, 0.1).split(0.6, 0.2, 0.2);
 * Scaling scaling = Scaling.standard(parts[0]);
 * Data train = scaling.apply(parts[0]), dev = scaling.apply(parts[1]), test = scaling.apply(parts[2]);
 * }</pre>
 *
 * @param x the inputs, {@code float32}, shape {@code (N, ...)}: {@code (N, D)} for points and tables,
 *     {@code (N, C, H, W)} for images with values from 0 to 1, {@code (N, T, D)} for sequences
 * @param y the labels, {@code int64} of shape {@code (N)}, or values, {@code float32} of shape {@code (N, K)}
 * @param features what the inputs' columns are called; empty where nobody named them, as for images
 * @param classes what the labels 0, 1, 2... are called; empty where y holds values
 */
public record Data(NDArray x, NDArray y, List<String> features, List<String> classes) {
    /** How many inputs are changed at a time, to bound the memory between. */
    private static final int PIECE = 512;

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

    /** {@return k round clouds of points; see {@link Points#blobs}} */
    public static Data blobs(int n, int k) {
        return blobs(n, k, 0.8);
    }

    /** {@return k round clouds of points of this standard deviation; see {@link Points#blobs}} */
    public static Data blobs(int n, int k, double spread) {
        return Points.blobs(Lab.manager(), n, k, spread, Lab.seed());
    }

    /** {@return two half circles that reach into each other; see {@link Points#moons}} */
    public static Data moons(int n, double noise) {
        return Points.moons(Lab.manager(), n, noise, Lab.seed());
    }

    /** {@return a ring inside a ring; see {@link Points#rings}} */
    public static Data rings(int n, double noise) {
        return Points.rings(Lab.manager(), n, noise, Lab.seed());
    }

    /** {@return two spiral arms; see {@link Points#spirals}} */
    public static Data spirals(int n, double noise) {
        return spirals(n, 2, noise);
    }

    /** {@return k spiral arms; see {@link Points#spirals}} */
    public static Data spirals(int n, int k, double noise) {
        return Points.spirals(Lab.manager(), n, k, noise, Lab.seed());
    }

    /** {@return points whose class is whether the signs of x1 and x2 differ; see {@link Points#xor}} */
    public static Data xor(int n, double noise) {
        return Points.xor(Lab.manager(), n, noise, Lab.seed());
    }

    /** {@return values along a line with noise; see {@link Points#line}} */
    public static Data line(int n, double noise) {
        return Points.line(Lab.manager(), n, noise, Lab.seed());
    }

    /** {@return values along a sine with noise; see {@link Points#sine}} */
    public static Data sine(int n, double noise) {
        return Points.sine(Lab.manager(), n, noise, Lab.seed());
    }

    /** {@return digits as if written by hand, x {@code (N, 1, 28, 28)}; see {@link Digits}} */
    public static Data digits(int n) {
        return Digits.of(Lab.manager(), n, Lab.seed());
    }

    /** {@return pictures of ten classes of shapes, x {@code (N, 3, 32, 32)}; see {@link ShapeImages}} */
    public static Data shapes(int n) {
        return shapes(n, ShapeImages.Group.A);
    }

    /** {@return pictures of one of two groups of ten classes, x {@code (N, 3, 32, 32)}; see {@link ShapeImages}} */
    public static Data shapes(int n, ShapeImages.Group group) {
        return ShapeImages.of(Lab.manager(), n, group, Lab.seed());
    }

    /** {@return sequences whose first step is to be told after a gap; see {@link Sequences#copyTask}} */
    public static Data copyTask(int n, int gap) {
        return Sequences.copyTask(Lab.manager(), n, gap, Lab.seed());
    }

    /** {@return sequences of T numbers, two of them to be added; see {@link Sequences#adding}} */
    public static Data adding(int n, int length) {
        return Sequences.adding(Lab.manager(), n, length, Lab.seed());
    }

    /** {@return pieces of waves of T values whose next is to be told; see {@link Sequences#waves}} */
    public static Data waves(int n, int length, double noise) {
        return Sequences.waves(Lab.manager(), n, length, noise, Lab.seed());
    }

    /**
     * {@return the rows of a table as examples, x {@code (N, D)}} Numbers become one feature; words become one feature for
     * each different word, 1 where the row has it and else 0 ({@code region=coast}). A label of words gives classes, in the
     * order of the alphabet; a label of numbers gives values {@code (N, 1)}.
     *
     * @param label the column to predict
     * @param features the columns to predict it from; none for all others
     * @throws IllegalArgumentException if a column does not exist, has a missing value, or too many words for categories
     */
    public static Data from(Table table, String label, String... features) {
        return from(Lab.manager(), table, label, features);
    }

    /** {@return the rows of a table as examples, as {@link #from(Table, String, String...)}, in a manager} */
    public static Data from(NDManager manager, Table table, String label, String... features) {
        return Columns.read(manager, table, label, features);
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

    /** {@return how many examples each class has} */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int label : labels()) {
            counts[label]++;
        }
        return counts;
    }

    /** {@return the examples as a table: features and label (its class's name) or values; only for x {@code (N, D)}} */
    public Table table() {
        return Columns.write(this);
    }

    /** {@return these features only, in this order; for x {@code (N, D)} with named features} */
    public Data features(String... names) {
        long[] columns = new long[names.length];
        for (int j = 0; j < names.length; j++) {
            columns[j] = features.indexOf(names[j]);
            if (columns[j] < 0 || x.getShape().dimension() != 2) {
                throw new IllegalArgumentException(
                        "no feature \"%s\": %s".formatted(names[j], Spelling.suggest(names[j], features)));
            }
        }
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray index = scope.create(columns);
            return new Data(x.get(":, {}", index), y, List.of(names), classes);
        }
    }

    /** {@return all examples in random order} */
    public Data shuffled() {
        return shuffled(Lab.seed());
    }

    /** {@return all examples in the random order of a seed} */
    public Data shuffled(long seed) {
        return rows(Chance.order(size(), Chance.of(seed, "shuffled")));
    }

    /**
     * {@return the examples dealt out by chance, such as {@code split(0.6, 0.2, 0.2)} for training, choosing and testing}
     * Each goes to one part (checklist D-03, D-04).
     *
     * @param shares of all examples, adding up to 1
     * @throws IllegalArgumentException if they do not, or a part would be empty
     */
    public Data[] split(double... shares) {
        return split(shares, Lab.seed());
    }

    /** {@return the examples dealt out by the chance of a seed; see {@link #split(double...)}} */
    public Data[] split(double[] shares, long seed) {
        return parts(Splits.byChance(size(), shares, Chance.of(seed, "split")));
    }

    /**
     * {@return the examples dealt out by chance, class by class, so that every part has the same mixture of classes}
     *
     * @throws IllegalArgumentException as for {@link #split(double...)}, or if a class has too few examples
     */
    public Data[] stratified(double... shares) {
        return stratified(shares, Lab.seed());
    }

    /** {@return the examples dealt out by the chance of a seed, class by class; see {@link #stratified(double...)}} */
    public Data[] stratified(double[] shares, long seed) {
        return parts(Splits.stratified(labels(), classes, shares, Chance.of(seed, "split")));
    }

    private Data[] parts(List<int[]> rows) {
        return rows.stream().map(this::rows).toArray(Data[]::new);
    }

    /**
     * One round of cross-validation.
     *
     * @param train all examples but those of this fold
     * @param dev the examples of this fold
     */
    public record Fold(Data train, Data dev) {}

    /**
     * {@return k rounds of cross-validation: each example is in dev once and in train k - 1 times} With classes, every fold
     * has the same mixture of them. All copies together are k times as large (checklist D-07).
     */
    public List<Fold> folds(int k) {
        return folds(k, Lab.seed());
    }

    /** {@return k rounds of cross-validation by the chance of a seed; see {@link #folds(int)}} */
    public List<Fold> folds(int k, long seed) {
        int[] labels = classes.isEmpty() ? new int[0] : labels();
        List<int[]> folds = Splits.folds(size(), labels, k, Chance.of(seed, "folds"));
        List<Fold> rounds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int dev = f;
            int[] others = IntStream.range(0, k)
                    .filter(i -> i != dev)
                    .flatMap(i -> Arrays.stream(folds.get(i)))
                    .toArray();
            rounds.add(new Fold(rows(others), rows(folds.get(f))));
        }
        return rounds;
    }

    /** {@return the inputs as z-scores by the mean and deviation of the training set; see {@link Scaling#standard}} */
    public Data standardised(Data train) {
        return Scaling.standard(train).apply(this);
    }

    /**
     * {@return examples of each class as often as wanted, in random order} A class that has more is cut down, one that has
     * fewer is repeated: to make balanced data imbalanced and the other way round (checklist D-06).
     *
     * @param wanted a number for each class
     */
    public Data withCounts(int... wanted) {
        return withCounts(wanted, Lab.seed());
    }

    /** {@return examples of each class as often as wanted, by the chance of a seed; see {@link #withCounts(int...)}} */
    public Data withCounts(int[] wanted, long seed) {
        if (wanted.length != classes.size() || Arrays.stream(wanted).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts %s: give one, 0 or more, for each of the classes %s"
                    .formatted(Arrays.toString(wanted), classes));
        }
        return rows(Splits.counted(labels(), classes, wanted, Chance.of(seed, "counts")));
    }

    /** {@return each class as often as the most frequent, by repeating examples; do it after splitting, to train only} */
    public Data overSampled() {
        return overSampled(Lab.seed());
    }

    /** {@return each class as often as the most frequent, by the chance of a seed; see {@link #overSampled()}} */
    public Data overSampled(long seed) {
        return withCounts(filled(Arrays.stream(counts()).max().orElseThrow()), seed);
    }

    /** {@return each class as often as the rarest, by leaving examples out; classes without an example stay without} */
    public Data underSampled() {
        return underSampled(Lab.seed());
    }

    /** {@return each class as often as the rarest, by the chance of a seed; see {@link #underSampled()}} */
    public Data underSampled(long seed) {
        return withCounts(
                filled(Arrays.stream(counts()).filter(count -> count > 0).min().orElseThrow()), seed);
    }

    private int[] filled(int count) {
        return Arrays.stream(counts()).map(own -> own == 0 ? 0 : count).toArray();
    }

    /** {@return the examples of these classes only, which become classes 0, 1, 2... in this order} */
    public Data only(int... kept) {
        int[] labels = labels();
        int[] renamed = new int[classes.size()];
        Arrays.fill(renamed, -1);
        List<String> names = new ArrayList<>();
        for (int c : kept) {
            if (c < 0 || c >= classes.size()) {
                throw new IllegalArgumentException(
                        "no class %d: they are 0 to %d %s".formatted(c, classes.size() - 1, classes));
            }
            renamed[c] = names.size();
            names.add(classes.get(c));
        }
        int[] rows = IntStream.range(0, labels.length)
                .filter(i -> renamed[labels[i]] >= 0)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("no example is of the classes " + names);
        }
        Data picked = rows(rows);
        Data only = picked.relabelled(names, label -> renamed[label]);
        picked.y.close();
        return only;
    }

    /**
     * {@return the same inputs with other classes, such as even and odd of digits}
     *
     * @param names what the new classes are called
     * @param map gives the new label of an old one
     */
    public Data relabelled(List<String> names, IntUnaryOperator map) {
        long[] labels = Arrays.stream(labels()).map(map).asLongStream().toArray();
        return new Data(x, x.getManager().create(labels), features, names);
    }

    /**
     * {@return these examples and then those of another set of the same shape and classes}
     *
     * @throws IllegalArgumentException if shapes, classes or names of features differ
     */
    public Data joined(Data other) {
        boolean sameX = x.getShape().slice(1).equals(other.x.getShape().slice(1));
        boolean sameY = y.getShape().slice(1).equals(other.y.getShape().slice(1));
        if (!sameX || !sameY || !classes.equals(other.classes) || !features.equals(other.features)) {
            throw new IllegalArgumentException(
                    "cannot join %s and %s: shapes, features and classes must be the same".formatted(this, other));
        }
        return new Data(x.concat(other.x), y.concat(other.y), features, classes);
    }

    /** {@return the examples with every input changed at random; labels stay} */
    public Data altered(Augmentation change) {
        return altered(change, Lab.seed());
    }

    /** {@return the examples with every input changed by the chance of a seed; labels stay} */
    public Data altered(Augmentation change, long seed) {
        return altered(change, Chance.of(seed, "altered"));
    }

    private Data altered(Augmentation change, Random random) {
        NDManager manager = x.getManager();
        try (NDManager scope = manager.newSubManager()) {
            NDList pieces = new NDList();
            for (int from = 0; from < size(); from += PIECE) {
                try (NDArray piece = x.get(from + ":" + Math.min(size(), from + PIECE))) {
                    NDArray changed = change.apply(piece, random);
                    changed.attach(scope);
                    pieces.add(changed);
                }
            }
            NDArray all = NDArrays.concat(pieces);
            all.attach(manager);
            return new Data(all, y, features, classes);
        }
    }

    /**
     * {@return a set so many times as large: the examples as they are, and then changed copies of all} For changes that
     * are new in every epoch, give the augmentation to training instead. Only for training sets (checklist D-17).
     *
     * @param times 1 or more
     */
    public Data augmented(int times, Augmentation change) {
        return augmented(times, change, Lab.seed());
    }

    /** {@return a set so many times as large, by the chance of a seed; see {@link #augmented(int, Augmentation)}} */
    public Data augmented(int times, Augmentation change, long seed) {
        if (times < 1) {
            throw new IllegalArgumentException("a set %d times as large: give 1 or more".formatted(times));
        }
        Random random = Chance.of(seed, "augmented");
        NDManager manager = x.getManager();
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = new NDList(x);
            NDList labels = new NDList(y);
            for (int i = 1; i < times; i++) {
                Data copy = altered(change, random);
                copy.x.attach(scope);
                inputs.add(copy.x);
                labels.add(copy.y);
            }
            NDArray allX = NDArrays.concat(inputs);
            NDArray allY = NDArrays.concat(labels);
            allX.attach(manager);
            allY.attach(manager);
            return new Data(allX, allY, features, classes);
        }
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
