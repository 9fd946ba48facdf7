package dev.neurona.lessons.grade.rules;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.grading;
import static dev.neurona.lessons.grade.gradebook.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks worked by hand. A practice's automatic part has 6 points here, its two questions 2 each: 1.5 and 0.5. */
class RulesTest {
    private static final Instant IN_TIME = Instant.parse("2027-03-31T21:59:59.999Z");
    private static final Instant TOO_LATE = Instant.parse("2027-03-31T22:00:00Z");
    private static final String DEADLINE = "zone: Europe/Madrid\ndeadline: 2027-03-31 23:59\n";

    @TempDir
    Path temp;

    private Gradebook gradebook;

    @BeforeEach
    void open() throws Exception {
        gradebook = Gradebook.open(temp.resolve("marks.db"));
    }

    @AfterEach
    void close() {
        gradebook.close();
    }

    @Test
    void theBestTwoOfThreeCountAndTheirMeanIsRoundedUp() throws Exception {
        handIn("P1", "a", 1.0, 2, 2); // 10
        handIn("P2", "b", 0.5, 1, 1); // 5
        handIn("P3", "c", 0.7, 1.5, 1.5); // 7.2

        FinalMark mark = mark("");

        assertThat(mark.practices())
                .extracting(each -> each.mark().toString())
                .containsExactly("10.00", "5.00", "7.20");
        assertThat(mark.best()).containsExactly("P1", "P3");
        assertThat(mark.mean()).isEqualByComparingTo("8.6");
        assertThat(mark.mark()).hasToString("9.00");
        assertThat(mark.passed()).isTrue();
        assertThat(mark.provisional()).isFalse();
        assertThat(mark.steps())
                .containsExactly(
                        new Wording(
                                "mean of the best 2 of 3 (P1 10.00 + P3 7.20): 8.6",
                                "media de las 2 mejores de 3 (P1 10,00 + P3 7,20): 8,6"),
                        new Wording(
                                "all practices handed in, rounded up to steps of 1: 9",
                                "entregadas todas las prácticas, se redondea hacia arriba en pasos de 1: 9"),
                        new Wording("9: passed (from 5 on)", "9: aprobado (a partir de 5)"));
    }

    @Test
    void withTwoHandedInNothingIsRoundedUp() throws Exception {
        handIn("P1", "a", 0.7, 1.5, 1.5);
        handIn("P2", "b", 0.6, 1.5, 1.5);

        assertThat(mark("").mark()).hasToString("6.90");
        assertThat(mark("rounding: {to: up, unit: 0.5, when: always}").mark()).hasToString("7.00");
        assertThat(mark("rounding: {to: down, when: always}").mark()).hasToString("6.00");
        assertThat(mark("rounding: {to: nearest, when: always}").mark()).hasToString("7.00");
        assertThat(mark("rounding: {to: none, when: always}").mark()).hasToString("6.90");
    }

    @Test
    void aMeanThatIsWholeStaysAsItIs() throws Exception {
        // 0.1 + 0.2 and the like: points are binary fractions.
        handIn("P1", "a", 0.7, 0.1 + 0.2 + 0.3, 2.0 - 0.1 - 0.2);
        handIn("P2", "b", 0.7, 0.6, 1.7);
        handIn("P3", "c", 0, 0, 0);

        FinalMark mark = mark("");

        assertThat(mark.mean()).isEqualByComparingTo("6.5");
        assertThat(mark("rounding: {unit: 0.5}").mark()).hasToString("6.50");
    }

    @Test
    void onePracticeIsNotEnoughHoweverGood() throws Exception {
        handIn("P1", "a", 1.0, 2, 2);

        FinalMark mark = mark("");

        assertThat(mark.mark()).hasToString("5.00");
        assertThat(mark.passed()).isFalse();
        assertThat(english(mark))
                .contains(
                        "P2: not handed in",
                        "mean of P1 10.00, 1 missing and counted 0: 5",
                        "1 of 2 compulsory practices handed in: not passed");
    }

