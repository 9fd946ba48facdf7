package dev.neurona.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Ranges into which numbers are sorted (bucketing, checklist D-11). A number on an edge belongs to the range below it;
 * numbers below the first range or above the last belong to these.
 *
 * <pre>{@code Buckets.upTo(15, 30, 50).of(15.1)      // 1: the second range }</pre>
 */
public final class Buckets {
    private final double[] tops;

    private Buckets(double[] tops) {
        this.tops = tops;
    }

    /**
     * {@return ranges that end at these numbers, which belong to them}
     *
     * @throws IllegalArgumentException if they do not rise
     */
    public static Buckets upTo(double... tops) {
        if (tops.length == 0) {
            throw new IllegalArgumentException("there is no range: give where each ends");
        }
        for (int i = 0; i < tops.length; i++) {
            if (Double.isNaN(tops[i]) || (i > 0 && tops[i] <= tops[i - 1])) {
                throw new IllegalArgumentException(
                        "the ranges end at %s: give rising numbers".formatted(Arrays.toString(tops)));
            }
        }
        return new Buckets(tops.clone());
    }

    /**
     * {@return k ranges with about as many of these values each} Where many values are equal there may be fewer ranges.
     */
    public static Buckets quantiles(double[] values, int k) {
        if (k < 1 || values.length < k) {
            throw new IllegalArgumentException(
                    "cannot make %d ranges of %d values: give 1 to %d".formatted(k, values.length, values.length));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a value is NaN: it belongs to no range");
        }
        double[] tops = IntStream.rangeClosed(1, k)
                .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / k) - 1])
                .distinct()
                .toArray();
        return new Buckets(tops);
    }

    /** {@return how many ranges there are} */
    public int size() {
        return tops.length;
    }

    /** {@return the number of the range of a value, from 0} */
    public int of(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN belongs to no range");
        }
        int bucket = 0;
        while (bucket < tops.length - 1 && value > tops[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** {@return the number of the range of each value} */
    public int[] of(double... values) {
        return Arrays.stream(values).mapToInt(this::of).toArray();
    }

    /** {@return what each range is, such as {@code "over 15 to 30"}} */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tops.length; i++) {
            names.add(
                    i == 0
                            ? "up to " + number(tops[0])
                            : "over %s to %s".formatted(number(tops[i - 1]), number(tops[i])));
        }
        return names;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * {@return batches of sequences that are about equally long, so that little is filled up} Each has the indices of up
     * to {@code batch} sequences; the batches come in random order.
     *
     * @param lengths how long each sequence is
     */
    public static List<int[]> byLength(int[] lengths, int batch, long seed) {
        if (batch < 1) {
            throw new IllegalArgumentException("batches of %d: give 1 or more".formatted(batch));
        }
        Random random = Chance.of(seed, "byLength");
        int[] sorted = Arrays.stream(Chance.order(lengths.length, random))
                .boxed()
                .sorted(Comparator.comparingInt(i -> lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        for (int start : Chance.order((sorted.length + batch - 1) / batch, random)) {
            batches.add(Arrays.copyOfRange(sorted, start * batch, Math.min(sorted.length, (start + 1) * batch)));
        }
        return batches;
    }

    /** {@return the names of the ranges} */
    @Override
    public String toString() {
        return names().toString();
    }
}
