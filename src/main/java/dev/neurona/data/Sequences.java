package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;

/**
 * Sequences that take memory. A network reads them step by step and is asked for one answer after the last step.
 *
 * @see Data#copyTask(int, int)
 */
public final class Sequences {
    private static final List<String> SYMBOLS = List.of("a", "b", "c", "d");

    private Sequences() {}

    /**
     * {@return a marked symbol, other symbols that do not matter, and a bell at which the marked one is to be told; x
     * {@code (N, gap + 2, 6)}, y the symbol's class} A step's inputs are the four symbols, one-hot; the mark, 1 at the first
     * step; and the bell, 1 at the last. Each symbol in between is one more chance to overwrite what was kept: over a gap
     * of 20, an LSTM of 32 units learned it in 800 steps of Adam where a tanh network of as many never did. After the tasks
     * of Hochreiter and Schmidhuber (1997).
     *
     * @param gap steps between the marked symbol and the bell, 0 or more
     */
    public static Data copyTask(NDManager manager, int n, int gap, long seed) {
        Chance.requireExamples(n);
        if (gap < 0) {
            throw new IllegalArgumentException("a gap of %d steps: give 0 or more".formatted(gap));
        }
        Random random = Chance.of(seed, "copyTask");
        int k = SYMBOLS.size();
        int length = gap + 2;
        int width = k + 2;
        long[] labels = Chance.balanced(n, k, random);
        float[] x = new float[Math.multiplyExact(n, length * width)];
        for (int i = 0; i < n; i++) {
            int start = i * length * width;
            x[start + (int) labels[i]] = 1;
            x[start + k] = 1;
            for (int t = 1; t <= gap; t++) {
                x[start + t * width + random.nextInt(k)] = 1;
            }
            x[start + (gap + 1) * width + k + 1] = 1;
        }
        return new Data(
                manager.create(x, new Shape(n, length, width)),
                manager.create(labels),
                List.of("a", "b", "c", "d", "mark", "bell"),
                SYMBOLS);
    }

    /**
     * {@return numbers from 0 to 1 of which two are marked, one in each half; their sum is to be told; x {@code (N, T, 2)}
     * of numbers and marks, y {@code (N, 1)}} Always answering 1 has a mean squared error of 1/6. After Hochreiter and
     * Schmidhuber (1997).
     *
     * @param length T, 2 or more
     */
    public static Data adding(NDManager manager, int n, int length, long seed) {
        Chance.requireExamples(n);
        requireLength(length);
        Random random = Chance.of(seed, "adding");
        float[] x = new float[Math.multiplyExact(n, 2 * length)];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < length; t++) {
                x[2 * (i * length + t)] = random.nextFloat();
            }
            int first = i * length + random.nextInt(length / 2);
            int second = i * length + length / 2 + random.nextInt(length - length / 2);
            x[2 * first + 1] = 1;
            x[2 * second + 1] = 1;
            y[i] = x[2 * first] + x[2 * second];
        }
        return new Data(
                manager.create(x, new Shape(n, length, 2)),
                manager.create(y, new Shape(n, 1)),
                List.of("number", "mark"),
                List.of());
    }

    /**
     * {@return pieces of sine waves of different periods, 8 to 30 steps, with noise; the next value is to be told, without
     * noise; x {@code (N, T, 1)}, y {@code (N, 1)}}
     *
     * @param length T, 2 or more
     */
    public static Data waves(NDManager manager, int n, int length, double noise, long seed) {
        Chance.requireExamples(n);
        Chance.requireNoise(noise);
        requireLength(length);
        Random random = Chance.of(seed, "waves");
        float[] x = new float[Math.multiplyExact(n, length)];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            double period = Chance.between(8, 30, random);
            double phase = random.nextDouble();
            for (int t = 0; t < length; t++) {
                double wave = Math.sin(2 * Math.PI * (t / period + phase));
                x[i * length + t] = (float) (wave + noise * random.nextGaussian());
            }
            y[i] = (float) Math.sin(2 * Math.PI * (length / period + phase));
        }
        return new Data(
                manager.create(x, new Shape(n, length, 1)),
                manager.create(y, new Shape(n, 1)),
                List.of("value"),
                List.of());
    }

    private static void requireLength(int length) {
        if (length < 2) {
            throw new IllegalArgumentException("sequences of %d steps: give 2 or more".formatted(length));
        }
    }
}