    @Test
    void whatNobodyHasMarkedMakesTheMarkProvisional() throws Exception {
        gradebook.add(submission(ADA, "P1", "a", IN_TIME), grading("P1", "a", 1.0));
        handIn("P2", "b", 1.0, 2, 2);

        FinalMark mark = mark("");

        assertThat(mark.provisional()).isTrue();
        assertThat(mark.practices().get(0).unmarked()).containsExactly("P1.3", "P1.4");
        assertThat(english(mark))
                .contains("P1: manual part 0 of 4 (P1.3 not marked yet, P1.4 not marked yet)")
                .last()
                .isEqualTo("provisional: a person still has to mark P1.3, P1.4");
    }

    @Test
    void whoeverLeavesAnAnswerEmptyGetsNothingForItWithoutAPerson() throws Exception {
        gradebook.add(submission(ADA, "P1", "a", IN_TIME), grading("P1", "a", 1.0, "", 1));

        FinalMark mark = mark("");

        assertThat(mark.provisional()).isFalse();
        assertThat(english(mark)).contains("P1: manual part 0 of 4 (P1.3 no answer 0, P1.4 no answer 0)");
    }

    @Test
    void aMarkForAnotherAnswerCountsAndIsToldOf() throws Exception {
        handIn("P1", "a", 1.0, 2, 2);
        gradebook.add(
                submission(ADA, "P1", "b", IN_TIME.plusSeconds(1)), grading("P1", "b", 1.0, "Something else.", 1));

        assertThat(english(mark("")))
                .anyMatch(step -> step.contains("P1.3 2 [the answer has changed since: look again]"));
    }

    @Test
    void otherWeightsAreSaid() throws Exception {
        handIn("P1", "a", 0.5, 2, 2);

        PracticeMark mark =
                mark("weights: {automatic: 50, manual: 50}").practices().get(0);

        assertThat(mark.mark()).hasToString("75.00");
        assertThat(mark.steps())
                .extracting(Wording::english)
                .contains("P1: automatic part 3 of 6", "P1: weighted to 50 it is 25");
    }

    @Test
    void theMinuteOfTheDeadlineIsInTimeInTheCoursesZone() throws Exception {
        handIn("P1", "a", IN_TIME, 1.0, 2, 2);
        handIn("P2", "b", TOO_LATE, 1.0, 2, 2);

        FinalMark mark = mark(DEADLINE);

        assertThat(mark.practices()).extracting(PracticeMark::daysLate).containsExactly(0L, 1L, 0L);
        assertThat(mark.practices().get(1).counted()).isEmpty();
        assertThat(english(mark))
                .contains(
                        "P1: handed in 2027-03-31 23:59, in time (deadline 2027-03-31 23:59)",
                        "P2: handed in 2027-04-01 00:00, 1 day late (deadline 2027-03-31 23:59): it does not count");
    }

    @Test
    void whatIsTooLateLeavesTheEarlierSubmissionCounting() throws Exception {
        handIn("P1", "a", IN_TIME, 0.5, 2, 2);
        handIn("P1", "b", TOO_LATE, 1.0, 2, 2);

        assertThat(mark(DEADLINE).practices().get(0).mark()).hasToString("7.00");
        assertThat(mark(DEADLINE + "late: {policy: none}").practices().get(0).mark())
                .hasToString("10.00");
    }

