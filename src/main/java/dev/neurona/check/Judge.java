package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares values with what was expected. Pure: nothing is recorded, so a grader may judge with it what came out of a
 * student's process, see {@link Numbers#parse}.
 */
public final class Judge {
    private Judge() {}

    /**
     * {@return whether numbers or arrays of them are near the expected ones} The kind of container does not matter, nor
     * axes of length 1 that one of them has more.
     *
     * @param expected a number, array, list, NDArray or {@link Numbers}
     */
    public static Verdict near(@Nullable Object actual, Object expected, Tolerance tolerance, Mistake... mistakes) {
        if (actual == null) {
            return Verdict.notAttempted();
        }
        Numbers right = Numbers.of(expected)
                .orElseThrow(() -> new IllegalArgumentException("expected numbers to compare with but got "
                        + expected.getClass().getSimpleName() + ": use equal or text for this check"));
        Optional<Numbers> given;
        try {
            given = Numbers.of(actual);
        } catch (IllegalArgumentException ragged) {
            return Verdict.failed(
                    Message.key("expected.numbers", show(right)),
                    Message.key("actual.ragged"),
                    Message.key("look.ragged", String.valueOf(ragged.getMessage())));
        }
        if (given.isEmpty()) {
            return Verdict.failed(
                    Message.key("expected.numbers", show(right)), Message.key("actual.kind", Kinds.of(actual)));
        }
        Numbers numbers = given.get();
        if (!numbers.fits(right)) {
            return explained(otherShape(numbers, right.shape()), actual, tolerance, mistakes);
        }
        int[] wrong = wrong(numbers, right, tolerance);
        return wrong.length == 0
                ? Verdict.passed()
                : explained(difference(numbers, right, wrong, tolerance), actual, tolerance, mistakes);
    }

    /**
     * {@return whether at least a part of the entries of an array are the expected ones} Of labels that a net gave, that part
     * is its accuracy.
     *
     * @param least the part that suffices, 0 to 1
     */
    public static Verdict share(@Nullable Object actual, Object expected, double least, Mistake... mistakes) {
        Verdict near = near(actual, expected, Tolerance.absolute(0));
        Optional<Numbers> given = actual == null ? Optional.empty() : Numbers.of(actual);
        Numbers right = Numbers.of(expected).orElseThrow();
        if (near instanceof Verdict.NotAttempted
                || given.isEmpty()
                || !given.get().fits(right)) {
            return near;
        }
        double share = 1 - (double) wrong(given.get(), right, Tolerance.absolute(0)).length / right.size();
        return atLeast(share, least, mistakes);
    }

    private static int[] wrong(Numbers actual, Numbers expected, Tolerance tolerance) {
        boolean single = actual.isSingle() || expected.isSingle();
        return IntStream.range(0, expected.size())
                .filter(i -> !tolerance.accepts(actual.at(i), expected.at(i), single))
                .toArray();
    }

    private static Verdict difference(Numbers actual, Numbers expected, int[] wrong, Tolerance tolerance) {
        int first = wrong[0];
        int digits = NumberText.digits(actual.at(first), expected.at(first));
        List<Message> look = new ArrayList<>();
        if (expected.size() > 1) {
            look.add(Message.key("look.several", wrong.length, expected.size()));
        }
        Diagnosis.of(actual, expected, tolerance).ifPresent(look::add);
        Message right = NumberText.message(expected.at(first), digits);
        Message came = NumberText.message(actual.at(first), digits);
        if (expected.isScalar()) {
            return Verdict.failed(right, came, look.toArray(Message[]::new));
        }
        return Verdict.failed(
                Message.key("expected.at", right, actual.place(first)), came, look.toArray(Message[]::new));
    }

    /** Puts a known mistake before the library's own guesses. */
    private static Verdict explained(Verdict verdict, Object actual, Tolerance tolerance, Mistake... mistakes) {
        if (!(verdict instanceof Verdict.Failed failed)) {
            return verdict;
        }
        return Mistake.in(actual, tolerance, mistakes)
                .<Verdict>map(said -> Verdict.failed(failed.expected(), failed.actual(), said))
                .orElse(verdict);
    }

