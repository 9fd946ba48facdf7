package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Inputs on which a student's function is tried: simple ones first, so that a counter-example is easy to follow, then
 * random ones. Always the same.
 *
 * @param <T> the type of an input
 * @param inputs at least one
 */
public record Cases<T>(List<T> inputs) {
    private static final int MANY = 50;
    private static final long SEED = 20_240_331;

    public Cases {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there are no inputs to try: give at least one");
        }
    }

    /** {@return the inputs given} */
    @SafeVarargs
    public static <T> Cases<T> of(T... inputs) {
        List<T> list = new ArrayList<>();
        for (T input : inputs) {
            list.add(input);
        }
        return new Cases<>(list);
    }

    /** {@return 50 numbers of an interval: whole numbers close to 0 and the ends if they lie in it, then random ones} */
    public static Cases<Double> numbers(double from, double to) {
        ordered(from, to);
        List<Double> numbers = new ArrayList<>();
        for (double simple : new double[] {2, -2, 1, -1, .5, 0, from, to}) {
            if (simple >= from && simple <= to && !numbers.contains(simple)) {
                numbers.add(simple);
            }
        }
        Random random = new Random(SEED);
        while (numbers.size() < MANY) {
            numbers.add(between(from, to, random));
        }
        return new Cases<>(numbers);
    }

    /** {@return 50 vectors of some length with numbers of an interval; the first holds 1, 2, 3... as far as they lie in it} */
    public static Cases<double[]> vectors(int length, double from, double to) {
        ordered(from, to);
        if (length < 1) {
            throw new IllegalArgumentException("a vector needs at least one number, but got length " + length);
        }
        List<double[]> vectors = new ArrayList<>();
        Random random = new Random(SEED);
        for (int n = 0; n < MANY; n++) {
            double[] vector = new double[length];
            for (int i = 0; i < length; i++) {
                double simple = i + 1.0;
                vector[i] = n == 0 && simple >= from && simple <= to ? simple : between(from, to, random);
            }
            vectors.add(vector);
        }
        return new Cases<>(vectors);
    }

    /** {@return 50 pairs of numbers, for functions of two: {@code p -> f(p[0], p[1])}} */
    public static Cases<double[]> pairs(double from, double to) {
        return vectors(2, from, to);
    }

    /** {@return 50 matrices of some shape with numbers of an interval} */
    public static Cases<double[][]> matrices(int rows, int columns, double from, double to) {
        List<double[][]> matrices = new ArrayList<>();
        for (double[] values : vectors(rows * columns, from, to).inputs) {
            double[][] matrix = new double[rows][columns];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, row * columns, matrix[row], 0, columns);
            }
            matrices.add(matrix);
        }
        return new Cases<>(matrices);
    }

    private static void ordered(double from, double to) {
        if (!(from < to)) {
            throw new IllegalArgumentException("an interval goes up, but got %s to %s".formatted(from, to));
        }
    }

    /** Few digits, so that a counter-example can be typed in. */
    private static double between(double from, double to, Random random) {
        double value = from + (to - from) * random.nextDouble();
        return Math.max(from, Math.min(to, Double.parseDouble(String.format(Locale.ROOT, "%.3g", value))));
    }

    /** {@return the input, or a copy of an array: a function that changes its argument changes nobody else's} */
    @SuppressWarnings("unchecked") // a clone has the type of the original
    static <T> T copy(T input) {
        if (input instanceof double[] vector) {
            return (T) vector.clone();
        }
        if (input instanceof int[] vector) {
            return (T) vector.clone();
        }
        if (input instanceof float[] vector) {
            return (T) vector.clone();
        }
        if (input instanceof double[][] rows) {
            double[][] copy = rows.clone();
            for (int i = 0; i < copy.length; i++) {
                copy[i] = copy[i].clone();
            }
            return (T) copy;
        }
        return input;
    }

    /** {@return an input as a counter-example shows it} */
    static Message show(Object input) {
        return Numbers.of(input)
                .<Message>map(numbers -> language -> NumberText.of(numbers, language))
                .orElseGet(() -> Message.of(Kinds.quoted(input)));
    }
}
