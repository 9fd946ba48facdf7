package dev.neurona.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Weight;
import dev.neurona.lessons.grade.sandbox.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {
    private static final String RIGHT_TWICE = "int twice(int n) { return n + n; }";
    private static final String RIGHT_SPLIT = "int[] split(int n) { return new int[] {n - n / 2, n / 2}; }";
    private static final String RIGHT_SIGNS =
            "int[] signs(double[] x) { int[] s = new int[x.length];\nfor (int i = 0; i < s.length; i++) s[i] = x[i] >= 0 ? 1 : 0;\nreturn s; }";
    private static final Map<String, String> RIGHT = Map.of(
            "ex-P9-1-answer", RIGHT_TWICE,
            "ex-P9-2-answer", RIGHT_SPLIT,
            "ex-P9-3-answer", RIGHT_SIGNS,
            "ex-P9-4-answer", "Because I say so.");

    @TempDir
    static Path folder;

    private static Released release;
    private static Oracles oracles;
    private static Grader grader;

    @BeforeAll
    static void releaseAndStart() throws Exception {
        release = Released.read(SmallPractice.release(folder));
        oracles = new Oracles(release, SmallPractice.kernel(folder), folder.resolve("oracle"), new RunProgress() {});
        grader = new Grader(release, new OpenSandbox(SmallPractice.kernel(folder), folder), oracles, Limits.USUAL);
    }

    @AfterAll
    static void stop() {
        oracles.close();
    }

    private static Notebook filled(Language language, Map<String, String> answers) throws Exception {
        Notebook notebook = Notebook.parse(release.student().get(language).toText(), "student");
        for (Cell cell : notebook.cells()) {
            String answer = answers.get(cell.id().orElse(""));
            if (answer != null) {
                cell.json().addProperty("source", answer);
            }
        }
        return notebook;
    }

    private static Grading graded(Notebook notebook) throws Exception {
        Path file = Files.createTempFile(folder, "handed-in", ".ipynb");
        notebook.write(file);
        return grader.grade(file, "abc");
    }

    private static Grading changed(Consumer<Notebook> change) throws Exception {
        Notebook notebook = filled(Language.EN, RIGHT);
        change.accept(notebook);
        return graded(notebook);
    }

    private static Cell cell(Notebook notebook, String id) {
        return notebook.cells().stream()
                .filter(cell -> cell.id().orElse("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonArray cells(Notebook notebook) {
        return notebook.json().getAsJsonArray("cells");
    }

    private static List<String> said(Grading grading) {
        return grading.remarks().stream().map(remark -> remark.text().english()).toList();
    }

    @Test
    void rightAnswersEarnEverythingInEitherLanguage() throws Exception {
        for (Language language : Language.values()) {
            Grading grading = graded(filled(language, RIGHT));

            assertThat(grading.language()).isEqualTo(language.code());
            assertThat(grading.automatic()).isEqualTo(6).isEqualTo(grading.automaticMost());
            assertThat(grading.rerun().outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(grading.remarks()).isEmpty();
            assertThat(grading.questions().get(0).answer()).isEqualTo("Because I say so.");
            assertThat(grading.exercises().get(0).tests())
                    .anySatisfy(test -> assertThat(test.hidden()).isFalse())
                    .allSatisfy(test -> assertThat(test.status()).isEqualTo(Status.PASSED));
        }
    }

    @Test
    void aGradingHasTheWordsOfThePractice() throws Exception {
        Grading grading = graded(filled(Language.ES, RIGHT));

        assertThat(grading.exercises().get(0).title().spanish()).isEqualTo("El doble");
        assertThat(grading.exercises().get(0).hints().get(0).english()).isEqualTo("Times two.");
        assertThat(grading.exercises().get(0).tests())
                .extracting(test -> test.about().spanish())
                .contains("el doble de dos números");
        Grading.Question question = grading.questions().get(0);
        assertThat(question.title().english()).isEqualTo("Why?");
        assertThat(question.good().spanish()).isEqualTo("Porque sí.");
        assertThat(question.rubric().get(0).text().english()).isEqualTo("Says because.");
    }

    @Test
    void theStubEarnsNothingAndIsNotCalledWrong() throws Exception {
        Grading grading = graded(filled(Language.ES, Map.of()));

        assertThat(grading.automatic()).isZero();
        assertThat(grading.exercises())
                .allSatisfy(exercise -> assertThat(exercise.tests())
                        .allSatisfy(test -> assertThat(test.status()).isEqualTo(Status.NOT_ATTEMPTED)));
        assertThat(grading.questions().get(0).answer()).isEmpty();
        assertThat(grading.saved().executed()).isFalse();
    }

    @Test
    void theReferenceAsItRanHasItsOutputsAgain() throws Exception {
        Grading grading =
                graded(Notebook.parse(release.reference().get(Language.EN).toText(), "reference"));

        assertThat(grading.automatic()).isEqualTo(6);
        assertThat(grading.differences()).isEmpty();
        assertThat(grading.saved().problems()).isEmpty();
        assertThat(grading.saved().inOrder()).isTrue();
    }

    @Test
    void aWrongAnswerIsToldWhatWasExpectedAndTheRestCounts() throws Exception {
        Grading grading = changed(notebook -> cell(notebook, "ex-P9-2-answer")
                .json()
                .addProperty("source", "int[] split(int n) { return new int[] {n, 0}; }"));

        assertThat(grading.automatic()).isCloseTo(2 + 2 + 1, within(1e-9));
        Grading.Test failed = grading.exercises().get(1).tests().stream()
                .filter(test -> test.hidden() && test.status() == Status.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.expected().spanish())
                .isNotEmpty()
                .isNotEqualTo(failed.expected().english());
        assertThat(failed.actual().english()).isNotEmpty();
    }

    @Test
    void whatDoesNotCompileBreaksItsOwnExerciseOnly() throws Exception {
        Grading grading = changed(notebook ->
                cell(notebook, "ex-P9-1-answer").json().addProperty("source", "int twice(int n) { return n + ; }"));

        assertThat(grading.automatic()).isEqualTo(4);
        assertThat(grading.exercises().get(0).tests())
                .anySatisfy(test -> assertThat(test.status()).isEqualTo(Status.BROKEN));
        assertThat(grading.rerun().cells()).isNotEmpty();
    }

    @Test
    void checksThatWereDeletedOrEditedArePutBack() throws Exception {
        Grading grading = changed(notebook -> {
            cell(notebook, "ex-P9-2-check").json().addProperty("source", "\"passed\"");
            cells(notebook).remove(cell(notebook, "ex-P9-1-check").json());
            cells(notebook).remove(cell(notebook, "ex-P9-1-marks").json());
        });

        assertThat(grading.automatic()).isEqualTo(6);
        assertThat(said(grading))
                .contains(
                        "This cell was changed; it ran as it was handed out.",
                        "This cell was deleted; it was put back.");
        assertThat(grading.exercises().get(0).tests()).hasSize(2);
    }

    @Test
    void aChecksCellThatWasSplitRunsWholeAgain() throws Exception {
        Grading grading = changed(notebook -> {
            Cell check = cell(notebook, "ex-P9-1-check");
            check.json().addProperty("source", "var one = Check.ex(\"P9.1\");");
            int at = notebook.cells().stream()
                    .map(each -> each.id().orElse(""))
                    .toList()
                    .indexOf("ex-P9-1-check");
            JsonArray all = cells(notebook);
            JsonArray rest = new JsonArray();
            while (all.size() > at + 1) {
                rest.add(all.remove(at + 1));
            }
            all.add(Cell.code("second-half", "one.near(8, 8, 0)").json());
            rest.forEach(all::add);
        });

        assertThat(grading.automatic()).isEqualTo(6);
        assertThat(grading.remarks()).extracting(Grading.Remark::weight).contains(Weight.MENDED);
    }

    @Test
    void aCellCopiedUnderTheSameIdCountsOnce() throws Exception {
        Grading grading = changed(notebook -> {
            Cell copy = Cell.code("copy", "int twice(int n) { return 0; }");
            copy.json()
                    .add(
                            "metadata",
                            cell(notebook, "ex-P9-1-answer")
                                    .json()
                                    .get("metadata")
                                    .deepCopy());
            cells(notebook).add(copy.json());
        });

        assertThat(said(grading)).anyMatch(text -> text.contains("there twice"));
        // The copy ran last, as an ordinary cell does, and what it defines is what is asked.
        assertThat(grading.automatic()).isEqualTo(4);
    }

    @Test
    void editedPointsAreSeenAndDoNotCount() throws Exception {
        Grading grading = changed(notebook -> cell(notebook, "ex-P9-1-marks")
                .json()
                .getAsJsonObject("metadata")
                .getAsJsonObject("nbgrader")
                .addProperty("points", 100));

        assertThat(grading.automaticMost()).isEqualTo(6);
        assertThat(said(grading)).anyMatch(text -> text.contains("changed to 100"));
    }

    @Test
    void whoRedefinesTheCheckerEarnsNoPointByIt() throws Exception {
        Notebook notebook = filled(Language.EN, Map.of());
        cells(notebook).add(Cell.code("mine", """
                                ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(false);
                                class Numbers {
                                    static java.util.Optional<Numbers> of(Object any) { return java.util.Optional.of(new Numbers()); }
                                    String json() { return "{\\"shape\\":[2],\\"values\\":[1,1]}"; }
                                }
                                class Judge { static boolean near(Object... all) { return true; } }
                                class Check { static Check ex(String id) { return new Check(); } Check near(Object... all) { return this; } double score() { return 10; } }
                                """).json());

        Grading grading = graded(notebook);

        assertThat(grading.automatic()).isZero();
    }

    @Test
    void reflectionIntoTheCheckerReachesNoPoints() throws Exception {
        Notebook notebook = filled(Language.EN, Map.of());
        cells(notebook).add(Cell.code("mine", """
                                for (var field : dev.neurona.check.Check.class.getDeclaredFields()) field.setAccessible(true);
                                Object ask_P9_1_1(int[] given) { return given; }
                                Object ask_P9_3_1(double[] given) { return new int[given.length]; }
                                """).json());

        assertThat(graded(notebook).automatic()).isZero();
    }

    @Test
    void outputsThatWereMadeUpAreShownBesideTheTrueOnes() throws Exception {
        Notebook notebook = Notebook.parse(release.reference().get(Language.EN).toText(), "reference");
        Cell own = Cell.code("mine", "System.out.println(twice(21));");
        own.setExecutionCount(40);
        var fake = com.google.gson.JsonParser.parseString(
                "[{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"43.9 of 99 %\\n\"}]");
        own.json().add("outputs", fake);
        cells(notebook).add(own.json());

        Grading grading = graded(notebook);

        assertThat(grading.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.saved()).isEqualTo("43.9 of 99 %");
            assertThat(difference.rerun()).isEqualTo("42");
        });
    }

    @Test
    void whatIsNoNotebookEarnsNothingAndSaysWhy() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.ipynb"), "{\"cells\": [");

        Grading grading = grader.grade(file, "abc");

        assertThat(grading.rerun().outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(grading.rerun().said().english()).contains("not JSON").doesNotContain(folder.toString());
        assertThat(grading.exercises())
                .hasSize(3)
                .allSatisfy(exercise -> assertThat(exercise.earned()).isZero());
    }

    @Test
    void anotherSubmissionIsGivenOtherNumbersAndTheSameTheSame() throws Exception {
        Released.Hidden probe = release.exercises().get(0).probes().get(0);

        assertThat(release.seed("abc", probe)).isEqualTo(release.seed("abc", probe));
        assertThat(release.seed("abd", probe)).isNotEqualTo(release.seed("abc", probe));
        assertThat(oracles.in(Language.EN).draw(probe, 1).given())
                .isNotEqualTo(oracles.in(Language.EN).draw(probe, 2).given());
    }

    @Test
    void aGradingIsPlainDataThatReadsBackTheSame() throws Exception {
        Grading grading = graded(filled(Language.EN, RIGHT));

        assertThat(Grading.parse(grading.json())).isEqualTo(grading);
    }
}
