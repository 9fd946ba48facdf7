package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Points in the plane, and values along a line: sets small enough to see what a model does with them. Classes are balanced
 * and in random order; noise is the standard deviation of what is added to both coordinates.
 *
 * @see Data#moons(int, double)
 */
public final class Points {
    private static final List<String> PLANE = List.of("x1", "x2");

    private Points() {}

    /** Where a point of a class lies before noise is added. */
    @FunctionalInterface
    private interface Place {
        double[] of(int label, Random random);
    }

    /**
     * {@return round clouds, one for each class, whose centres lie on a circle of radius 2 around the origin; x
     * {@code (N, 2)}}
     *
     * @param k how many classes, 1 or more
     * @param spread the standard deviation of a cloud; with two classes 0.8 lets few points cross over
     */
    public static Data blobs(NDManager manager, int n, int k, double spread, long seed) {
        requireClasses(k);
        return plane(manager, n, k, spread, Chance.of(seed, "blobs"), (label, random) -> {
            double angle = 2 * Math.PI * label / k + Math.PI / 4;
            return new double[] {2 * Math.cos(angle), 2 * Math.sin(angle)};
        });
    }

    /** {@return two half circles of radius 1 that reach into each other; x {@code (N, 2)}} */
    public static Data moons(NDManager manager, int n, double noise, long seed) {
        return plane(manager, n, 2, noise, Chance.of(seed, "moons"), (label, random) -> {
            double angle = Math.PI * random.nextDouble();
            return label == 0
                    ? new double[] {Math.cos(angle), Math.sin(angle)}
                    : new double[] {1 - Math.cos(angle), 0.5 - Math.sin(angle)};
        });
    }

    /** {@return a ring of radius 1 inside a ring of radius 2; x {@code (N, 2)}} */
    public static Data rings(NDManager manager, int n, double noise, long seed) {
        return plane(manager, n, 2, noise, Chance.of(seed, "rings"), (label, random) -> {
            double angle = 2 * Math.PI * random.nextDouble();
            return new double[] {(label + 1) * Math.cos(angle), (label + 1) * Math.sin(angle)};
        });
    }

    /**
     * {@return spiral arms, one for each class, that turn once and a quarter around the origin out to radius 1; x
     * {@code (N, 2)}}
     *
     * @param k how many arms, 1 or more
     */
    public static Data spirals(NDManager manager, int n, int k, double noise, long seed) {
        requireClasses(k);
        return plane(manager, n, k, noise, Chance.of(seed, "spirals"), (label, random) -> {
            double r = 0.05 + 0.95 * Math.sqrt(random.nextDouble());
            double angle = 2 * Math.PI * ((double) label / k + 1.25 * r);
            return new double[] {r * Math.cos(angle), r * Math.sin(angle)};
        });
    }

    /**
     * {@return points of the square from -1 to 1, class 1 where the signs of x1 and x2 differ; x {@code (N, 2)}} Before
     * noise is added, none is nearer to an axis than 0.05.
     */
    public static Data xor(NDManager manager, int n, double noise, long seed) {
        return plane(manager, n, 2, noise, Chance.of(seed, "xor"), (label, random) -> {
            double side = random.nextBoolean() ? 1 : -1;
            return new double[] {
                side * Chance.between(0.05, 1, random), (label == 0 ? side : -side) * Chance.between(0.05, 1, random)
            };
        });
    }

    private static Data plane(NDManager manager, int n, int k, double noise, Random random, Place place) {
        Chance.requireExamples(n);
        Chance.requireNoise(noise);
        long[] labels = Chance.balanced(n, k, random);
        float[] x = new float[2 * n];
        for (int i = 0; i < n; i++) {
            double[] point = place.of((int) labels[i], random);
            x[2 * i] = (float) (point[0] + noise * random.nextGaussian());
            x[2 * i + 1] = (float) (point[1] + noise * random.nextGaussian());
        }
        List<String> classes = IntStream.range(0, k).mapToObj(Integer::toString).toList();
        return new Data(manager.create(x, new Shape(n, 2)), manager.create(labels), PLANE, classes);
    }

    private static void requireClasses(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("cannot draw points of %d classes: ask for 1 or more".formatted(k));
        }
    }

    /** {@return values along a line, y = 1 + 2x + noise for x from 0 to 1; x {@code (N, 1)}, y {@code (N, 1)}} */
    public static Data line(NDManager manager, int n, double noise, long seed) {
        return values(manager, n, noise, Chance.of(seed, "line"), x -> 1 + 2 * x);
    }

    /** {@return a period of a sine, y = sin(2πx) + noise for x from 0 to 1; x {@code (N, 1)}, y {@code (N, 1)}} */
    public static Data sine(NDManager manager, int n, double noise, long seed) {
        return values(manager, n, noise, Chance.of(seed, "sine"), x -> Math.sin(2 * Math.PI * x));
    }

    private static Data values(NDManager manager, int n, double noise, Random random, DoubleUnaryOperator f) {
        Chance.requireExamples(n);
        Chance.requireNoise(noise);
        float[] x = new float[n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat();
            y[i] = (float) (f.applyAsDouble(x[i]) + noise * random.nextGaussian());
        }
        return new Data(
                manager.create(x, new Shape(n, 1)), manager.create(y, new Shape(n, 1)), List.of("x"), List.of());
    }
}
