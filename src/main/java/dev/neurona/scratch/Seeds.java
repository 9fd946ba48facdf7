package dev.neurona.scratch;

import ai.djl.ndarray.NDManager;
import dev.neurona.Lab;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A seed for each draw that was given none: the first, second, third... since {@link Lab#start}. So two layers of equal
 * size do not start with equal weights, and the whole notebook run again draws the same.
 */
final class Seeds {
    private static @Nullable NDManager lesson;
    private static SplittableRandom draws = new SplittableRandom(0);

    private Seeds() {}

    static synchronized long next() {
        NDManager now = Lab.manager();
        if (lesson != now) { // each start has a manager of its own
            lesson = now;
            draws = new SplittableRandom(Lab.seed());
        }
        return draws.nextLong();
    }

    /** {@return a generator; those of neighbouring seeds have nothing in common, as {@code new Random(seed)} would} */
    static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }
}
