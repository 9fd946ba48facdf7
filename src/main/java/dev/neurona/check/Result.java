package dev.neurona.check;

import dev.neurona.plot.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one exercise stands: a copy, which later attempts do not change.
 *
 * @param exercise what is known of it
 * @param verdicts of its checks, in the order they ran
 * @param attempts how often its checks were run
 * @param hints how many hints were looked at
 * @param solutionSeen whether the solution was looked at
 */
public record Result(Definition exercise, List<Verdict> verdicts, int attempts, int hints, boolean solutionSeen) {
    public Result {
        verdicts = List.copyOf(verdicts);
    }

    /** {@return where the student stands} */
    public Status status() {
        if (verdicts.stream().allMatch(Verdict.NotAttempted.class::isInstance)) {
            return Status.NOT_ATTEMPTED;
        }
        if (verdicts.stream().anyMatch(Verdict.Failed.class::isInstance)) {
            return Status.FAILED;
        }
        boolean all =
                verdicts.size() >= exercise.checks() && verdicts.stream().allMatch(Verdict.Passed.class::isInstance);
        return all ? Status.PASSED : Status.INCOMPLETE;
    }

    /** {@return the points earned: all, none, or by parts where the exercise says so} */
    public double earned() {
        if (status() == Status.PASSED) {
            return exercise.points();
        }
        if (!exercise.partial() || verdicts.isEmpty()) {
            return 0;
        }
        double earned = verdicts.stream().mapToDouble(Verdict::earned).sum();
        double all =
                verdicts.stream().mapToDouble(Verdict::points).sum() + Math.max(0, exercise.checks() - verdicts.size());
        return all == 0 ? 0 : exercise.points() * earned / all;
    }

    /** {@return how many checks passed} */
    public long passed() {
        return verdicts.stream().filter(Verdict.Passed.class::isInstance).count();
    }

    /** {@return how many checks there are, as far as is known} */
    public int checks() {
        return Math.max(verdicts.size(), exercise.checks());
    }

    Map<String, @Nullable Object> tree(Language language) {
        return Json.object(
                "id", exercise.id(),
                "title", exercise.title().in(language),
                "status", status().code(),
                "points", exercise.points(),
                "earned", earned(),
                "attempts", attempts,
                "hints", hints,
                "solutionSeen", solutionSeen,
                "checks", verdicts.stream().map(v -> check(v, language)).toList());
    }

    private static Map<String, @Nullable Object> check(Verdict verdict, Language language) {
        Map<String, @Nullable Object> check = Json.object(
                "task", verdict.task().in(language), "status", verdict.status(), "points", verdict.points());
        if (verdict instanceof Verdict.Failed failed) {
            check.put("expected", failed.expected().in(language));
            check.put("actual", failed.actual().in(language));
            check.put("look", failed.look().stream().map(m -> m.in(language)).toList());
        }
        return check;
    }
}