    @Test
    void daysBegunAreTakenOffUpToALimit() throws Exception {
        handIn("P1", "a", TOO_LATE, 1.0, 2, 2);
        handIn("P2", "b", TOO_LATE.plusSeconds(86_400), 1.0, 2, 2);
        handIn("P3", "c", TOO_LATE.plusSeconds(86_400 * 9), 1.0, 2, 2);

        FinalMark mark = mark(DEADLINE + "late: {policy: deduct, per-day: 1.5, most: 4}");

        assertThat(mark.practices()).extracting(each -> each.mark().toString()).containsExactly("8.50", "7.00", "6.00");
        assertThat(mark.practices()).extracting(PracticeMark::daysLate).containsExactly(1L, 2L, 10L);
        assertThat(mark.practices().get(1).steps())
                .extracting(Wording::spanish)
                .contains("P2: entregada el 2027-04-02 00:00, con 2 días de retraso (plazo: 2027-03-31 23:59):"
                        + " se descuenta 3 (1,5 por cada día empezado, como mucho 4)");
    }

    @Test
    void whatIsLateCanBeCappedAndAGraceCountsAsInTime() throws Exception {
        handIn("P1", "a", TOO_LATE.plusSeconds(899), 1.0, 2, 2);
        handIn("P2", "b", TOO_LATE.plusSeconds(900), 1.0, 2, 2);

        FinalMark mark = mark(DEADLINE + "late: {policy: cap, highest: 5, grace: 15}");

        assertThat(mark.practices()).extracting(each -> each.mark().toString()).startsWith("10.00", "5.00");
    }

    @Test
    void anExtensionIsForItsStudentAndPractice() throws Exception {
        handIn("P1", "a", TOO_LATE, 1.0, 2, 2);
        handIn("P2", "b", TOO_LATE, 1.0, 2, 2);

        FinalMark mark = mark(DEADLINE
                + "extensions:\n  - {student: \"101\", until: 2027-04-07 23:59, practice: P1, why: ill}\n"
                + "  - {student: \"102\", until: 2027-04-07 23:59}\n");

        assertThat(mark.practices())
                .extracting(each -> each.counted().isPresent())
                .containsExactly(true, false, false);
    }

    @Test
    void theBestSubmissionCountsWhereTheRulesSaySo() throws Exception {
        handIn("P1", "a", IN_TIME.minusSeconds(9), 1.0, 2, 2);
        handIn("P1", "b", IN_TIME, 0.5, 2, 2);
        gradebook.add(submission(ADA, "P1", "a", IN_TIME.minusSeconds(9)), grading("P1", "a", 0.8), "too generous");

        assertThat(mark("").practices().get(0).mark()).hasToString("7.00");
        assertThat(mark("counts: best").practices().get(0).mark()).hasToString("8.80");
        assertThat(english(mark("counts: best"))).contains("P1: of 2 submissions the best counts");
    }

    @Test
    void whoHandedInNothingHasNothing() throws Exception {
        FinalMark mark = mark("");

        assertThat(mark.mark()).hasToString("0.00");
        assertThat(english(mark)).contains("nothing handed in that counts: 0");
    }

    private static List<String> english(FinalMark mark) {
        return mark.explanation().stream().map(Wording::english).toList();
    }

    private FinalMark mark(String yaml) throws Exception {
        Path file = Files.writeString(temp.resolve("course.yml"), yaml);
        return Rules.read(file).finalMark(Work.of(gradebook, ADA));
    }

    private void handIn(String practice, String digest, double share, double first, double second) throws Exception {
        handIn(practice, digest, IN_TIME, share, first, second);
    }

    private void handIn(String practice, String digest, Instant at, double share, double first, double second)
            throws Exception {
        Grading grading = grading(practice, digest, share);
        gradebook.add(submission(ADA, practice, digest, at), grading);
        mark(grading.questions().get(0), practice, first);
        mark(grading.questions().get(1), practice, second);
    }

    private void mark(Grading.Question question, String practice, double points) throws Exception {
        Manual before =
                gradebook.manual("101", practice, question.id()).orElse(Manual.unmarked("101", practice, question));
        double first = Math.min(1.5, points);
        gradebook.mark(before.with(
                question,
                List.of(OptionalDouble.of(first), OptionalDouble.of(Math.max(0, points - first))),
                "",
                "Grace"));
    }
}
