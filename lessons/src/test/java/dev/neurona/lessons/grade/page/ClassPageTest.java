package dev.neurona.lessons.grade.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.alike.Alike;
import dev.neurona.lessons.grade.alike.Kind;
import dev.neurona.lessons.grade.alike.Pair;
import dev.neurona.lessons.grade.alike.Passage;
import dev.neurona.lessons.grade.intake.Notice;
import dev.neurona.lessons.grade.intake.Reason;
import dev.neurona.lessons.grade.intake.Refused;
import dev.neurona.lessons.grade.page.ClassReport.Part;
import dev.neurona.lessons.grade.page.ClassReport.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ClassPageTest {
    private static final int LARGE = 1_000_000;

    private static Document page(ClassReport report, Language language) {
        return PageExamples.check(ClassPage.html(report, language), LARGE);
    }

    private static String text(ClassReport report) {
        return PageExamples.text(page(report, Language.EN));
    }

    @Test
    void theHardestExerciseComesFirstWithItsCommonestWrongResults() {
        String text = text(Papers.report(12));

        assertThat(text.indexOf("P1.2 The network")).isLessThan(text.indexOf("P1.1 Pixels between 0 and 1"));
        assertThat(text)
                .contains("0 / 0 / 12")
                .contains("12 × logits of a batch of 3: came IllegalArgumentException")
                // 4 got 33.something, whatever the digits; every third student failed the check.
                .contains("4 × mean of 40 new images: came 33.");
    }

    @Test
    void everyCountIsInThePicturesWords() {
        Document page = page(Papers.report(12), Language.EN);
        Element picture = PageExamples.all(page, "svg").get(0);

        assertThat(picture.getAttribute("role")).isEqualTo("img");
        assertThat(picture.getAttribute("aria-label")).matches("(?:[\\d.]+ to [\\d.]+ points: \\d+(?:; )?)+");
        int sum = 0;
        for (String bar : picture.getAttribute("aria-label").split("; ")) {
            sum += Integer.parseInt(bar.replaceAll(".*: ", ""));
        }
        assertThat(sum).isEqualTo(12);
    }

    @Test
    void thoseWhoStillHaveToHandInAreNamedInOrderOfNames() {
        ClassReport report = new ClassReport(
                Papers.TITLE,
                2,
                List.of(),
                List.of(standing("Zoe", "P1"), standing("Álvaro", "P1"), standing("Bea"), standing("Ana", "P1", "P3")),
                List.of(),
                List.of());
        String text = text(report);

        assertThat(text).contains("3 of 4 students have handed in fewer than 2 practices.");
        String missing =
                text.substring(text.indexOf("Still to hand in"), text.lastIndexOf("Files that were not graded"));
        assertThat(missing).containsSubsequence("Álvaro", "Bea", "Zoe").doesNotContain("Ana");
    }

    private static Standing standing(String name, String... practices) {
        return new Standing(new Student(name, name), List.of(practices), List.of(), Papers.NONE);
    }

    @Test
    void whatAPersonShouldLookAtIsThereWithALinkToThePage() {
        Document page = page(Papers.report(2), Language.ES);

        assertThat(PageExamples.all(page, "a").stream().map(link -> link.getAttribute("href")))
                .contains("feedback/P1/Ada%20%26%20co%200.html", "#ex-P1");
        assertThat(PageExamples.text(page))
                .contains("El cuaderno redefine Check.")
                .contains("exactamente el mismo archivo para P1");
    }

    @Test
    void whatWasNotGradedIsListedWithItsReason() {
        assertThat(text(Papers.report(2)))
                .contains("Zoe_9_assignsubmission_file_/notes.pdf")
                .contains("is no notebook");
    }

    @Test
    void nearDuplicatesStandSideBySide() {
        String text = text(Papers.report(2));

        assertThat(text)
                .contains("Ada & co 0 — Bob: code 97 %, answers 12 %")
                .contains("34 tokens of code agree")
                .contains("lines 3–4")
                .contains("sum += x;");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aClassOfNobodyHasAPageToo(Language language) {
        Part empty = new Part("P1", Papers.TITLE, List.of(), Optional.of(new Alike(0, List.of())));

        page(new ClassReport(Papers.TITLE, 2, List.of(empty), List.of(), List.of(), List.of()), language);
        page(Papers.report(1), language);
    }

    @Test
    void nothingAStudentWroteIsMoreThanText() {
        String hostile = "</code></details><script>alert(1)</script>\" onclick=\"x";
        Student student = new Student(hostile, hostile);
        Submission submission = new Submission(student, "P1", Path.of("x"), hostile, Optional.empty(), "0");
        Passage.Excerpt excerpt = new Passage.Excerpt(hostile, 1, 1, hostile);
        Pair pair =
                new Pair(submission, submission, 1, 1, true, List.of(new Passage(Kind.CODE, excerpt, excerpt, 1, 1)));
        ClassReport report = new ClassReport(
                Papers.TITLE,
                2,
                List.of(new Part(
                        "P1",
                        Papers.TITLE,
                        List.of(Papers.entry(
                                student, Papers.grading(hostile, hostile, List.of(), List.of()), hostile + ".html")),
                        Optional.of(new Alike(2, List.of(pair))))),
                List.of(new Standing(student, List.of("P1"), List.of(), Papers.NONE)),
                List.of(new Refused(
                        Optional.of(student), Optional.of("P1"), hostile, Reason.BROKEN, Papers.both(hostile))),
                List.of(new Notice(List.of(submission), new Wording(hostile, hostile))));

        page(report, Language.EN);
    }

    @Test
    void threeHundredStudentsStayReadable() {
        assertThat(ClassPage.html(Papers.report(300), Language.EN).length()).isLessThan(300_000);
    }
}
