package dev.neurona.lessons.book;

import com.google.gson.JsonObject;
import dev.neurona.check.Definition;
import dev.neurona.check.ExerciseBook;
import dev.neurona.check.Language;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Nbgrader.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a notebook of a lesson, without outputs. A cell's id follows from what is in it, or from the exercise it belongs
 * to, so that it is the same in every build and other cells may come and go around it.
 */
final class NotebookWriter {
    private static final String BOOK = "exercises";
    /** Front ends show such a cell folded: it is run, and seldom read. */
    private static final JsonObject HIDDEN = new JsonObject();

    static {
        HIDDEN.addProperty("source_hidden", true);
    }

    /** The field of the notebook's metadata that says what it was built from. */
    static final String METADATA = "neurona";
    /** The digest of what its outputs depend on, with the next. */
    static final String CODE = "code";
    /** The digest of all else it is of. */
    static final String PROSE = "text";
    /** The digest of the library its outputs are of. */
    static final String LIBRARY = "library";

    private final Lesson lesson;
    private final Language language;
    private final Variant variant;
    private final Course course;
    private final Map<String, List<HiddenTests.Expected>> expected;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * A notebook and where its code comes from.
     *
     * @param lines the line of the source for each code cell's id
     */
    record Written(Notebook notebook, Map<String, Integer> lines) {}

    private NotebookWriter(
            Lesson lesson,
            Language language,
            Variant variant,
            Course course,
            Map<String, List<HiddenTests.Expected>> expected) {
        this.expected = expected;
        this.lesson = lesson;
        this.language = language;
        this.variant = variant;
        this.course = course;
    }

    static Written write(Lesson lesson, Language language, Variant variant, Course course, String library) {
        return new NotebookWriter(lesson, language, variant, course, Map.of()).write(library);
    }

    /**
     * {@return the notebook that nbgrader makes an assignment of, with solutions and hidden checks marked in it}
     *
     * @param expected what is right for the probes of each exercise
     */
    static Notebook release(
            Lesson lesson, Language language, Course course, Map<String, List<HiddenTests.Expected>> expected) {
        return new NotebookWriter(lesson, language, Variant.RELEASE, course, expected)
                .write("")
                .notebook();
    }

    private String linked(String markdown) {
        return course.links().resolved(markdown, language, variant.up());
    }

    private Written write(String library) {
        boolean opened = lesson.exercises().isEmpty();
        for (Part part : lesson.parts()) {
            if (!opened && part instanceof Part.Code) {
                addBook(); // first, as it says in which language the other cells speak
                opened = true;
            }
            add(part);
        }
        cells.add(Cell.markdown("links", course.contents().links(lesson, language, variant.up())));
        Notebook notebook = Notebook.of(
                KernelInstaller.DEFAULT_NAME, KernelInstaller.DEFAULT_DISPLAY_NAME, "java", List.copyOf(cells));
        notebook.metadata().add(METADATA, origin(library));
        return new Written(notebook, lines);
    }

    private void add(Part part) {
        if (part instanceof Part.Prose prose) {
            cells.add(Cell.markdown(
                    id("text", prose.english().text()),
                    linked(prose.in(language).text())));
        } else if (part instanceof Part.Code code) {
            addCode(
                    id("code", code.source()),
                    Localised.in(language, code.source()),
                    code.line(),
                    code.measured() ? List.of(Part.Code.MEASURED) : List.of());
            mark(code.marks().contains(Part.Code.FREE) ? null : Role.READ_ONLY, 0);
        } else if (part instanceof Part.Exercise exercise) {
            addExercise(exercise);
        } else if (part instanceof Part.Question question) {
            addQuestion(question);
        }
    }

    /** Tells nbgrader what the last cell of a practice is for. */
    private void mark(@Nullable Role role, double points) {
        if (lesson.isPractice() && role != null) {
            Nbgrader.mark(cells.get(cells.size() - 1), role, points);
        }
    }

    private void addQuestion(Part.Question question) {
        String task = linked(question.task().in(language).text());
        cells.add(Cell.markdown(
                CellIds.task(question.id()),
                numbered(task, question.id()) + "\n\n" + Wordings.rubric(question, language)));
        String answer = variant == Variant.STUDENT
                ? Wordings.YOUR_ANSWER.in(language)
                : question.answer().in(language).text();
        cells.add(Cell.markdown(CellIds.answer(question.id()), answer));
        mark(Role.MANUAL, question.points());
    }

    private static String numbered(String task, String id) {
        return task.replaceFirst("(?m)^(#+\\s+)", "$1" + id + " ");
    }

