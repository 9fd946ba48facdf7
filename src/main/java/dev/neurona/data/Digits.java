package dev.neurona.data;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;

/**
 * Handwritten digits that no one wrote: each is drawn from strokes (the resource {@code digits.txt}), with the variety of
 * hands and pens that people have. Pictures are prepared as those of MNIST are, 28 by 28 pixels from 0 for paper to 1 for
 * ink, so that a network trained on them reads real digits too.
 *
 * @see Data#digits(int)
 */
public final class Digits {
    private static final int SIDE = Pen.SIDE;
    private static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private Digits() {}

    /**
     * {@return n digits, x {@code (N, 1, 28, 28)}, as many of each class} The first m of n digits are those that would
     * come if m were asked for. 10,000 take a second or two.
     *
     * @param manager owns the arrays
     * @param seed what the digits follow from
     */
    public static Data of(NDManager manager, int n, long seed) {
        Chance.requireExamples(n);
        long[] labels = Chance.balanced(n, CLASSES.size(), Chance.of(seed, "digits"));
        float[] pixels = new float[Math.multiplyExact(n, SIDE * SIDE)];
        for (int i = 0; i < n; i++) {
            Random random = Chance.of(seed, "digit", i);
            System.arraycopy(Handwriting.write((int) labels[i], random), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
        }
        return new Data(
                manager.create(pixels, new Shape(n, 1, SIDE, SIDE)), manager.create(labels), List.of(), CLASSES);
    }
}
