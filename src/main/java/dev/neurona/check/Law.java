package dev.neurona.check;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Something that has to hold for what a function returns, whatever goes in, such as that probabilities sum to one.
 *
 * @param <T> the type of the input
 */
public final class Law<T> {
    /** Says what is wrong, nothing if the law holds. */
    @FunctionalInterface
    private interface Test<T> {
        Optional<Message> breach(T input, Object output);
    }

    private final Message name;
    private final Test<T> test;

    private Law(Message name, Test<T> test) {
        this.name = name;
        this.test = test;
    }

    /** {@return a law of an author's own: what it says, in both languages, and whether it holds for an input and its output} */
    public static <T> Law<T> of(String english, String spanish, BiPredicate<T, Object> holds) {
        return new Law<>(
                Message.of(english, spanish),
                (input, output) -> holds.test(input, output) ? Optional.empty() : Optional.of(value(output)));
    }

    /** {@return the law that the numbers that come out sum to one} */
    public static <T> Law<T> sumsToOne(double tolerance) {
        return new Law<>(Message.key("law.sum"), (input, output) -> {
            double sum = 0;
            for (double value : numbers(output).values()) {
                sum += value;
            }
            return Math.abs(sum - 1) <= tolerance ? Optional.empty() : Optional.of(Message.key("law.sumIs", sum));
        });
    }

    /** {@return the law that every number that comes out lies between two, both allowed} */
    public static <T> Law<T> within(double from, double to) {
        return new Law<>(Message.key("law.within", from, to), (input, output) -> {
            for (double value : numbers(output).values()) {
                if (!(value >= from && value <= to)) {
                    return Optional.of(Message.key("law.holds", value));
                }
            }
            return Optional.empty();
        });
    }

    /** {@return the law that no number that comes out is NaN or infinite} */
    public static <T> Law<T> finite() {
        return new Law<>(Message.key("law.finite"), (input, output) -> {
            for (double value : numbers(output).values()) {
                if (!Double.isFinite(value)) {
                    return Optional.of(Message.key("law.holds", value));
                }
            }
            return Optional.empty();
        });
    }

    /** {@return the law that what comes out has the shape of what went in} */
    public static <T> Law<T> sameShape() {
        return new Law<>(Message.key("law.shape"), (input, output) -> {
            Numbers out = numbers(output);
            return out.shapeText().equals(numbers(input).shapeText())
                    ? Optional.empty()
                    : Optional.of(Message.key("actual.shape", out.shapeText()));
        });
    }

    Message name() {
        return name;
    }

    Optional<Message> breach(T input, Object output) {
        return test.breach(input, output);
    }

    private static Numbers numbers(Object value) {
        return Numbers.of(value)
                .orElseThrow(() ->
                        new IllegalArgumentException("expected numbers but the function returned " + Kinds.of(value)));
    }

    private static Message value(Object output) {
        return Cases.show(output);
    }
}
