package dev.neurona.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A usual wrong answer with a message of its own, given to a check after what it expects:
 *
 * <pre>{@code
 * Check.ex("03.2").near(() -> variance(x), 2.5, 1e-6,
 *         Mistake.of(2.0, "Did you divide by n? The sample variance divides by n - 1.",
 *                         "¿Dividiste entre n? La varianza muestral divide entre n - 1."))
 * }</pre>
 *
 * <p>In a lesson's source one text is enough, {@code Mistake.of(2.0, "[[divided by n|dividiste entre n]]")}: the notebook of
 * each language has its own words.
 *
 * <p>A mistake is looked for only where the answer is wrong, so it never turns a right answer away.
 */
public final class Mistake {
    /** Whether a wrong answer is this one. */
    @FunctionalInterface
    private interface Sign {
        boolean in(Object answer, Tolerance tolerance) throws Exception;
    }

    private final Message message;
    private final Sign sign;
    private final @Nullable Trial<Object, Object> function;

    private Mistake(Message message, Sign sign, @Nullable Trial<Object, Object> function) {
        this.message = message;
        this.sign = sign;
        this.function = function;
    }

    /** {@return the mistake of answering this value: a number or array within the check's tolerance, else exactly} */
    public static Mistake of(Object answer, String english, String spanish) {
        return new Mistake(Message.of(english, spanish), (given, tolerance) -> same(given, answer, tolerance), null);
    }

    /** {@return the mistake of answering this value, with a text that is in the notebook's language} */
    public static Mistake of(Object answer, String text) {
        return of(answer, text, text);
    }

    /** {@return the mistake of an answer for which something holds} */
    public static Mistake when(Predicate<Object> holds, String english, String spanish) {
        return new Mistake(Message.of(english, spanish), (given, tolerance) -> holds.test(given), null);
    }

    /** {@return the mistake of an answer for which something holds, with a text that is in the notebook's language} */
    public static Mistake when(Predicate<Object> holds, String text) {
        return when(holds, text, text);
    }

    /**
     * {@return the mistake of writing another function} For checks of functions on many inputs; the type of the input must
     * be written: {@code Mistake.by((Double x) -> x * x, ...)}.
     */
    @SuppressWarnings("unchecked") // it is given the inputs of the check it is handed to
    public static <T> Mistake by(Trial<T, ?> function, String english, String spanish) {
        Trial<Object, Object> wrong = input -> ((Trial<T, Object>) function).of((T) input);
        return new Mistake(Message.of(english, spanish), (given, tolerance) -> false, wrong);
    }

    /** {@return the mistake of writing another function, with a text that is in the notebook's language} */
    public static <T> Mistake by(Trial<T, ?> function, String text) {
        return by(function, text, text);
    }

    static boolean same(Object given, Object answer, Tolerance tolerance) {
        return (Numbers.of(answer).isPresent() && Judge.near(given, answer, tolerance) instanceof Verdict.Passed)
                || Judge.equal(given, answer) instanceof Verdict.Passed;
    }

    /** {@return what is to be said of a wrong answer, if one of the mistakes is in it} */
    static Optional<Message> in(Object answer, Tolerance tolerance, Mistake... mistakes) {
        for (Mistake mistake : mistakes) {
            if (mistake.isIn(answer, tolerance)) {
                return Optional.of(mistake.message);
            }
        }
        return Optional.empty();
    }

    private boolean isIn(Object answer, Tolerance tolerance) {
        try {
            return sign.in(answer, tolerance);
        } catch (Exception otherKind) {
            return false; // such as a predicate written for numbers that was given a text
        }
    }

    /** {@return what is to be said if the answers to all inputs are those of a wrong function} */
    static <T> Optional<Message> in(List<T> inputs, List<Object> answers, Tolerance tolerance, Mistake... mistakes) {
        for (Mistake mistake : mistakes) {
            if (mistake.agrees(inputs, answers, tolerance)) {
                return Optional.of(mistake.message);
            }
        }
        return Optional.empty();
    }

    private <T> boolean agrees(List<T> inputs, List<Object> answers, Tolerance tolerance) {
        Trial<Object, Object> wrong = function;
        if (wrong == null || inputs.isEmpty()) {
            return false;
        }
        try {
            for (int i = 0; i < inputs.size(); i++) {
                if (!same(answers.get(i), wrong.of(Cases.copy(inputs.get(i))), tolerance)) {
                    return false;
                }
            }
        } catch (Exception otherKind) {
            return false;
        }
        return true;
    }
}
