package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.Outputs;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job's steps over all starts of the sandbox. A step that ends the session is left out of the next
 * start; all others count.
 */
final class Ledger {
    private final Job job;
    private final List<Step> steps;
    private final Map<Integer, Frame.Ended> results = new TreeMap<>();
    private final Set<Integer> innocent = new HashSet<>();
    /** Steps the session ended with, and the step before each. */
    private final Map<Integer, Integer> behind = new HashMap<>();

    private @Nullable JsonObject languageInfo;
    private @Nullable Death lastDeath;
    private @Nullable Suspicion suspicion;

    /** A step that took the session with it, and the one before it. */
    private record Death(Frame.Ended ended, @Nullable Integer previous) {}

    /** A step that may have left something behind that ended those after it. */
    private record Suspicion(Frame.Ended before, List<Frame.Ended> victims) {}

    Ledger(Job job) {
        this.job = job;
        this.steps = Step.of(job);
    }

    void started(JsonObject info) {
        languageInfo = info;
    }

    /** A step ended and the session goes on. What it came to the first time stays. */
    void ended(Frame.Ended ended) {
        results.putIfAbsent(ended.step(), ended);
    }

    void late(Frame.Late late) {
        results.computeIfPresent(late.step(), (number, was) -> with(was, late.outputs()));
    }

    private static Frame.Ended with(Frame.Ended was, JsonArray outputs) {
        return new Frame.Ended(
                was.step(),
                was.ending(),
                was.name(),
                was.message(),
                was.value(),
                outputs,
                was.count(),
                was.cut(),
                was.lost());
    }

    /**
     * The session ended with a step. Where two steps in a row die behind the same one, that one is suspected to have left
     * a thread or a process behind that did it; it is left out instead of them, and if they die all the same, it was not.
     *
     * @param previous the step that ended before it, if any
     */
    void lost(Frame.Ended ended, @Nullable Step previous) {
        Suspicion suspected = suspicion;
        if (suspected != null && suspected.victims().stream().anyMatch(victim -> victim.step() == ended.step())) {
            boolean rightly = suspected.victims().stream()
                    .anyMatch(victim -> victim.step() != ended.step() && results.containsKey(victim.step()));
            if (rightly) {
                // The other one lived without it; this one ends the session by itself.
                results.put(ended.step(), ended);
                suspicion = null;
                lastDeath = null;
                return;
            }
            innocent.add(suspected.before().step());
            results.put(suspected.before().step(), suspected.before());
            suspected.victims().forEach(victim -> results.put(victim.step(), victim));
            suspicion = null;
            return;
        }
        @Nullable Integer before = previous == null ? null : previous.number();
        Death last = lastDeath;
        if (last != null && before != null && before.equals(last.previous()) && !innocent.contains(before)) {
            Frame.Ended was = results.get(before);
            if (was != null) {
                suspicion = new Suspicion(was, List.of(last.ended(), ended));
                results.remove(last.ended().step());
                results.put(
                        before,
                        new Frame.Ended(
                                before,
                                Ending.KILLED,
                                ended.name().isEmpty() ? Reason.PROCESSOR.key() : ended.name(),
                                "",
                                "",
                                was.outputs(),
                                was.count(),
                                was.cut(),
                                true));
                lastDeath = null;
                return;
            }
        }
        results.put(ended.step(), ended);
        lastDeath = new Death(ended, before);
        acquit(ended.step());
        if (before != null) {
            behind.put(ended.step(), before);
        }
    }

    /** A step that ends the session itself may have done so before, a moment late: those it ended under are tried again. */
    private void acquit(int guilty) {
        List<Integer> victims = behind.entrySet().stream()
                .filter(entry -> entry.getValue() == guilty)
                .map(Map.Entry::getKey)
                .toList();
        victims.forEach(results::remove);
        behind.keySet().removeAll(victims);
    }

    /** {@return what the next start has to run: nothing if all that can be known is known} */
    List<Step> left() {
        if (steps.stream().allMatch(step -> results.containsKey(step.number()))) {
            return List.of();
        }
        return steps.stream().filter(this::isToRun).toList();
    }

    /** A cell that took too long would take as long again, so it is left out too, though it did not end the session. */
    private boolean isToRun(Step step) {
        Frame.Ended result = results.get(step.number());
        return result == null || (!step.isAsk() && (result.ending() == Ending.OK || result.ending() == Ending.ERROR));
    }

    /** {@return all of it} */
    Rerun rerun(double seconds) {
        Notebook notebook = withoutOutputs(job.notebook());
        if (languageInfo != null) {
            notebook.metadata().add("language_info", Outputs.sorted(languageInfo));
        }
        List<Rerun.CellResult> cells = new ArrayList<>();
        List<Cell> code = notebook.cells().stream().filter(Cell::isCode).toList();
        for (int i = 0; i < code.size(); i++) {
            cells.add(result(code.get(i), results.get(i)));
        }
        List<Rerun.Answer> answers = new ArrayList<>();
        for (int i = 0; i < job.asks().size(); i++) {
            answers.add(answer(job.asks().get(i).id(), results.get(code.size() + i)));
        }
        Wording said = Said.of(steps, results);
        return new Rerun(notebook, cells, answers, said, seconds);
    }

    private static Rerun.CellResult result(Cell cell, Frame.@Nullable Ended ended) {
        String id = cell.id().orElse("");
        if (ended == null) {
            return new Rerun.CellResult(id, cell.source().isBlank() ? Ending.OK : Ending.NOT_RUN, "", "");
        }
        ended.outputs().forEach(cell.outputs()::add);
        if (ended.count() > 0) {
            cell.setExecutionCount(ended.count());
        }
        return new Rerun.CellResult(id, ended.ending(), ended.name(), ended.message());
    }

    private static Rerun.Answer answer(String id, Frame.@Nullable Ended ended) {
        return ended == null
                ? new Rerun.Answer(id, Ending.NOT_RUN, "", "", "")
                : new Rerun.Answer(id, ended.ending(), ended.value(), ended.name(), ended.message());
    }

    /** A copy; the outputs that were saved may be many megabytes and are not copied. */
    private static Notebook withoutOutputs(Notebook notebook) {
        Notebook copy = Notebook.of("java", "Java", "java", List.of());
        JsonObject json = copy.json();
        List.copyOf(json.keySet()).forEach(json::remove);
        notebook.json().entrySet().forEach(entry -> {
            if (!entry.getKey().equals("cells")) {
                json.add(entry.getKey(), entry.getValue().deepCopy());
            }
        });
        JsonArray cells = new JsonArray();
        for (Cell cell : notebook.cells()) {
            JsonObject one = new JsonObject();
            cell.json().entrySet().forEach(entry -> {
                if (!entry.getKey().equals("outputs")) {
                    one.add(entry.getKey(), entry.getValue().deepCopy());
                }
            });
            cells.add(one);
        }
        json.add("cells", cells);
        copy.cells().stream().filter(Cell::isCode).forEach(Cell::clearOutputs);
        return copy;
    }
}
