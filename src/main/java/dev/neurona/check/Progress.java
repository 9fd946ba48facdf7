package dev.neurona.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to one exercise in this session. An exercise may have its checks in several cells, its parts. */
final class Progress {
    private final Map<String, List<Verdict>> parts = new LinkedHashMap<>();
    private int attempts;
    private int failures;
    private int hints;
    private boolean solutionSeen;

    /** The checks of a part begin anew. */
    void begin(String part) {
        parts.put(part, new ArrayList<>());
        attempts++;
    }

    void add(String part, Verdict verdict) {
        List<Verdict> verdicts = parts.computeIfAbsent(part, name -> new ArrayList<>());
        boolean first = verdicts.stream().noneMatch(Verdict.Failed.class::isInstance);
        if (verdict instanceof Verdict.Failed && first) {
            failures++; // an attempt fails once, however many of its checks do
        }
        verdicts.add(verdict);
    }

    List<Verdict> verdicts() {
        return parts.values().stream().flatMap(List::stream).toList();
    }

    Result result(Definition exercise) {
        return new Result(exercise, verdicts(), attempts, hints, solutionSeen);
    }

    int failures() {
        return failures;
    }

    int hints() {
        return hints;
    }

    int nextHint(int of) {
        hints = Math.min(of, hints + 1);
        return hints;
    }

    void showSolution() {
        solutionSeen = true;
    }
}
