package dev.neurona.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tries a student's function on many inputs. Any formula will do that gives the right answers. */
final class Functions {
    private Functions() {}

    /** What the student's function and the reference gave for an input. */
    private record Try<T>(T input, Object answer, Object right, Verdict verdict) {}

    /** {@return whether two functions give the same answers} */
    static <T> Verdict same(
            Cases<T> cases,
            Trial<T, ? extends @Nullable Object> student,
            Trial<T, ?> reference,
            Tolerance tolerance,
            Mistake... mistakes) {
        List<Try<T>> tries = new ArrayList<>();
        for (T input : cases.inputs()) {
            Ran ran = Ran.of(() -> student.of(Cases.copy(input)));
            if (ran.value() == null) {
                return stopped(ran.early().orElseThrow(), input);
            }
            Object right = expected(reference, input);
            Verdict verdict = ran.then(answer -> compare(answer, right, tolerance));
            if (verdict instanceof Verdict.NotAttempted) {
                return verdict;
            }
            tries.add(new Try<>(input, ran.value(), right, verdict));
        }
        List<Try<T>> wrong = tries.stream()
                .filter(t -> t.verdict() instanceof Verdict.Failed)
                .toList();
        return wrong.isEmpty() ? Verdict.passed() : counterExample(tries, wrong, reference, tolerance, mistakes);
    }

    private static <T> Object expected(Trial<T, ?> reference, T input) {
        try {
            return reference.of(Cases.copy(input));
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "the exercise is at fault: its reference fails for " + Kinds.quoted(input), failure);
        }
    }

    private static Verdict compare(Object answer, Object right, Tolerance tolerance) {
        return Numbers.of(right).isPresent() ? Judge.near(answer, right, tolerance) : Judge.equal(answer, right);
    }

    private static Verdict stopped(Verdict early, Object input) {
        return early instanceof Verdict.Failed failed
                ? Verdict.failed(
                        Message.key("expected.for", Cases.show(input), failed.expected()),
                        failed.actual(),
                        failed.look().toArray(Message[]::new))
                : early;
    }

    private static <T> Verdict counterExample(
            List<Try<T>> tries, List<Try<T>> wrong, Trial<T, ?> reference, Tolerance tolerance, Mistake... mistakes) {
        Try<T> first = wrong.get(0);
        Verdict.Failed failed = (Verdict.Failed) first.verdict();
        List<Message> look = new ArrayList<>();
        look.add(Message.key("look.inputs", wrong.size(), tries.size()));
        known(tries, wrong, tolerance, mistakes)
                .or(() -> guess(tries, reference, tolerance, failed))
                .ifPresent(look::add);
        return Verdict.failed(
                Message.key("expected.for", Cases.show(first.input()), failed.expected()),
                failed.actual(),
                look.toArray(Message[]::new));
    }

    private static <T> Optional<Message> known(
            List<Try<T>> tries, List<Try<T>> wrong, Tolerance tolerance, Mistake... mistakes) {
        List<T> inputs = tries.stream().map(Try::input).toList();
        List<Object> answers = tries.stream().map(Try::answer).toList();
        return Mistake.in(inputs, answers, tolerance, mistakes)
                .or(() -> Mistake.in(wrong.get(0).answer(), tolerance, mistakes));
    }

    /**
     * All answers together are better evidence than one: a wrong number alone fits many a wrong guess. Where they cannot be
     * put together, such as texts or arrays of another shape, the counter-example speaks for itself.
     */
    private static <T> Optional<Message> guess(
            List<Try<T>> tries, Trial<T, ?> reference, Tolerance tolerance, Verdict.Failed counterExample) {
        Optional<Numbers> answers = joined(tries.stream().map(Try::answer).toList());
        Optional<Numbers> right = joined(tries.stream().map(Try::right).toList());
        if (answers.isEmpty()
                || right.isEmpty()
                || answers.get().size() != right.get().size()) {
            return counterExample.look().stream().findFirst();
        }
        Optional<Message> byInput =
                tries.get(0).input() instanceof Double ? ofInput(tries, reference, tolerance) : Optional.empty();
        return byInput.or(() -> Diagnosis.of(answers.get(), right.get(), tolerance));
    }

    private static Optional<Numbers> joined(List<Object> values) {
        List<Double> all = new ArrayList<>();
        for (Object value : values) {
            Optional<Numbers> numbers = Numbers.of(value);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            for (double number : numbers.get().values()) {
                all.add(number);
            }
        }
        return Numbers.of(all);
    }

    private static <T> Optional<Message> ofInput(List<Try<T>> tries, Trial<T, ?> reference, Tolerance tolerance) {
        if (agrees(tries, reference, tolerance, Math::toRadians)
                || agrees(tries, reference, tolerance, Math::toDegrees)) {
            return Optional.of(Message.key("look.angle"));
        }
        // a negative sign in the result is the better guess where both fit
        if (agrees(tries, reference, tolerance, x -> -x)
                && Diagnosis.of(numbers(tries, true), numbers(tries, false), tolerance)
                        .isEmpty()) {
            return Optional.of(Message.key("look.inputSign"));
        }
        return Optional.empty();
    }

    private static <T> Numbers numbers(List<Try<T>> tries, boolean answers) {
        return joined(tries.stream().map(t -> answers ? t.answer() : t.right()).toList())
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // only called for inputs of type Double
    private static <T> boolean agrees(
            List<Try<T>> tries, Trial<T, ?> reference, Tolerance tolerance, DoubleUnaryOperator change) {
        try {
            for (Try<T> one : tries) {
                Double changed = change.applyAsDouble((Double) one.input());
                if (!(compare(one.answer(), reference.of((T) changed), tolerance) instanceof Verdict.Passed)) {
                    return false;
                }
            }
            return true;
        } catch (Exception outsideItsDomain) {
            return false;
        }
    }

    /** {@return whether laws hold for whatever goes in} */
    static <T> Verdict laws(Cases<T> cases, Trial<T, ? extends @Nullable Object> student, List<Law<T>> laws) {
        for (T input : cases.inputs()) {
            Ran ran = Ran.of(() -> student.of(Cases.copy(input)));
            if (ran.value() == null) {
                return stopped(ran.early().orElseThrow(), input);
            }
            Verdict verdict = ran.then(answer -> obeys(input, answer, laws));
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
        }
        return Verdict.passed();
    }

    private static <T> Verdict obeys(T input, Object answer, List<Law<T>> laws) {
        for (Law<T> law : laws) {
            Optional<Message> breach = law.breach(input, answer);
            if (breach.isPresent()) {
                return Verdict.failed(
                        Message.key("expected.for", Cases.show(input), law.name()),
                        breach.get(),
                        Message.key("look.output", Cases.show(answer)));
            }
        }
        return Verdict.passed();
    }
}
