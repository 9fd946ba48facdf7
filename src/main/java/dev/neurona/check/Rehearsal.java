package dev.neurona.check;

import dev.neurona.language.Spoken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For authors: tries the checks of an exercise on right and wrong answers, on a board of its own. A lesson's test ends
 * with {@link #verify}.
 *
 * <pre>{@code
 * Rehearsal.of("03.2", answer -> Check.ex("03.2").near(answer, 2.5, 1e-6, DIVIDED_BY_N))
 *         .accepts(2.5, 2.5f, List.of(2.5))
 *         .rejects(2.0, "n - 1", "n - 1")
 *         .rejects(-2.5, "sign", "signo")
 *         .verify();
 * }</pre>
 *
 * <p>That null and {@link Check#todo} are "not attempted" is always tried too, and that no two wrong answers are told
 * the same.
 */
public final class Rehearsal {
    private final String exercise;
    private final Consumer<Attempt> checks;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> told = new HashMap<>();
    private Definition definition;

    private Rehearsal(String exercise, Consumer<Attempt> checks) {
        this.exercise = exercise;
        this.checks = checks;
        this.definition = Definition.of(exercise);
    }

    /**
     * {@return a rehearsal}
     *
     * @param exercise its id
     * @param checks the checks as the lesson has them, for an answer
     */
    public static Rehearsal of(String exercise, Consumer<Attempt> checks) {
        return new Rehearsal(exercise, checks);
    }

    /** {@return this rehearsal of an exercise of which more is known, such as its right letters} */
    public Rehearsal with(Definition known) {
        definition = known;
        return this;
    }

    /** Right answers, each of which has to pass. */
    public Rehearsal accepts(Object... right) {
        for (Object answer : right) {
            Result result = run(() -> answer);
            if (result.status() != Status.PASSED) {
                problems.add("the right answer %s is not accepted: %s"
                        .formatted(Cases.show(answer).in(Language.EN), ResultText.of(result, Language.EN)));
            }
        }
        return this;
    }

    /** A wrong answer, and a part of what the student has to be told in each language. */
    public Rehearsal rejects(Object wrong, String english, String spanish) {
        return rejectsAttempt(() -> wrong, Cases.show(wrong).in(Language.EN), english, spanish);
    }

    /** A wrong answer that may throw, what to call it here, and a part of what the student has to be told in each language. */
    public Rehearsal rejectsAttempt(Attempt wrong, String name, String english, String spanish) {
        Result result = run(wrong);
        if (result.status() != Status.FAILED) {
            problems.add(
                    "the wrong answer %s is %s".formatted(name, result.status().code()));
            return this;
        }
        said(result, name, Language.EN, english);
        said(result, name, Language.ES, spanish);
        Object before = told.putIfAbsent(looks(result, Language.EN), name);
        if (before != null) {
            problems.add("the wrong answers %s and %s are told the same: %s"
                    .formatted(before, name, looks(result, Language.EN)));
        }
        return this;
    }

    private void said(Result result, String name, Language language, String part) {
        String text = ResultText.of(result, language);
        if (!text.contains(part)) {
            problems.add("the wrong answer %s is not told \"%s\" but: %s".formatted(name, part, text));
        }
    }

    /** What is said of the first check that failed, without the numbers that come from the answer itself. */
    private static String looks(Result result, Language language) {
        return result.verdicts().stream()
                .filter(Verdict.Failed.class::isInstance)
                .findFirst()
                .map(v -> v.look().isEmpty()
                        ? v.headline().in(language)
                        : v.look().get(v.look().size() - 1).in(language))
                .orElse("");
    }

    /** {@return what is wrong with the checks, a sentence each} */
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        notAttempted(all, "null", () -> null);
        notAttempted(all, "Check.todo()", Check::todo);
        return all;
    }

    private void notAttempted(List<String> all, String name, Attempt stub) {
        Status status = run(stub).status();
        if (status != Status.NOT_ATTEMPTED) {
            all.add("a stub with %s is %s instead of not attempted".formatted(name, status.code()));
        }
    }

    /**
     * Ends a test.
     *
     * @throws AssertionError with all that is wrong with the checks
     */
    public void verify() {
        List<String> all = problems();
        if (!all.isEmpty()) {
            throw new AssertionError("exercise " + exercise + ":\n" + String.join("\n", all));
        }
    }

    /** {@return how the exercise stands after its checks ran on an answer, on a board of its own} */
    public Result run(Attempt answer) {
        Board board = new Board();
        board.define(definition);
        Board before = Check.exchange(board);
        @Nullable String language = Spoken.choose(Language.EN.code());
        try {
            checks.accept(answer);
        } finally {
            Check.exchange(before);
            Spoken.choose(language);
        }
        return board.result(exercise);
    }
}