    private void addExercise(Part.Exercise exercise) {
        String task = linked(exercise.task().in(language).text());
        cells.add(Cell.markdown(CellIds.task(exercise.id()), numbered(task, exercise.id())));
        addCode(
                CellIds.answer(exercise.id()),
                Localised.in(language, answer(exercise.answer().source())),
                exercise.answer().line(),
                List.of("answer"));
        mark(Role.ANSWER, 0);
        addCode(
                CellIds.check(exercise.id()),
                Localised.in(language, exercise.checks().source()),
                exercise.checks().line(),
                List.of("check"));
        mark(Role.READ_ONLY, 0);
        if (!exercise.probes().isEmpty()) {
            List<HiddenTests.Expected> hidden = expected.getOrDefault(exercise.id(), List.of());
            addCode(
                    CellIds.marks(exercise.id()),
                    new HiddenTests(exercise, language).marks(hidden),
                    exercise.probes().get(0).line(),
                    List.of("marks"));
            mark(Role.MARKS, exercise.points());
        }
    }

    private String answer(String source) {
        return switch (variant) {
            case STUDENT -> Solution.stub(source, language);
            case SOLVED -> Solution.solved(source);
            case RELEASE -> Solution.withoutStub(source);
        };
    }

    private void addCode(String id, String source, int line, List<String> tags) {
        Cell cell = Cell.code(id, source);
        if (tags.contains(BOOK) || tags.contains("check")) {
            cell.json().getAsJsonObject("metadata").add("jupyter", HIDDEN.deepCopy());
        }
        cells.add(tags.isEmpty() ? cell : cell.withTags(tags));
        lines.put(id, line);
    }

    /** The cell that brings titles, points and hints of the exercises. */
    private void addBook() {
        addCode(BOOK, book(lesson, language, Map.of()), 1, List.of(BOOK));
        mark(Role.READ_ONLY, 0);
    }

    /** Writes into a notebook how many checks its exercises have; what it was built from stays the same. */
    static void count(Notebook notebook, Lesson lesson, Language language, Map<String, Integer> checks) {
        String source = book(lesson, language, checks);
        notebook.cells().stream()
                .filter(cell -> cell.id().orElse("").equals(BOOK))
                .forEach(cell ->
                        cell.json().add("source", Cell.code(BOOK, source).json().get("source")));
    }

    private static String book(Lesson lesson, Language language, Map<String, Integer> checks) {
        ExerciseBook book = new ExerciseBook(
                lesson.id(),
                Optional.of(language),
                lesson.exercises().stream()
                        .map(exercise -> definition(exercise).withChecks(checks.getOrDefault(exercise.id(), 0)))
                        .toList());
        String comment = language == Language.ES
                ? "// Los ejercicios de este cuaderno, con sus pistas."
                : "// The exercises of this notebook, with their hints.";
        return comment + "\nCheck.open(\"" + book.packed() + "\");";
    }

    private static Definition definition(Part.Exercise exercise) {
        Definition definition = Definition.of(exercise.id())
                .titled(exercise.title().english(), exercise.title().spanish())
                .worth(exercise.points());
        if (exercise.byParts() || !exercise.probes().isEmpty()) {
            definition = definition.byParts();
        }
        if (!exercise.letters().isEmpty()) {
            definition = definition.rightLetters(exercise.letters());
        }
        for (Wording hint : exercise.hints()) {
            definition = definition.hint(hint.english(), hint.spanish());
        }
        return definition;
    }

    private String id(String kind, String content) {
        String hash = new Digest().add(content).text().substring(0, 10);
        int before = used.merge(kind + hash, 1, Integer::sum);
        return kind + "-" + hash + (before == 1 ? "" : "-" + before);
    }

    private JsonObject origin(String library) {
        Digest code = new Digest();
        Digest text = new Digest();
        cells.forEach(
                cell -> (cell.isCode() ? code : text).add(cell.id().orElse("")).add(cell.source()));
        lesson.exercises()
                .forEach(exercise -> exercise.wrong()
                        .forEach(wrong ->
                                code.add(wrong.source()).add(wrong.told().in(language))));
        cells.forEach(cell -> text.add(cell.id().orElse("")));
        text.add(lesson.covers().toString());
        JsonObject origin = new JsonObject();
        origin.addProperty("lesson", lesson.id());
        origin.addProperty("language", language.code());
        origin.addProperty(LIBRARY, library);
        origin.addProperty(CODE, code.text());
        origin.addProperty(PROSE, text.text());
        return origin;
    }
}
