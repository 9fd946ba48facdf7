package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neurona.check.Definition;
import dev.neurona.check.ExerciseBook;
import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderTest {
    static final String PLAN = """
            - {id: "02", title: {en: "Tensors", es: "Tensores"}}
            - {id: "90", title: {en: "Sums", es: "Sumas"}}
            """;
    static final String CHECKLIST = """
            - {id: L-01, lessons: ["90"], title: "adding"}
            - {id: X-02, lessons: ["90"], title: "a sum", shows: ["3"]}
            """;
    private static final Function<Variant, RunProgress> QUIET = variant -> new RunProgress() {};

    @TempDir
    Path folder;

    private Builder builder(String text, String library) throws IOException {
        return builder(text, library, "out");
    }

    private Builder builder(String text, String library, String to) throws IOException {
        Path file = folder.resolve("text/90-sums").resolve(LessonReader.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.writeString(folder.resolve(Plan.FILE), PLAN);
        Files.writeString(folder.resolve(Checklist.FILE), CHECKLIST);
        Distribution kernel = new Distribution(Distribution.ownClassPath(), List.of(), Map.of(), spec -> {}, false);
        Execution execution =
                new Execution(KernelCommand.of(kernel).asKernelSpec(folder), folder, Duration.ofMinutes(1));
        return new Builder(Course.read(folder, false), library, folder.resolve(to), execution);
    }

    private Lesson lesson() throws IOException {
        return Course.read(folder, false).lessons().get(0);
    }

    @Test
    void bothNotebooksAreRunAndWrittenAndThenUnchanged() throws Exception {
        Builder builder = builder(LessonReaderTest.WHOLE, "a");
        assertThat(builder.upToDate(lesson(), Language.EN)).isFalse();
        builder.build(lesson(), Language.EN, QUIET);
        assertThat(builder.upToDate(lesson(), Language.EN)).isTrue();
        assertThat(builder.upToDate(lesson(), Language.ES)).isFalse();
        assertThat(builder(LessonReaderTest.WHOLE, "b").upToDate(lesson(), Language.EN))
                .isFalse();

        Path student = builder.file(lesson(), Language.EN, Variant.STUDENT);
        Path solved = builder.file(lesson(), Language.EN, Variant.SOLVED);
        assertThat(Files.readString(student)).doesNotContain("2 * n", "STUB", "SOLUTION");
        assertThat(Files.readString(solved)).contains("2 * n");
        Notebook notebook = Notebook.read(student);
        assertThat(notebook.cells())
                .extracting(cell -> cell.id().orElse(""))
                .contains("exercises", "ex-90-1-task", "ex-90-1-answer", "ex-90-1-check", "links")
                .doesNotHaveDuplicates();
        assertThat(notebook.cells())
                .filteredOn(Cell::isCode)
                .allMatch(cell -> cell.executionCount().isPresent());
        assertThat(Notebook.read(solved).cells()).hasSameSizeAs(notebook.cells());
        assertThat(notebook.cells()).extracting(Cell::source).anyMatch(text -> text.startsWith("### 90.1 Twice"));

        String before = Files.readString(student);
        builder.build(lesson(), Language.EN, QUIET);
        assertThat(Files.readString(student)).isEqualTo(before);
        builder.writePages();
        assertThat(folder.resolve("out/es/README.md")).content().contains("[Sumas](90-sums.ipynb)");
    }

    @Test
    void aBuildElsewhereIsComparedWithWhatIsThere() throws Exception {
        Builder here = builder(LessonReaderTest.WHOLE, "a");
        here.build(lesson(), Language.EN, QUIET);
        here.writePages();
        assertThat(here.stalePages()).isEmpty();
        Builder elsewhere = builder(LessonReaderTest.WHOLE.replace("add(1, 2)", "add(1, 3)"), "b", "elsewhere");
        elsewhere.build(lesson(), Language.EN, QUIET);
        assertThat(here.differences(lesson(), Language.EN, here)).isEmpty();
        assertThat(here.differences(lesson(), Language.EN, elsewhere))
                .anyMatch(told -> told.contains("90-sums.ipynb: cell code-") && told.endsWith("is new"));
        Files.delete(here.file(lesson(), Language.EN, Variant.STUDENT));
        assertThat(here.differences(lesson(), Language.EN, elsewhere))
                .anyMatch(told -> told.endsWith("90-sums.ipynb: is not there, or is no notebook"));
        assertThat(elsewhere.stalePages()).hasSize(4);
    }

    @Test
    void textThatHasChangedKeepsTheOutputs() throws Exception {
        Builder before = builder(LessonReaderTest.WHOLE, "a");
        before.build(lesson(), Language.EN, QUIET);
        assertThat(before.retext(lesson(), Language.EN)).isTrue();

        Builder text = builder(LessonReaderTest.WHOLE.replace("Write `twice`.", "Please write `twice`."), "a");
        Path file = text.file(lesson(), Language.EN, Variant.STUDENT);
        String old = Files.readString(file);
        assertThat(text.upToDate(lesson(), Language.EN)).isFalse();
        assertThat(text.inStep(lesson(), Language.EN)).isFalse();
        assertThat(text.retext(lesson(), Language.EN)).isTrue();
        assertThat(text.upToDate(lesson(), Language.EN)).isTrue();
        assertThat(Files.readString(file)
                        .replace("Please write", "Write")
                        .lines()
                        .filter(line -> !line.contains("\"text\":")))
                .containsExactlyElementsOf(
                        old.lines().filter(line -> !line.contains("\"text\":")).toList());

        Builder code = builder(LessonReaderTest.WHOLE.replace("add(1, 2)", "add(1, 3)"), "a");
        assertThat(code.retext(lesson(), Language.EN)).isFalse();
        assertThat(builder(LessonReaderTest.WHOLE, "b").retext(lesson(), Language.EN))
                .isFalse();
        assertThat(builder(LessonReaderTest.WHOLE.replace("Write `twice`.", "Please write `twice`."), "b")
                        .inStep(lesson(), Language.EN))
                .isTrue();
        assertThat(builder(LessonReaderTest.WHOLE.replace("n + 3", "n + 4"), "a")
                        .retext(lesson(), Language.EN))
                .isFalse();
    }

    @Test
    void aNotebookKnowsHowManyChecksItsExercisesHave() throws Exception {
        Builder builder = builder(LessonReaderTest.WHOLE.replace("8, 0)", "8, 0).near(() -> twice(1), 2, 0)"), "a");
        builder.build(lesson(), Language.EN, QUIET);
        for (Variant variant : Variant.built(lesson())) {
            Notebook notebook = Notebook.read(builder.file(lesson(), Language.EN, variant));
            String book = notebook.cells().stream()
                    .filter(cell -> cell.id().orElse("").equals("exercises"))
                    .findFirst()
                    .orElseThrow()
                    .source();
            String packed = book.substring(book.indexOf('"') + 1, book.lastIndexOf('"'));
            assertThat(ExerciseBook.open(packed).exercises())
                    .extracting(Definition::checks)
                    .containsExactly(2);
        }
        assertThat(builder.upToDate(lesson(), Language.EN)).isTrue();
    }

    private BookException mistakes(String text, String instead) throws Exception {
        String broken = LessonReaderTest.WHOLE.replace(text, instead);
        assertThat(broken).isNotEqualTo(LessonReaderTest.WHOLE);
        return mistakes(broken);
    }

    private BookException mistakes(String broken) throws Exception {
        Builder builder = builder(broken, "a");
        BookException wrong =
                catchThrowableOfType(BookException.class, () -> builder.build(lesson(), Language.ES, QUIET));
        assertThat(builder.file(lesson(), Language.ES, Variant.STUDENT)).doesNotExist();
        return wrong;
    }

    @Test
    void aCellThatFailsIsNamedWithItsLine() throws Exception {
        assertThat(mistakes("add(1, 2));", "add(1, 2) / 0);").getMessage())
                .contains("lesson.md:22: es, student's: the cell \"int add(int a, int b)")
                .contains("java.lang.ArithmeticException: / by zero");
    }

    @Test
    void aCheckThatIsWrongAboutItsSolutionOrStubIsNamed() throws Exception {
        assertThat(mistakes("return 2 * n;", "return 3 * n;").getMessage())
                .contains("lesson.md:46: es, solved: exercise 90.1 is failed on the solution");
        assertThat(mistakes("// STUB return Check.todo();", "// STUB return 0;").getMessage())
                .contains("es, student's: exercise 90.1 is failed on the stub");
    }

    @Test
    void aWorkedNumberThatIsClaimedHasToBeSeen() throws Exception {
        String claimed = LessonReaderTest.WHOLE.replace("[L-01]", "[L-01, X-02]");
        assertThat(mistakes(claimed.replace("add(1, 2)", "add(2, 2)")).getMessage())
                .contains("lesson.md:1: covers X-02 (a sum), but no output shows 3");
        Builder builder = builder(claimed, "a");
        builder.build(lesson(), Language.ES, QUIET);
        assertThat(builder.upToDate(lesson(), Language.ES)).isTrue();
    }

    @Test
    void aWrongAnswerThatIsAcceptedOrNotExplainedIsNamed() throws Exception {
        assertThat(mistakes("return n + 3;", "return n + n;").getMessage())
                .contains("lesson.md:53: es, solved: this wrong answer of 90.1 is passed");
        assertThat(mistakes("8|8]]", "8|no se dice]]").getMessage())
                .contains("lesson.md:53: es, solved: this wrong answer of 90.1 is not told \"no se dice\" but:");
    }
}
