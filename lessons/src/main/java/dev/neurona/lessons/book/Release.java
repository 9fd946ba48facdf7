package dev.neurona.lessons.book;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.check.Language;
import dev.neurona.check.Numbers;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.HiddenTests.Expected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What is handed out of a practice, and what stays with the teacher.
 *
 * <pre>
 * student/en/practice-1-mnist.ipynb        to hand out: stubs, no hidden checks
 * grader/practice.json                     hidden checks, points and rubric, for our grader
 * grader/en/practice-1-mnist.ipynb         the reference solution as it ran
 * nbgrader/en/nbgrader_config.py           the same as a course of nbgrader, one for each language
 * nbgrader/en/source/practice-1-mnist/practice-1-mnist.ipynb
 * </pre>
 */
public final class Release {
    /** Where the hidden checks are, from the release's folder. */
    public static final String PACKAGE = "grader/practice.json";

    private static final int SCHEMA = 1;
    private static final String ASKED = "asked-";
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Course course;
    private final Lesson practice;
    private final Execution execution;
    private final Path folder;
    private final long seed;
    private double slowest;

    /**
     * @param folder where it is written
     * @param seed of what the hidden checks are given under nbgrader; our grader draws anew for each student
     */
    public Release(Course course, Lesson practice, Execution execution, Path folder, long seed) {
        this.course = course;
        this.practice = practice;
        this.execution = execution;
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * Runs the reference solution in each language and writes everything; then runs it where its points are counted.
     *
     * @param progress of the run of that name
     * @throws BookException if the reference solution fails or does not earn all points, or empty answers earn some
     */
    public void write(List<Language> languages, Function<String, RunProgress> progress)
            throws IOException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        for (Language language : languages) {
            String file = practice.slug() + ".ipynb";
            Notebook reference = NotebookWriter.write(practice, language, Variant.SOLVED, course, "")
                    .notebook();
            Map<String, List<Expected>> expected =
                    expected(reference, language, progress.apply(language.code() + ", reference solution"));
            save(folder.resolve("grader").resolve(language.code()).resolve(file), reference);
            Notebook student = NotebookWriter.write(practice, language, Variant.STUDENT, course, "")
                    .notebook();
            save(folder.resolve("student").resolve(language.code()).resolve(file), student);
            Path nbgrader = folder.resolve("nbgrader").resolve(language.code());
            Notebook released = NotebookWriter.release(practice, language, course, expected);
            save(nbgrader.resolve("source").resolve(practice.slug()).resolve(file), released);
            AtomicFile.write(
                    nbgrader.resolve("nbgrader_config.py"),
                    NbgraderCourse.configuration(practice, language).getBytes(StandardCharsets.UTF_8));
            problems.addAll(new Rehearsal(practice, language, execution, progress).problems(released, student));
        }
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        AtomicFile.write(folder.resolve(PACKAGE), PRETTY.toJson(json(languages)).getBytes(StandardCharsets.UTF_8));
    }

    private static void save(Path file, Notebook notebook) throws IOException {
        notebook.metadata().remove(NotebookWriter.METADATA);
        Files.createDirectories(file.getParent());
        notebook.write(file);
    }

    /** Runs the reference, then asks it what the hidden checks ask. */
    private Map<String, List<Expected>> expected(Notebook reference, Language language, RunProgress progress)
            throws IOException, InterruptedException {
        var cells = reference.json().getAsJsonArray("cells");
        int own = cells.size();
        cells.add(Cell.code(ASKED + "real", "real").json());
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<String, Long> drawn = new HashMap<>();
        for (Part.Exercise exercise : practice.exercises()) {
            HiddenTests tests = new HiddenTests(exercise, language);
            for (int i = 0; i < exercise.probes().size(); i++) {
                String id = ASKED + exercise.id().replace('.', '-') + "-" + i;
                drawn.put(id, seeds.nextLong() >>> 1);
                String truth = exercise.probes().get(i).truth().isEmpty() ? "" : tests.truth(i) + "\n";
                cells.add(Cell.code(
                                id,
                                tests.given(i) + "\n" + tests.ask(i) + "\n" + tests.measure(i) + "\n" + truth
                                        + "Numbers.of(%s).orElseThrow().json()"
                                                .formatted(tests.right(i, drawn.get(id))))
                        .json());
            }
        }
        Execution.Ran ran = execution.run(reference, execution.limit(practice), false, progress);
        failures(ran, language);
        slowest = Math.max(
                slowest,
                ran.cells().stream().mapToDouble(CellRun::seconds).max().orElse(0));
        Map<String, String> said = new HashMap<>();
        while (cells.size() > own) {
            Cell last = reference.cells().get(cells.size() - 1);
            said.put(last.id().orElseThrow(), Rehearsal.value(last));
            cells.remove(cells.size() - 1);
        }
        boolean real = "true".equals(said.get(ASKED + "real"));
        Map<String, List<Expected>> all = new HashMap<>();
        for (Part.Exercise exercise : practice.exercises()) {
            List<Expected> each = new ArrayList<>();
            for (int i = 0; i < exercise.probes().size(); i++) {
                String id = ASKED + exercise.id().replace('.', '-') + "-" + i;
                each.add(
                        new Expected(drawn.getOrDefault(id, 0L), real, java(Numbers.parse(said.getOrDefault(id, "")))));
            }
            all.put(exercise.id(), each);
        }
        return all;
    }

