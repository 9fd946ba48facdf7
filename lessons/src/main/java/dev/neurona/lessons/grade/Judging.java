package dev.neurona.lessons.grade;

import dev.neurona.check.Judge;
import dev.neurona.check.Message;
import dev.neurona.check.Numbers;
import dev.neurona.check.Tolerance;
import dev.neurona.check.Verdict;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Test;
import dev.neurona.lessons.grade.Released.Hidden;
import dev.neurona.lessons.grade.sandbox.Rerun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Judges what came out of a sandbox, in the grader's own process. */
final class Judging {
    private static final String TODO = "Todo";
    private static final Wording NOTHING = new Wording("", "");

    private Judging() {}

    /** {@return how a hidden check ended} */
    static Test judge(Hidden probe, long seed, Optional<Numbers> right, Rerun.Answer answer, Oracle oracle)
            throws InterruptedException {
        if (answer.ending() != Rerun.Ending.OK) {
            return answer.name().endsWith(TODO)
                    ? test(probe, Status.NOT_ATTEMPTED, NOTHING, NOTHING, List.of())
                    : broken(probe, Endings.told(answer.ending(), answer.name(), answer.message()));
        }
        Numbers numbers;
        try {
            numbers = Numbers.parse(answer.value());
        } catch (IllegalArgumentException | ArithmeticException | IllegalStateException noNumbers) {
            return broken(probe, new Wording("The answer was no numbers.", "La respuesta no eran números."));
        }
        try {
            numbers = oracle.measured(probe, seed, numbers);
        } catch (IOException | IllegalArgumentException unfit) {
            return failed(
                    probe,
                    NOTHING,
                    new Wording(
                            "numbers of shape %s, which cannot be what was asked for".formatted(shape(numbers)),
                            "números de forma %s, que no pueden ser lo pedido".formatted(shape(numbers))));
        }
        return of(probe, verdict(probe, oracle.real() ? probe.real() : probe.drawn(), right, numbers));
    }

    private static Verdict verdict(Hidden probe, double limit, Optional<Numbers> right, Numbers numbers) {
        return switch (probe.kind()) {
            case NEAR -> Judge.near(numbers, right.orElseThrow(), Tolerance.absolute(limit));
            case SHARE -> Judge.share(numbers, right.orElseThrow(), limit);
            case ATLEAST -> Judge.atLeast(numbers, limit);
            case ATMOST -> Judge.atMost(numbers, limit);
        };
    }

    private static Test of(Hidden probe, Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            return test(
                    probe,
                    Status.FAILED,
                    SavedState.wording(failed.expected()),
                    SavedState.wording(failed.actual()),
                    failed.look());
        }
        Status status = verdict instanceof Verdict.Passed ? Status.PASSED : Status.NOT_ATTEMPTED;
        return test(probe, status, NOTHING, NOTHING, List.of());
    }

    /** {@return a check that there is no answer for} */
    static Test broken(Hidden probe, Wording how) {
        return test(probe, Status.BROKEN, NOTHING, how, List.of());
    }

    private static Test failed(Hidden probe, Wording expected, Wording actual) {
        return test(probe, Status.FAILED, expected, actual, List.of());
    }

    private static Test test(Hidden probe, Status status, Wording expected, Wording actual, List<Message> look) {
        return new Test(
                probe.about(),
                true,
                status,
                probe.weight(),
                expected,
                actual,
                look.stream().map(SavedState::wording).toList());
    }

    private static String shape(Numbers numbers) {
        return java.util.Arrays.toString(numbers.shape());
    }

    /** {@return the points a exercise earned by its hidden checks} */
    static double earned(double points, List<Test> tests) {
        double all = tests.stream().mapToDouble(Test::weight).sum();
        double passed = tests.stream()
                .filter(test -> test.status() == Status.PASSED)
                .mapToDouble(Test::weight)
                .sum();
        return all == 0 ? 0 : points * passed / all;
    }
}
