package dev.neurona.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Coverage;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.cli.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The course as its authors and students meet it. Every lesson is built anew in English, from its source through the real
 * kernel: student's and solved notebook, each exercise's stub, solution and wrong answers. In Spanish so are those whose
 * notebooks are not of the present source and library, and all of them with {@code -Dneurona.notebooks=all}. What is
 * committed is looked at, and not run again.
 */
class NotebooksRunTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean ALL =
            System.getProperty("neurona.notebooks", "").equals("all");

    @TempDir
    private static Path target;

    private static Course course;
    private static Builder committed;
    private static Builds builds;

    @BeforeAll
    static void start() throws IOException {
        course = Course.read(PROJECT.resolve("lessons"), false);
        Path notebooks = PROJECT.resolve("notebooks");
        committed = new Builder(
                course, Builder.libraryOf(PROJECT), notebooks, Library.execution(notebooks, Duration.ofMinutes(1)));
        builds = new Builds(course, PROJECT, target);
        for (Lesson lesson : course.lessons()) {
            builds.start(lesson, Language.EN);
        }
        for (Lesson lesson : course.lessons()) {
            if (isBuiltInSpanish(lesson)) {
                builds.start(lesson, Language.ES);
            }
        }
    }

    private static boolean isBuiltInSpanish(Lesson lesson) {
        return ALL || !committed.upToDate(lesson, Language.ES);
    }

    @AfterAll
    static void stop() {
        builds.close();
    }

    @TestFactory
    Stream<DynamicTest> everyLessonIsBuiltInEnglish() {
        return course.lessons().stream().map(lesson -> built(lesson, Language.EN));
    }

    @TestFactory
    Stream<DynamicTest> lessonsThatHaveChangedAreBuiltInSpanish() {
        return course.lessons().stream()
                .filter(NotebooksRunTest::isBuiltInSpanish)
                .map(lesson -> built(lesson, Language.ES));
    }

    private static DynamicTest built(Lesson lesson, Language language) {
        return DynamicTest.dynamicTest(Builds.name(lesson, language), () -> builds.await(lesson, language));
    }

    @TestFactory
    Stream<DynamicTest> everyCommittedNotebookIsOfItsSource() {
        return course.lessons().stream()
                .flatMap(lesson -> Stream.of(Language.values())
                        .map(language -> DynamicTest.dynamicTest(
                                Builds.name(lesson, language),
                                () -> assertThat(committed.inStep(lesson, language))
                                        .as("run ./neurona build %s", lesson.id())
                                        .isTrue())));
    }

    @Test
    void theCommittedPagesAreOfTheSources() throws IOException {
        assertThat(committed.stalePages()).as("run ./neurona build").isEmpty();
    }

    @Test
    void everyLessonCoversWhatItIsAnswerableFor() {
        assertThat(Coverage.of(course).missing()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyCommittedNotebookIsSavedAsItRan() throws IOException {
        return notebooks().stream()
                .map(file -> DynamicTest.dynamicTest(
                        PROJECT.relativize(file).toString(), () -> isSavedAsItRan(Notebook.read(file))));
    }

    @Test
    void noNotebookIsThereWithoutItsLesson() throws IOException {
        List<String> slugs = course.lessons().stream().map(Lesson::slug).toList();
        assertThat(notebooks())
                .allSatisfy(file ->
                        assertThat(slugs).contains(file.getFileName().toString().replace(".ipynb", "")));
    }

    /** A reader on a code-hosting site sees what is saved: every cell, once, in order, without errors. */
    private static void isSavedAsItRan(Notebook notebook) {
        List<Cell> code = notebook.cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .toList();
        if (isPractice(notebook)) {
            assertThat(code).allSatisfy(cell -> assertThat(cell.outputs()).isEmpty());
            return;
        }
        assertThat(code.stream().map(cell -> cell.executionCount().orElse(-1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, code.size()).boxed().toList());
        for (Cell cell : code) {
            if (!cell.tags().contains("raises-exception")) {
                assertThat(cell.outputs().toString()).doesNotContain("\"output_type\":\"error\"");
            }
        }
        assertThat(notebook.cells().stream().map(cell -> cell.id().orElse("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    /** A practice is handed out as it is to be filled in, and handed in executed. */
    private static boolean isPractice(Notebook notebook) {
        return notebook.cells().stream()
                .anyMatch(cell -> cell.json().getAsJsonObject("metadata").has("nbgrader"));
    }

    private static List<Path> notebooks() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("en", "en/solutions", "es", "es/solutions")) {
            try (var files =
                    Files.newDirectoryStream(PROJECT.resolve("notebooks").resolve(folder), "*.ipynb")) {
                files.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }
}
