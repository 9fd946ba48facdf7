package dev.neurona.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Execution;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.book.Part;
import dev.neurona.lessons.book.Release;
import dev.neurona.lessons.cli.Library;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference earns everything and each weaker solution loses just what it should, whatever is drawn. Runs for the
 * practices named by {@code -Dneurona.practices=mnist,text}: it trains for minutes.
 */
class WeakerSolutionsTest {
    private static final Path SOURCES = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private static Course course() throws IOException {
        return Course.read(SOURCES, true);
    }

    private static Lesson practice(Course course, String name) {
        return course.lessons().stream()
                .filter(lesson -> lesson.isPractice() && lesson.slug().endsWith("-" + name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "imagenet", "text"})
    void eachPracticeHasThreeThatChangeWhatTheyLose(String name) throws Exception {
        List<Weaker> weaker = Weaker.of(SOURCES.resolve("practices").resolve(name));
        TreeSet<String> ids = new TreeSet<>();
        practice(course(), name).exercises().stream().map(Part.Exercise::id).forEach(ids::add);

        assertThat(weaker).hasSizeGreaterThanOrEqualTo(3).allSatisfy(each -> {
            assertThat(ids)
                    .as(each.name())
                    .containsAll(each.loses())
                    .containsAll(each.answers().keySet());
            assertThat(each.loses()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "imagenet", "text"})
    void theReferenceEarnsAllAndTheWeakerOnesLoseWhatTheyShould(String name) throws Exception {
        List<String> wanted =
                List.of(System.getProperty("neurona.practices", "").split(","));
        assumeTrue(wanted.contains(name), "minutes of training: run it with -Dneurona.practices=" + name);
        Course course = course();
        Lesson lesson = practice(course, name);
        Execution execution = Library.execution(folder, Duration.ofMinutes(3));
        new Release(course, lesson, execution, folder.resolve("release"), 11)
                .write(List.of(Language.EN), run -> new RunProgress() {});
        Released release = Released.read(folder.resolve("release"));
        List<String> wrong = new ArrayList<>();
        try (Bench bench = Bench.open(
                        List.of(release),
                        Library.distribution(),
                        Optional.empty(),
                        1,
                        Limits.USUAL,
                        new RunProgress() {});
                Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            Grades grader = bench.graders("", gradebook).get(release.practice());
            var reference = release.reference().get(Language.EN);
            for (int draw = 0; draw < 3; draw++) {
                wrong.addAll(
                        mistakes(grader, new Weaker("reference", "", List.of(), java.util.Map.of()), reference, draw));
            }
            for (Weaker weaker : Weaker.of(SOURCES.resolve("practices").resolve(name))) {
                wrong.addAll(mistakes(grader, weaker, reference, 0));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> mistakes(
            Grades grader, Weaker weaker, dev.neurona.kernel.notebook.Notebook reference, int draw) throws Exception {
        Path file = folder.resolve(weaker.name() + ".ipynb");
        weaker.in(reference).write(file);
        Grading grading = grader.grade(file, weaker.name() + draw);
        List<String> wrong = new ArrayList<>();
        for (Grading.Exercise exercise : grading.exercises()) {
            boolean whole = exercise.earned() >= exercise.points();
            System.out.printf(
                    "%s %s %s: %.2f of %.2f %s%n",
                    weaker.name(),
                    draw,
                    exercise.id(),
                    exercise.earned(),
                    exercise.points(),
                    whole
                            ? ""
                            : exercise.tests().stream()
                                    .filter(Grading.Test::hidden)
                                    .map(t -> t.status() + " " + t.expected().english() + " / "
                                            + t.actual().english())
                                    .toList());
            if (exercise.points() > 0 && whole == weaker.loses().contains(exercise.id())) {
                wrong.add("%s, draw %d: %s earned %s of %s"
                        .formatted(weaker.name(), draw, exercise.id(), exercise.earned(), exercise.points()));
            }
        }
        return wrong;
    }
}
