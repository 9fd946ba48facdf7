package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.NotebookWriter.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one notebook of a lesson and finds what a student must not meet: errors, a check that passes on the stub or fails
 * on the solution, a wrong answer that is accepted or not told what is wrong, a run longer than the limit, outputs that
 * {@link OutputCheck} refuses.
 */
final class Trial {
    private static final String TODO = "Todo";

    private final Lesson lesson;
    private final Language language;
    private final Variant variant;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> counted = new HashMap<>();

    private Trial(Lesson lesson, Language language, Variant variant) {
        this.lesson = lesson;
        this.language = language;
        this.variant = variant;
    }

    /**
     * What a good run came to.
     *
     * @param seconds it took
     * @param checks how many each exercise has
     */
    record Outcome(double seconds, Map<String, Integer> checks) {}

    /**
     * Runs a notebook; its outputs are in it then.
     *
     * @throws BookException if something is wrong with it
     */
    static Outcome run(
            Lesson lesson,
            Language language,
            Variant variant,
            Written written,
            Execution execution,
            RunProgress progress)
            throws IOException, InterruptedException {
        return new Trial(lesson, language, variant).run(written, execution, progress);
    }

    private Outcome run(Written written, Execution execution, RunProgress progress)
            throws IOException, InterruptedException {
        Notebook notebook = written.notebook();
        List<Cell> own = List.copyOf(notebook.cells());
        List<WrongChecked> checks = variant == Variant.SOLVED ? addWrong(notebook) : List.of();
        boolean stubs = lesson.isPractice() && variant == Variant.STUDENT;
        Execution.Ran ran = execution.run(notebook, execution.limit(lesson), stubs, progress);
        failures(ran, own, written.lines());
        if (problems.isEmpty()) {
            own.stream().filter(Cell::isCode).forEach(cell -> outputs(cell, written.lines()));
            lesson.exercises().forEach(exercise -> judge(exercise, own));
            checks.forEach(this::judgeWrong);
        }
        long most = execution.limit(lesson).toSeconds();
        if (ran.seconds() > most) {
            wrong(0, String.format(Locale.ROOT, "takes %.0f s: it may take %d s", ran.seconds(), most));
        }
        while (notebook.json().getAsJsonArray("cells").size() > own.size()) {
            notebook.json().getAsJsonArray("cells").remove(own.size());
        }
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        return new Outcome(ran.seconds(), counted);
    }

    private void wrong(int line, String message) {
        String which = "%s, %s: ".formatted(language.code(), variant == Variant.SOLVED ? "solved" : "student's");
        problems.add(new Problem(lesson.file(), line, which + message));
    }

    /** A wrong answer that is run, and the cell of checks that is run after it. */
    private record WrongChecked(Part.Exercise exercise, Part.Wrong wrong, Cell check) {}

    /** Each wrong answer in the place of the solution, and the checks again. */
    private List<WrongChecked> addWrong(Notebook notebook) {
        List<WrongChecked> checks = new ArrayList<>();
        var json = notebook.json().getAsJsonArray("cells");
        for (Part.Exercise exercise : lesson.exercises()) {
            for (Part.Wrong one : exercise.wrong()) {
                json.add(Cell.code("wrong-" + json.size(), Localised.in(language, one.source()))
                        .json());
                Cell check = Cell.code(
                        "wrong-" + json.size(),
                        Localised.in(language, exercise.checks().source()));
                json.add(check.json());
                checks.add(new WrongChecked(exercise, one, check));
            }
        }
        return checks;
    }

    private void failures(Execution.Ran ran, List<Cell> own, Map<String, Integer> lines) {
        List<Cell> code = own.stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .toList();
        boolean open = false;
        for (int i = 0; i < ran.cells().size(); i++) {
            CellRun run = ran.cells().get(i);
            // "Run all" ends at the first stub that is asked; what comes after it cannot have what it needs.
            open |= run.status() == CellRun.Status.ALLOWED_ERROR && run.ename().endsWith(TODO);
            if (run.status() != CellRun.Status.OK && !open) {
                int line = i < code.size() ? lines.getOrDefault(code.get(i).id().orElse(""), 0) : 0;
                wrong(
                        line,
                        "the cell \"%s\" ended with %s: %s"
                                .formatted(
                                        run.place().title(),
                                        run.status() == CellRun.Status.TIMED_OUT ? "the time limit" : run.ename(),
                                        run.evalue()));
            }
        }
    }

    private void outputs(Cell cell, Map<String, Integer> lines) {
        int line = lines.getOrDefault(cell.id().orElse(""), 0);
        OutputCheck.mistakes(cell).forEach(mistake -> wrong(line, mistake));
    }

    private void judge(Part.Exercise exercise, List<Cell> own) {
        String id = CellIds.check(exercise.id());
        Optional<Judgement> found = own.stream()
                .filter(cell -> cell.id().orElse("").equals(id))
                .findFirst()
                .flatMap(cell -> Judgement.of(cell, exercise.id()));
        found.ifPresent(judgement -> counted.put(exercise.id(), judgement.checks()));
        String expected = variant == Variant.SOLVED ? "passed" : "not-attempted";
        if (found.isEmpty()) {
            wrong(
                    exercise.checks().line(),
                    "the checks of %s show nothing: end the cell with the exercise, without ;"
                            .formatted(exercise.id()));
        } else if (!found.get().status().equals(expected)) {
            wrong(
                    exercise.checks().line(),
                    "exercise %s is %s on the %s: %s"
                            .formatted(
                                    exercise.id(),
                                    found.get().status(),
                                    variant == Variant.SOLVED ? "solution" : "stub",
                                    String.join(" | ", found.get().said())));
        }
    }

    private void judgeWrong(WrongChecked tried) {
        Part.Wrong one = tried.wrong();
        String id = tried.exercise().id();
        Optional<Judgement> found = Judgement.of(tried.check(), id);
        String told = one.told().in(language);
        if (found.isEmpty() || !found.get().status().equals("failed")) {
            wrong(
                    one.line(),
                    "this wrong answer of %s is %s"
                            .formatted(id, found.map(Judgement::status).orElse("not judged")));
        } else if (!found.get().tells(told)) {
            wrong(
                    one.line(),
                    "this wrong answer of %s is not told \"%s\" but: %s"
                            .formatted(id, told, String.join(" | ", found.get().said())));
        }
    }
}
