package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Probe.Judging;
import dev.neurona.lessons.book.Probe.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeTest {
    private static final String WHOLE = """
            ---
            id: "P9"
            title: {en: "Practice", es: "Práctica"}
            minutes: 5
            needs: ["90"]
            ---
            ```java
            boolean real = false;
            ```
            ::: exercise P9.1 points=2
            ::: en
            ## Twice
            :::
            ::: es
            ## El doble
            :::
            ```java
            int twice(int n) {
                // BEGIN SOLUTION
                return 2 * n;
                // END SOLUTION
                // STUB return Check.todo();
            }
            ```
            ```java check
            Check.ex("P9.1").near(() -> twice(4), 8, 0)
            ```
            ```java probe near=0 given=int[] weight=2
            // given
            return new int[] {(int) (seed % 1000), 3};
            // ask
            return new int[] {twice(given[0]), twice(given[1])};
            ```
            ```java probe share=0.5/0.9 given=int[]
            // given
            return new int[] {1, 2, 3, 4};
            // ask
            return java.util.Arrays.stream(given).map(n -> twice(n)).toArray();
            // truth
            return new int[] {2, 4, 6, 0};
            // measure
            return new double[] {answer.at(0), answer.at(1), answer.at(2), seed * 0};
            ```
            ```java wrong
            // told: 16
            int twice(int n) { return n * n; }
            ```
            :::
            ```java free
            int eight = twice(4);
            ```
            ::: question P9.2
            ::: en
            ### Why?
            :::
            ::: es
            ### ¿Por qué?
            :::
            ::: en
            Because.
            :::
            ::: es
            Porque sí.
            :::
            ::: rubric
            - points: 0.4
              en: Says because.
              es: Dice porque sí.
            - points: 0.6
              en: Says why.
              es: Dice por qué.
            :::
            :::
            """;
    private static final RunProgress QUIET = new RunProgress() {};

    @TempDir
    Path folder;

    private Course course(String text) throws IOException {
        return SmallCourse.with(folder, text);
    }

    private Execution execution() {
        Distribution kernel = new Distribution(Distribution.ownClassPath(), List.of(), Map.of(), spec -> {}, false);
        return new Execution(KernelCommand.of(kernel).asKernelSpec(folder), folder, Duration.ofMinutes(1));
    }

    @Test
    void probesAndQuestionsAreReadWithTheirSettings() throws Exception {
        Lesson practice = SmallCourse.practice(course(WHOLE));

        assertThat(practice.slug()).isEqualTo("practice-9-sums");
        List<Probe> probes = practice.exercises().get(0).probes();
        assertThat(probes).hasSize(2);
        assertThat(probes.get(0).judging()).isEqualTo(new Judging(Kind.NEAR, 0, 0));
        assertThat(probes.get(0).weight()).isEqualTo(2);
        assertThat(probes.get(0).type()).isEqualTo("int[]");
        assertThat(probes.get(0).ask()).isEqualTo("return new int[] {twice(given[0]), twice(given[1])};");
        assertThat(probes.get(1).judging()).isEqualTo(new Judging(Kind.SHARE, 0.5, 0.9));
        assertThat(probes.get(1).truth()).isEqualTo("return new int[] {2, 4, 6, 0};");
        assertThat(probes.get(1).measure()).startsWith("return new double[] {answer.at(0)");
        Part.Question question = practice.questions().get(0);
        assertThat(question.points()).isEqualTo(1.0);
        assertThat(question.rubric().get(1).text()).isEqualTo(new Wording("Says why.", "Dice por qué."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            near=0 given=int[] weight=2   | near=0 weight=2        | a probe says how it is judged and what is given
            near=0 given=int[] weight=2   | given=int[] weight=2   | a probe says how it is judged and what is given
            near=0 given=int[] weight=2   | near=x given=int[]     | cannot be "near=x"
            // ask                        | // question            | needs a part "// ask"
            // given                      | // drawn               | begins with // given
            points: 0.4                   | points: few            | a rubric is a list
            question P9.2                 | question               | a question has an id
            Because.                      | Because. ::: es        | needs a task and a good answer
            """)
    void whatIsWrongWithItIsTold(String was, String is, String told) throws Exception {
        String text = was.equals("Because.")
                ? WHOLE.replaceFirst("(?s)::: en\\nBecause.*?Porque sí.\\n:::\\n", "")
                : WHOLE.replace(was, is);

        BookException wrong = catchThrowableOfType(BookException.class, () -> course(text));

        assertThat(wrong).hasMessageContaining(told).hasMessageContaining("practice.md:");
    }

    @Test
    void aLessonHasNeitherHiddenChecksNorQuestions() throws Exception {
        course(WHOLE);
        Path lesson = folder.resolve(SmallCourse.LESSON);
        Files.writeString(lesson, WHOLE.replace("P9", "90").replace("needs: [\"90\"]\n", ""));

        BookException wrong = catchThrowableOfType(BookException.class, () -> Course.read(folder, false));

        assertThat(wrong)
                .hasMessageContaining("hidden checks belong into a practice")
                .hasMessageContaining("a question for a person to mark belongs into a practice");
    }

    @Test
    void theStudentsNotebookIsHandedOutUnexecutedAndMarkedForNbgrader() throws Exception {
        Course course = course(WHOLE);
        Builder builder = new Builder(course, "a", folder.resolve("out"), execution());
        Lesson practice = SmallCourse.practice(course);

        builder.build(practice, Language.ES, variant -> QUIET);

        assertThat(builder.upToDate(practice, Language.ES)).isTrue();
        assertThat(folder.resolve("out/es/solutions/practice-9-sums.ipynb")).doesNotExist();
        Notebook notebook = Notebook.read(folder.resolve("out/es/practice-9-sums.ipynb"));
        assertThat(notebook.cells()).allSatisfy(cell -> {
            if (cell.isCode()) {
                assertThat(cell.outputs()).isEmpty();
                assertThat(cell.executionCount()).isEmpty();
            }
        });
        assertThat(notebook.toText())
                .doesNotContain("2 * n")
                .doesNotContain("given")
                .doesNotContain("Porque sí.");
        assertThat(role(notebook, "ex-P9-1-answer"))
                .contains("\"solution\":true")
                .contains("\"grade\":false");
        assertThat(role(notebook, "ex-P9-1-check")).contains("\"locked\":true").contains("\"grade\":false");
        assertThat(role(notebook, "ex-P9-1-marks")).contains("\"grade\":true").contains("\"points\":2.0");
        assertThat(role(notebook, "ex-P9-2-answer"))
                .contains("\"grade\":true")
                .contains("\"solution\":true")
                .contains("\"points\":1.0");
        Cell free = notebook.cells().stream()
                .filter(cell -> cell.source().startsWith("int eight"))
                .findFirst()
                .orElseThrow();
        assertThat(free.json().getAsJsonObject("metadata").has("nbgrader")).isFalse();
    }

    private static String role(Notebook notebook, String id) {
        return notebook.cells().stream()
                .filter(cell -> cell.id().orElse("").equals(id))
                .map(cell ->
                        cell.json().getAsJsonObject("metadata").get("nbgrader").toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReleaseHoldsTheHiddenChecksApartAndTheReferencePassesThem() throws Exception {
        Course course = course(WHOLE);
        Path out = folder.resolve("release");

        new Release(course, SmallCourse.practice(course), execution(), out, 7)
                .write(List.of(Language.EN), run -> QUIET);

        assertThat(Files.readString(out.resolve("student/en/practice-9-sums.ipynb")))
                .doesNotContain("HIDDEN")
                .doesNotContain("2 * n");
        JsonObject json = JsonParser.parseString(Files.readString(out.resolve("grader/practice.json")))
                .getAsJsonObject();
        JsonObject probe = json.getAsJsonArray("exercises")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("probes")
                .get(1)
                .getAsJsonObject();
        assertThat(probe.get("judge").getAsString()).isEqualTo("share");
        assertThat(probe.get("real").getAsDouble()).isEqualTo(0.9);
        Notebook source = Notebook.read(out.resolve("nbgrader/en/source/practice-9-sums/practice-9-sums.ipynb"));
        Cell marks = source.cells().stream()
                .filter(cell -> cell.id().orElse("").equals("ex-P9-1-marks"))
                .findFirst()
                .orElseThrow();
        assertThat(marks.source())
                .contains("BEGIN HIDDEN TESTS")
                .contains("new double[] {2.0, 4.0, 6.0, 0.0}")
                .doesNotContain("assert");
        Execution.Ran ran = execution().run(source, Duration.ofMinutes(1), false, QUIET);
        assertThat(ran.cells())
                .allSatisfy(
                        run -> assertThat(run.status().good()).as(run.evalue()).isTrue());
        assertThat(source.cells().stream()
                        .filter(cell -> cell.id().orElse("").equals("ex-P9-1-marks"))
                        .findFirst()
                        .orElseThrow()
                        .outputs()
                        .toString())
                .contains("2.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            twice(given[0]), twice(given[1])}; | twice(given[0]), eight};  | the reference earns 1.0 of the 2.0 points
            twice(given[0]), twice(given[1])}; | given[0] * 2, 6};         | empty answers earn
            """)
    void aReleaseThatNbgraderWouldMarkWronglyIsRefused(String was, String is, String told) throws Exception {
        Course course = course(WHOLE.replace(was, is));
        Path out = folder.resolve("release");
        Release release = new Release(course, SmallCourse.practice(course), execution(), out, 7);

        BookException wrong =
                catchThrowableOfType(BookException.class, () -> release.write(List.of(Language.EN), run -> QUIET));

        assertThat(wrong).hasMessageContaining(told).hasMessageContaining("P9.1");
        assertThat(out.resolve(Release.PACKAGE)).doesNotExist();
    }

    /** The sums were made with nbgrader 0.9.5's own formula. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ex-P1-1-answer  | code     | int ñ = 1;                | ANSWER    | 0   | 5c2876df8c7af46ae4b5ccaa01631206
            ex-P1-1-marks   | code     | Check.ex("P1.1").score()  | MARKS     | 0.5 | bb1433ee8bb0e636eaf50f88d97e25e6
            ex-P1-11-answer | markdown | *Your answer here.*       | MANUAL    | 1   | 2eb53676c60ab3e1a0c0ae7d1248a360
            code-1          | code     | Lab.start("P1", 42)       | READ_ONLY | 0   | c22709d5176e6e762c0a1940ab323920
            """)
    void theChecksumIsNbgraders(String id, String type, String text, Nbgrader.Role role, double points, String sum) {
        Cell cell = type.equals("code") ? Cell.code(id, text) : Cell.markdown(id, text);

        Nbgrader.mark(cell, role, points);

        assertThat(cell.json()
                        .getAsJsonObject("metadata")
                        .getAsJsonObject("nbgrader")
                        .get("checksum")
                        .getAsString())
                .isEqualTo(sum);
    }
}
