package dev.neurona.lessons.grade.gradebook;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.JOSE;
import static dev.neurona.lessons.grade.gradebook.Sample.MARCH_1;
import static dev.neurona.lessons.grade.gradebook.Sample.grading;
import static dev.neurona.lessons.grade.gradebook.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradebookTest {
    private static final Instant EVENING = Instant.parse("2027-04-02T20:00:00Z");

    @TempDir
    Path temp;

    private Gradebook gradebook;

    @BeforeEach
    void open() throws GradebookException {
        gradebook = Gradebook.open(temp.resolve("marks.db"), Clock.fixed(EVENING, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        gradebook.close();
    }

    @Test
    void keepsAnAttemptWithItsEvidence() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);

        long number = gradebook.add(submission(JOSE, "P1", "aa", MARCH_1), grading);
        reopen();

        Attempt kept = gradebook.latest("102", "P1").orElseThrow();
        assertThat(kept.number()).isEqualTo(number);
        assertThat(kept.student()).isEqualTo(JOSE);
        assertThat(kept.grading()).isEqualTo(grading);
        assertThat(kept.handedIn()).contains(MARCH_1);
        assertThat(kept.graded()).isEqualTo(EVENING);
        assertThat(kept.source()).isEqualTo("José Núñez/aa.ipynb");
        assertThat(kept.file()).isEqualTo(Path.of("/in/aa.ipynb").toAbsolutePath());
        assertThat(gradebook.graded("102", "P1", "aa", "release-1")).isTrue();
        assertThat(gradebook.graded("102", "P1", "aa", "release-2")).isFalse();
        assertThat(gradebook.practices()).containsExactly("P1");
    }

    @Test
    void theSameSubmissionIsKeptOnce() throws Exception {
        long first = gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
        long again = gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 1));

        assertThat(again).isEqualTo(first);
        assertThat(gradebook.all("P1")).hasSize(1);
    }

    @Test
    void gradingAgainAddsAnAttemptWithItsReason() throws Exception {
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 1), "check 2 was too strict");

        assertThat(gradebook.attempts("101", "P1"))
                .extracting(
                        Attempt::run,
                        Attempt::reason,
                        attempt -> attempt.grading().automatic())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "", 3.0),
                        org.assertj.core.groups.Tuple.tuple(2, "check 2 was too strict", 6.0));
    }

    @Test
    void theLastHandedInIsTheLatestWheneverItWasGraded() throws Exception {
        gradebook.add(submission(ADA, "P1", "late", MARCH_1.plus(Duration.ofDays(3))), grading("P1", "late", 0.5));
        gradebook.add(submission(ADA, "P1", "early", MARCH_1), grading("P1", "early", 1));

        assertThat(gradebook.latest("101", "P1").orElseThrow().submission()).isEqualTo("late");
        assertThat(gradebook.latest("101", "P2")).isEmpty();
    }

    @Test
    void aMarkSurvivesGradingAgain() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        mark(grading, "Good", 1.0, 0.25);

        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 1), "again");

        Manual kept = gradebook.manual("101", "P1", "P1.3").orElseThrow();
        assertThat(kept.earned()).isEqualTo(1.25);
        assertThat(kept.complete()).isTrue();
        assertThat(kept.comment()).isEqualTo("Good");
        assertThat(kept.by()).isEqualTo("Grace");
        assertThat(kept.at()).isEqualTo(EVENING);
    }

    @Test
    void whoeverHasNotSeenTheOthersMarkIsToldOfIt() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);
        Grading.Question question = grading.questions().get(0);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        Manual seenByBoth = Manual.unmarked("101", "P1", question);
        gradebook.mark(seenByBoth.with(question, points(1, 0.5), "first", "Grace"));

        assertThatThrownBy(() -> gradebook.mark(seenByBoth.with(question, points(0, 0), "second", "Alan")))
                .isInstanceOf(MarkedMeanwhile.class)
                .hasMessageContaining("marked by Grace meanwhile");
        assertThat(gradebook.manual("101", "P1", "P1.3").orElseThrow().comment())
                .isEqualTo("first");
    }

    @Test
    void markingTheSameAgainChangesNothing() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        Manual first = mark(grading, "Good", 1, 0.5);

        assertThat(gradebook.mark(first.with(grading.questions().get(0), points(1, 0.5), "Good", "Grace")))
                .isEqualTo(first);
    }

    @Test
    void pointsBeyondTheCriterionAreRefused() {
        Grading.Question question = grading("P1", "aa", 1).questions().get(0);
        Manual unmarked = Manual.unmarked("101", "P1", question);

        assertThatThrownBy(() -> unmarked.with(question, points(1.6, 0), "", "Grace"))
                .hasMessage("criterion 1 of P1.3 gives 0 to 1.5 points, but got 1.6");
        assertThatThrownBy(() -> unmarked.with(question, points(Double.NaN, 0), "", "Grace"))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> unmarked.with(question, points(1), "", "Grace"))
                .hasMessage("P1.3 has 2 criteria, but got points for 1");
    }

    @Test
    void anAnswerThatHasChangedSinceItWasReadIsKnown() throws Exception {
        Grading grading = grading("P1", "aa", 1);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        Manual mark = mark(grading, "", 1, 0.5);

        assertThat(mark.read(grading("P1", "bb", 1).questions().get(0))).isTrue();
        assertThat(mark.read(
                        grading("P1", "bb", 1, "Something else", 1).questions().get(0)))
                .isFalse();
        assertThat(mark.fits(grading("P1", "bb", 1).questions().get(0))).isTrue();
    }

    @Test
    void everyChangeIsWrittenDown() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        Manual first = mark(grading, "Good", 1, 0.5);
        gradebook.mark(first.with(grading.questions().get(0), points(0, 0.5), "No", "Alan"));
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading, "again");
        gradebook.add(submission(new Student("101", "Ada King"), "P2", "cc", MARCH_1), grading("P2", "cc", 1));

        assertThat(gradebook.audit())
                .extracting(change -> "%s %s %s %s: %s -> %s"
                        .formatted(
                                change.by(),
                                change.student(),
                                change.question(),
                                change.what(),
                                change.before(),
                                change.after()))
                .containsExactly(
                        "grader 101  student:  -> Ada Lovelace",
                        "grader 101  graded:  -> 3 of 6, submission aa, release release-1, run 1",
                        "Grace 101 P1.3 marked:  -> [1.0,0.5] Good",
                        "Alan 101 P1.3 marked again: [1.0,0.5] Good (Grace) -> [0.0,0.5] No",
                        "grader 101  graded again:  -> 3 of 6, submission aa, release release-1, run 2: again",
                        "grader 101  student: 101 Ada Lovelace -> Ada King",
                        "grader 101  graded:  -> 6 of 6, submission cc, release release-1, run 1");
    }

    @Test
    void nothingIsChangedOrRemovedBehindTheBack() throws Exception {
        Grading grading = grading("P1", "aa", 0.5);
        gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading);
        mark(grading, "Good", 1, 0.5);

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("marks.db"))) {
            for (String statement : List.of(
                    "UPDATE audit SET by = 'nobody'",
                    "DELETE FROM audit",
                    "UPDATE attempt SET automatic = 6",
                    "DELETE FROM attempt",
                    "DELETE FROM manual",
                    "DELETE FROM student")) {
                assertThatThrownBy(() -> execute(other, statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("cannot be");
            }
            execute(other, "UPDATE manual SET points = '[1.5,0.5]', by = 'somebody'");
        }
        assertThat(gradebook.audit()).last().extracting(Change::by).isEqualTo("somebody");
    }

    @Test
    void aMarkForSomebodyUnknownIsRefused() {
        assertThatThrownBy(() -> mark(grading("P1", "aa", 1), "", 1, 0.5)).isInstanceOf(GradebookException.class);
    }

    @Test
    void twoGradebooksOfTheSameMarksHaveTheSameDump() throws Exception {
        try (Gradebook other = Gradebook.open(temp.resolve("other.db"))) {
            gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
            gradebook.add(submission(JOSE, "P1", "bb", MARCH_1), grading("P1", "bb", 1));

            other.add(
                    submission(JOSE, "P1", "bb", MARCH_1),
                    grading("P1", "bb", 1, "The curves *part* after epoch 2.", 9));
            assertThat(other.dump()).isNotEqualTo(gradebook.dump());
            other.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
            assertThat(other.dump()).isEqualTo(gradebook.dump());

            other.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5), "again");
            assertThat(other.dump()).isNotEqualTo(gradebook.dump());
        }
    }

    private void reopen() throws GradebookException {
        gradebook.close();
        open();
    }

    private Manual mark(Grading grading, String comment, double... points) throws GradebookException {
        Grading.Question question = grading.questions().get(0);
        return gradebook.mark(Manual.unmarked("101", "P1", question).with(question, points(points), comment, "Grace"));
    }

    private static List<OptionalDouble> points(double... points) {
        return java.util.Arrays.stream(points).mapToObj(OptionalDouble::of).toList();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
