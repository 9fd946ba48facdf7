package dev.neurona.data;

import java.util.Random;

/** Random numbers that follow from a seed, apart for each thing that is drawn. */
final class Chance {
    private Chance() {}

    /**
     * {@return random numbers that follow from the seed and from what they are for} Neighbouring seeds give
     * unrelated numbers, and two generators that share a seed do not draw the same ones.
     */
    static Random of(long seed, String what) {
        return of(seed, what, 0);
    }

    /** {@return the random numbers of one example, so that it does not matter how many come before it} */
    static Random of(long seed, String what, int example) {
        return new Random(mixed(mixed(seed) + what.hashCode()) + mixed(example));
    }

    /** Spreads every bit of the number over all of them (the finaliser of SplitMix64; Steele, Lea and Flood 2014). */
    private static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * {@return n labels in random order, as balanced as can be} Each run of as many labels as there are classes has
     * every class once, so the first so many examples are balanced too.
     */
    static long[] balanced(int n, int classes, Random random) {
        int[] round = new int[classes];
        long[] labels = new long[n];
        for (int i = 0; i < n; i++) {
            if (i % classes == 0) {
                round = order(classes, random);
            }
            labels[i] = round[i % classes];
        }
        return labels;
    }

    /** {@return 0 to n - 1 in random order (Fisher and Yates 1938)} */
    static int[] order(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order, random);
        return order;
    }

    static void shuffle(int[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int number = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = number;
        }
    }

    /** {@return a number between two others} */
    static double between(double low, double high, Random random) {
        return low + (high - low) * random.nextDouble();
    }

    static void requireExamples(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("cannot draw %d examples: ask for 1 or more".formatted(n));
        }
    }

    static void requireNoise(double noise) {
        if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("noise of %s: give its standard deviation, 0 or more".formatted(noise));
        }
    }
}
