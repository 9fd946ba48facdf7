package dev.neurona.train;

import ai.djl.training.tracker.Tracker;

/**
 * How large the steps are as training goes on (checklist O-03, Q-09): a number for each update, counted from 0. It is a
 * DJL {@code Tracker} too, so that DJL's own optimisers take it. Schedules count updates, not epochs: an epoch has
 * {@link dev.neurona.data.Batches#count} of them, a whole run {@link Fit#updates}.
 *
 * <pre>{@code LearningRate.warmUp(100, LearningRate.cosine(0.01, 2000))}</pre>
 */
@FunctionalInterface
public interface LearningRate extends Tracker {
    /**
     * {@return the learning rate of an update}
     *
     * @param n how many updates were done before it
     */
    double at(long n);

    /**
     * {@return the learning rate as DJL asks for it}
     *
     * @param numUpdate the number of the update, from 1
     */
    @Override
    default float getNewValue(int numUpdate) {
        return (float) at(Math.max(0, numUpdate - 1));
    }

    /** {@return always the same} */
    static LearningRate constant(double a) {
        requirePositive("the learning rate", a);
        return n -> a;
    }

    /** {@return a straight rise from {@code then}'s first value / (updates + 1) to it, and from there on {@code then}} */
    static LearningRate warmUp(int updates, LearningRate then) {
        requireCount("a warm-up", updates);
        return n -> n < updates ? then.at(0) * (n + 1) / (updates + 1) : then.at(n - updates);
    }

    /** {@return half a cosine from {@code a} down to 0 (Loshchilov and Hutter, SGDR, 2017), then 0} */
    static LearningRate cosine(double a, long updates) {
        return cosine(a, 0, updates);
    }

    /** {@return {@code least + (a - least) (1 + cos(pi n / updates)) / 2}, and {@code least} after that} */
    static LearningRate cosine(double a, double least, long updates) {
        requirePositive("the learning rate", a);
        requireCount("a cosine", updates);
        return n -> least + (a - least) * (1 + Math.cos(Math.PI * Math.min(n, updates) / updates)) / 2;
    }

    /** {@return {@code a factor^floor(n / every)}: a fall in steps} */
    static LearningRate steps(double a, long every, double factor) {
        requirePositive("the learning rate", a);
        requirePositive("the factor", factor);
        requireCount("a step", every);
        return n -> a * Math.pow(factor, (double) Math.floorDiv(n, every));
    }

    /** {@return {@code c1 / (n + c2)}, with which stochastic gradient descent converges (O-03)} */
    static LearningRate inverse(double c1, double c2) {
        requirePositive("c1", c1);
        requirePositive("c2", c2);
        return n -> c1 / (n + c2);
    }

    /** {@return {@code from (to / from)^(n / updates)}: every update multiplies by the same, as a range test does} */
    static LearningRate exponential(double from, double to, long updates) {
        requirePositive("the first learning rate", from);
        requirePositive("the last learning rate", to);
        requireCount("an exponential", updates);
        return n -> from * Math.pow(to / from, (double) n / updates);
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s is %s: expected a positive number".formatted(what, value));
        }
    }

    private static void requireCount(String what, long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("%s over %d updates: give 1 or more".formatted(what, updates));
        }
    }
}