    /**
     * {@return whether an array has a shape}
     *
     * @param expected lengths of the axes; -1 for any length
     */
    public static Verdict shape(@Nullable Object actual, long... expected) {
        if (actual == null) {
            return Verdict.notAttempted();
        }
        Optional<Numbers> given = Numbers.of(actual);
        if (given.isEmpty()) {
            return Verdict.failed(
                    Message.key("expected.shape", Numbers.shapeText(expected)),
                    Message.key("actual.kind", Kinds.of(actual)));
        }
        long[] shape = given.get().shape();
        boolean fits = shape.length == expected.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = expected[i] < 0 || expected[i] == shape[i];
        }
        return fits ? Verdict.passed() : otherShape(given.get(), expected);
    }

    private static Verdict otherShape(Numbers actual, long... expected) {
        return Verdict.failed(
                Message.key("expected.shape", Numbers.shapeText(expected)),
                Message.key("actual.shape", actual.shapeText()),
                Diagnosis.ofShape(actual.shape(), expected));
    }

    /**
     * {@return whether a value equals the expected one: texts, truth values, lists, sets, maps, arrays, records, tables}
     * Numbers are compared as numbers, so {@code 3} equals {@code 3.0}; the order of a list matters, that of a set does not.
     */
    public static Verdict equal(@Nullable Object actual, Object expected, Mistake... mistakes) {
        if (actual == null) {
            return Verdict.notAttempted();
        }
        if (expected instanceof CharSequence text && actual instanceof CharSequence given) {
            return explained(Texts.exact(given.toString(), text.toString()), actual, Tolerance.usual(), mistakes);
        }
        return explained(
                Equality.difference(actual, expected).orElseGet(Verdict::passed), actual, Tolerance.usual(), mistakes);
    }

    /** {@return whether a text is the expected one, whatever its case, spaces, accents and final full stop} */
    public static Verdict text(@Nullable Object actual, String expected, Mistake... mistakes) {
        if (actual == null || actual.toString().isBlank()) {
            return Verdict.notAttempted();
        }
        return explained(Texts.loose(actual.toString(), expected), actual, Tolerance.usual(), mistakes);
    }

    /** {@return whether a number is the limit or above it} */
    public static Verdict atLeast(@Nullable Object actual, double limit, Mistake... mistakes) {
        return limited(actual, "expected.atLeast", limit, () -> number(actual) >= limit, mistakes);
    }

    /** {@return whether a number is the limit or below it} */
    public static Verdict atMost(@Nullable Object actual, double limit, Mistake... mistakes) {
        return limited(actual, "expected.atMost", limit, () -> number(actual) <= limit, mistakes);
    }

    private static Verdict limited(
            @Nullable Object actual, String key, double limit, BooleanSupplier holds, Mistake... mistakes) {
        if (actual == null) {
            return Verdict.notAttempted();
        }
        Message expected = Message.key(key, limit);
        Optional<Numbers> given = Numbers.of(actual);
        if (given.isEmpty() || given.get().size() != 1) {
            return Verdict.failed(
                    expected, Message.key("actual.kind", Kinds.of(actual)), Message.key("look.oneNumber"));
        }
        double number = given.get().at(0);
        if (holds.getAsBoolean()) {
            return Verdict.passed();
        }
        Message came = NumberText.message(number, NumberText.digits(number, limit));
        Verdict failed = Double.isNaN(number)
                ? Verdict.failed(expected, came, Message.key("look.nan"))
                : Verdict.failed(expected, came);
        return explained(failed, actual, Tolerance.usual(), mistakes);
    }

    private static double number(@Nullable Object actual) {
        return Numbers.of(actual).map(n -> n.at(0)).orElse(Double.NaN);
    }

    /**
     * {@return whether the right options were chosen} Order, case and what stands between the letters do not matter.
     *
     * @param answer the letters of the options chosen, such as {@code "b"} or {@code "a, c"}
     * @param hash what {@link Answers#hash} made of the right ones for this exercise
     */
    public static Verdict choice(String exercise, @Nullable String answer, String hash, Mistake... mistakes) {
        if (answer == null || Answers.letters(answer).isEmpty()) {
            return Verdict.notAttempted();
        }
        if (Answers.hash(exercise, answer).equals(hash)) {
            return Verdict.passed();
        }
        Optional<Message> known = Mistake.in(Answers.letters(answer), Tolerance.usual(), mistakes);
        Message chosen = Message.key("actual.choice", Answers.letters(answer));
        return Verdict.failed(Message.key("expected.choice"), chosen, known.orElse(Message.key("look.choice")));
    }

    private static Message show(Numbers numbers) {
        return language -> NumberText.of(numbers, language);
    }
}
