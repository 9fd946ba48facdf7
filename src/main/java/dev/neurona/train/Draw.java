package dev.neurona.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Hyperparameters drawn by chance for one run of a {@link Search}. Each is remembered under its name. */
public final class Draw {
    private final SplittableRandom random;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param seed what the draws follow from */
    public Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** {@return a number from {@code low} to {@code high}, everywhere as likely} */
    public double uniform(String name, double low, double high) {
        range(name, low, high);
        return put(name, low + (high - low) * random.nextDouble());
    }

    /**
     * {@return a number from {@code low} to {@code high} whose logarithm is everywhere as likely} From 0.001 to 1 a third of
     * the draws is below 0.01, a third from there to 0.1: right for learning rates and regularisation (checklist H-03).
     */
    public double logUniform(String name, double low, double high) {
        range(name, low, high);
        if (!(low > 0)) {
            throw new IllegalArgumentException("%s from %s: a logarithm needs positive bounds".formatted(name, low));
        }
        return put(name, low * Math.pow(high / low, random.nextDouble()));
    }

    /** {@return a whole number from {@code low} to {@code high}, both possible} */
    public int whole(String name, int low, int high) {
        range(name, low, high);
        return put(name, (int) random.nextLong(low, high + 1L));
    }

    /** {@return one of several things} */
    public <T> T choice(String name, List<T> things) {
        if (things.isEmpty()) {
            throw new IllegalArgumentException(name + ": there is nothing to choose from");
        }
        return put(name, things.get(random.nextInt(things.size())));
    }

    private <T> T put(String name, T value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("%s was drawn already: give every draw its own name".formatted(name));
        }
        return value;
    }

    private static void range(String name, double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "%s from %s to %s: the first must not be the greater".formatted(name, low, high));
        }
    }

    /** {@return what was drawn so far, by name} */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