    private void failures(Execution.Ran ran, Language language) throws BookException {
        List<Problem> problems = new ArrayList<>();
        for (CellRun run : ran.cells()) {
            if (run.status() != CellRun.Status.OK) {
                problems.add(new Problem(
                        practice.file(),
                        0,
                        "%s: the reference's cell \"%s\" ended with %s: %s"
                                .formatted(language.code(), run.place().title(), run.ename(), run.evalue())));
            }
        }
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
    }

    /** {@return numbers as Java writes them} */
    private static String java(Numbers numbers) {
        StringBuilder code = new StringBuilder();
        nested(numbers, 0, new int[1], code);
        String brackets = "[]".repeat(numbers.shape().length);
        return brackets.isEmpty() ? code.toString() : "new double%s %s".formatted(brackets, code);
    }

    private static void nested(Numbers numbers, int axis, int[] next, StringBuilder code) {
        if (axis == numbers.shape().length) {
            code.append(numbers.at(next[0]++));
            return;
        }
        code.append('{');
        for (int i = 0; i < numbers.shape()[axis]; i++) {
            code.append(i == 0 ? "" : ", ");
            nested(numbers, axis + 1, next, code);
        }
        code.append('}');
    }

    private JsonObject json(List<Language> languages) {
        JsonObject all = new JsonObject();
        all.addProperty("schema", SCHEMA);
        all.addProperty("practice", practice.id());
        all.addProperty("notebook", practice.slug() + ".ipynb");
        all.add("title", wording(practice.title()));
        // What the hidden checks give each student follows from it, so it stays with the teacher.
        all.addProperty(
                "secret", new Digest().add("secret").add(Long.toString(seed)).text());
        // A cell that takes many times as long as any of the reference is stopped.
        all.addProperty("slowest", Math.ceil(slowest));
        JsonArray codes = new JsonArray();
        languages.forEach(language -> codes.add(language.code()));
        all.add("languages", codes);
        JsonArray exercises = new JsonArray();
        practice.exercises().forEach(exercise -> exercises.add(json(exercise, languages)));
        all.add("exercises", exercises);
        JsonArray questions = new JsonArray();
        practice.questions().forEach(question -> questions.add(json(question)));
        all.add("questions", questions);
        return all;
    }

    private static JsonObject json(Part.Exercise exercise, List<Language> languages) {
        JsonObject json = new JsonObject();
        json.addProperty("id", exercise.id());
        json.add("title", wording(exercise.title()));
        json.addProperty("points", exercise.points());
        JsonArray hints = new JsonArray();
        exercise.hints().forEach(hint -> hints.add(wording(hint)));
        json.add("hints", hints);
        JsonArray probes = new JsonArray();
        for (int i = 0; i < exercise.probes().size(); i++) {
            Probe probe = exercise.probes().get(i);
            JsonObject one = new JsonObject();
            one.addProperty("name", HiddenTests.suffix(exercise, i));
            one.add("about", wording(probe.about()));
            one.addProperty("judge", probe.judging().kind().name().toLowerCase(java.util.Locale.ROOT));
            one.addProperty("drawn", probe.judging().drawn());
            one.addProperty("real", probe.judging().real());
            one.addProperty("weight", probe.weight());
            one.addProperty("type", probe.type());
            JsonObject code = new JsonObject();
            for (Language language : languages) {
                HiddenTests tests = new HiddenTests(exercise, language);
                JsonObject methods = new JsonObject();
                methods.addProperty("given", tests.given(i));
                methods.addProperty("ask", tests.ask(i));
                methods.addProperty("truth", probe.truth().isEmpty() ? "" : tests.truth(i));
                methods.addProperty("measure", tests.measure(i));
                code.add(language.code(), methods);
            }
            one.add("code", code);
            probes.add(one);
        }
        json.add("probes", probes);
        return json;
    }

    private static JsonObject json(Part.Question question) {
        JsonObject json = new JsonObject();
        json.addProperty("id", question.id());
        json.add(
                "title",
                wording(new Wording(
                        title(question.task().english()), title(question.task().spanish()))));
        json.add(
                "good",
                wording(new Wording(
                        question.answer().english().text(),
                        question.answer().spanish().text())));
        json.addProperty("points", question.points());
        JsonArray rubric = new JsonArray();
        for (Part.Criterion criterion : question.rubric()) {
            JsonObject one = new JsonObject();
            one.addProperty("points", criterion.points());
            one.add("text", wording(criterion.text()));
            rubric.add(one);
        }
        json.add("rubric", rubric);
        return json;
    }

    private static String title(Passage task) {
        return task.text()
                .lines()
                .filter(line -> line.startsWith("#"))
                .findFirst()
                .map(line -> line.replaceFirst("#+\\s+", ""))
                .orElse("");
    }

    private static JsonObject wording(Wording wording) {
        JsonObject both = new JsonObject();
        both.addProperty("english", wording.english());
        both.addProperty("spanish", wording.spanish());
        return both;
    }
}
