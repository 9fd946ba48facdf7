package dev.neurona.lessons.book;

import com.google.gson.JsonObject;
import dev.neurona.check.Language;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs the notebook that nbgrader gets as nbgrader will, hidden checks in their places: the reference solution must earn
 * all points and the empty answers none. So a check that needs what a later cell makes is found before the class finds it.
 */
final class Rehearsal {
    private final Lesson practice;
    private final Language language;
    private final Execution execution;
    private final Function<String, RunProgress> progress;

    /** @param progress of a run with that name */
    Rehearsal(Lesson practice, Language language, Execution execution, Function<String, RunProgress> progress) {
        this.practice = practice;
        this.language = language;
        this.execution = execution;
        this.progress = progress;
    }

    /**
     * {@return what is wrong with a release}
     *
     * @param released with solutions and hidden checks, as nbgrader gets it
     * @param student as it is handed out
     */
    List<Problem> problems(Notebook released, Notebook student) throws IOException, InterruptedException {
        Notebook whole = copy(released);
        List<CellRun> runs = run(whole, "the points of the reference");
        List<Problem> problems = new ArrayList<>();
        runs.stream()
                .filter(run -> run.status() != CellRun.Status.OK)
                .map(run -> problem("with hidden checks in it, the reference's cell \"%s\" ended with %s: %s"
                        .formatted(run.place().title(), run.ename(), run.evalue())))
                .forEach(problems::add);
        for (Part.Exercise exercise : practice.exercises()) {
            double points = points(whole, exercise);
            if (points != exercise.points()) {
                problems.add(problem("the reference earns %s of the %s points of %s where its points are counted"
                        .formatted(points, exercise.points(), exercise.id())));
            }
        }
        Notebook empty = withAnswersOf(student, released);
        run(empty, "the points of empty answers");
        for (Part.Exercise exercise : practice.exercises()) {
            double points = points(empty, exercise);
            if (points != 0) {
                problems.add(problem("empty answers earn %s points of %s".formatted(points, exercise.id())));
            }
        }
        return problems;
    }

    private Problem problem(String message) {
        return new Problem(practice.file(), 0, language.code() + ": " + message);
    }

    private List<CellRun> run(Notebook notebook, String what) throws IOException, InterruptedException {
        return execution
                .run(notebook, execution.limit(practice), true, progress.apply(language.code() + ", " + what))
                .cells();
    }

    private static Notebook copy(Notebook notebook) throws IOException {
        return Notebook.parse(notebook.toText(), "release");
    }

    private Notebook withAnswersOf(Notebook student, Notebook released) throws IOException {
        Map<String, Cell> answers = student.cells().stream()
                .filter(cell -> cell.isCode() && cell.id().orElse("").endsWith(CellIds.ANSWER))
                .collect(Collectors.toMap(cell -> cell.id().orElseThrow(), cell -> cell));
        Notebook notebook = copy(released);
        for (Cell cell : notebook.cells()) {
            Cell answer = answers.get(cell.id().orElse(""));
            if (answer != null) {
                cell.json().addProperty("source", answer.source());
            }
        }
        return notebook;
    }

    /** {@return what the exercise's last cell says; nothing if it failed, as nbgrader counts} */
    private static double points(Notebook notebook, Part.Exercise exercise) {
        return notebook.cells().stream()
                .filter(cell -> cell.id().orElse("").equals(CellIds.marks(exercise.id())))
                .map(Rehearsal::value)
                .filter(value -> !value.isEmpty())
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    /** {@return the cell's value as text, or nothing} A cell that trains shows figures besides. */
    static String value(Cell cell) {
        for (var output : cell.outputs()) {
            JsonObject one = output.getAsJsonObject();
            if (one.get("output_type").getAsString().equals("execute_result")
                    && one.get("data") instanceof JsonObject data
                    && data.has("text/plain")) {
                return Shown.joined(data.get("text/plain"));
            }
        }
        return "";
    }
}
