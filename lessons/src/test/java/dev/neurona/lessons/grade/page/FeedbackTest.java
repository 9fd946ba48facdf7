package dev.neurona.lessons.grade.page;

import static dev.neurona.lessons.grade.page.Papers.both;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Grading.Difference;
import dev.neurona.lessons.grade.Grading.Remark;
import dev.neurona.lessons.grade.Grading.Weight;
import dev.neurona.lessons.grade.Student;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedbackTest {
    private static Document page(Grading grading, Language language) {
        return PageExamples.check(Feedback.html(Papers.paper(grading), language), Feedback.LARGEST);
    }

    private static String text(Grading grading, Language language) {
        return PageExamples.text(page(grading, language));
    }

    @Test
    void saysWhatWasTestedExpectedAndGotAndWhatToDo() {
        String text = text(Papers.grading(), Language.EN);

        assertThat(text)
                .contains("Feedback for Ada Núñez")
                .contains("P1.1 Pixels between 0 and 1")
                .contains("0.25 of 0.5 points")
                .contains("passed: largest value (+0.25)")
                .contains("failed: mean of 40 new images (0 of 0.25)")
                .contains("expected 0.1307 came 33.318421")
                .contains("→ Is the type float before you divide?")
                .contains("Hint 1 of 2")
                .contains("not attempted: number of parameters")
                .contains("did not answer: logits of a batch of 3")
                .contains("The run was cut short after 732 seconds. A cell took longer")
                .contains("0.991")
                .contains("0.853");
    }

    @Test
    void saysHowTheMarkCameAbout() {
        String text = text(Papers.grading(), Language.ES);

        assertThat(text)
                .contains("Lo que cuentan las comprobaciones 0,25 de 2,5")
                .contains("Lo que pone una persona 1,25 de 1,5")
                .contains("Entregado tarde (2 días) -0.2")
                .contains("Nota 1,3")
                .contains("P1.2 La red: 2 de 2 perdidos")
                .contains("Dice cuán seguro es el número. 0,75 de 1")
                .contains("Which digits are confused?");
        assertThat(text.indexOf("P1.2 La red: 2 de 2"))
                .isLessThan(text.indexOf("P1.1 Píxeles entre 0 y 1: 0,25 de 0,5"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageIsSmallWellFormedAndAccessible(Language language) {
        Document page = page(Papers.grading(), language);

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.code());
        assertThat(PageExamples.all(page, "td").stream()
                        .filter(cell -> cell.getTextContent().isBlank()))
                .isEmpty();
        for (Element header : PageExamples.all(page, "th")) {
            assertThat(header.getAttribute("scope")).isIn("col", "row");
        }
    }

    @Test
    void aQuestionNobodyHasReadIsNotZero() {
        Paper paper = new Paper(Papers.TITLE, Papers.ADA, Papers.grading(), List.of(), List.of());
        String text = PageExamples.text(PageExamples.check(Feedback.html(paper, Language.EN), Feedback.LARGEST));

        assertThat(text)
                .contains("not read yet, of 1.5")
                .contains("Not read yet, of 1.5 points")
                .contains("the mark may still rise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</pre></bdi></li><h1>10</h1>",
                "[click](javascript:alert(1))",
                "[click](  JaVaScRiPt:alert(1) )",
                "[click](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "![x](https://tracker.example/pixel.png)",
                "![x](data:image/svg+xml;base64,AAAA)",
                "# Your mark: 10\n## You passed\n",
                "[a]: javascript:alert(1)\n\n[a]",
                "| a |\n|---|\n| <b onclick=alert(1)>x</b> |",
                "`<style>*{display:none}</style>`",
                "&lt;script&gt; &#60;script&#62; &#x6A;avascript:",
                "\u202Egnp.exe\u202C \u0000\u001b[31mred\u001b[0m \uD800 \uFFFE\uFFFF",
                "```html\n</code></pre><script>\n```",
                "[x](https://example.org/\" onmouseover=\"alert(1))"
            })
    void nothingAStudentWroteIsMoreThanText(String hostile) {
        Grading grading = Papers.grading(
                hostile,
                hostile,
                List.of(new Remark(Weight.LOOK, hostile, both(hostile))),
                List.of(new Difference(hostile, hostile, both(hostile), hostile, hostile)));
        Paper paper = new Paper(
                Papers.TITLE,
                new Student("1", hostile),
                grading,
                List.of(new Marked("P1.14", List.of(0.5), hostile)),
                List.of());
        Document page = PageExamples.check(Feedback.html(paper, Language.EN), Feedback.LARGEST);

        assertThat(PageExamples.all(page, "a").stream().map(link -> link.getAttribute("href")))
                .allMatch(href -> href.startsWith("#") || href.matches("https?://[^\"<>]+"));
        assertThat(PageExamples.all(page, "h1").get(0).getTextContent()).isEqualTo(Papers.TITLE.english());
        assertThat(PageExamples.text(page)).doesNotContain("\u202E").doesNotContain("\u001b");
    }

    @Test
    void floodsAreCutAndSayBySoMuch() {
        String flood = "<&\"> line of a loop that printed for ever\n".repeat(50_000);
        List<Difference> differences =
                new ArrayList<>(Collections.nCopies(300, new Difference("c", flood, both(flood), flood, flood)));
        List<Remark> remarks = new ArrayList<>(Collections.nCopies(300, new Remark(Weight.NOTE, "", both(flood))));
        String text = PageExamples.text(page(Papers.grading(flood, flood, remarks, differences), Language.EN));

        assertThat(text).contains("more characters]").contains("and 285 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "`", "| a ", "1. ", "<", "_*_"})
    void markdownMadeToBeDeepIsRenderedAllTheSame(String piece) {
        page(Papers.grading(piece.repeat(2900 / piece.length()), "1", List.of(), List.of()), Language.EN);
    }

    @Test
    void anEmptyAnswerSaysSo() {
        assertThat(text(Papers.grading(" ", "1", List.of(), List.of()), Language.EN))
                .contains("You left it empty.");
    }

    @Test
    void aRefusedFileGetsAPageThatExplainsTheZero() {
        String html = Feedback.refused(
                Papers.TITLE,
                Papers.ADA,
                "Ada_1/java (1).ipynb",
                new Wording("The file is empty: hand it in again.", "El archivo está vacío: vuelve a entregarlo."),
                List.of(new MarkLine(new Wording("Mark", "Nota"), both("0"), true)),
                Language.ES);

        assertThat(PageExamples.text(PageExamples.check(html, Feedback.LARGEST)))
                .contains("Por qué no se ha podido calificar")
                .contains("El archivo está vacío")
                .contains("java (1).ipynb")
                .contains("Nota 0");
    }

    @Test
    void theSameGradingGivesTheSamePage() {
        String once = Feedback.html(Papers.paper(Papers.grading()), Language.EN);

        assertThat(Feedback.html(Papers.paper(Grading.parse(Papers.grading().json())), Language.EN))
                .isEqualTo(once);
    }

    @Test
    void textsHaveContrastOnLightAndDark() {
        String css = Feedback.html(Papers.paper(Papers.grading()), Language.EN);
        for (int scheme = 0; scheme < 2; scheme++) {
            for (String ground : List.of("paper", "soft")) {
                for (String text :
                        List.of("ink", "link", "comment", "good", "bad", "warn", "keyword", "type", "text", "number")) {
                    assertThat(contrast(colour(css, text, scheme), colour(css, ground, scheme)))
                            .as("%s on %s, scheme %d", text, ground, scheme)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            assertThat(contrast(colour(css, "bar", scheme), colour(css, "paper", scheme)))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    /** The light one of a style sheet comes first, then the dark one. */
    private static int colour(String css, String name, int scheme) {
        Matcher found = Pattern.compile("--" + name + ":(#[0-9a-f]{3,6})").matcher(css);
        for (int i = 0; i <= scheme; i++) {
            assertThat(found.find()).as("colour %s", name).isTrue();
        }
        String hex = found.group(1).substring(1);
        return Integer.parseInt(hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex, 16);
    }

    /** WCAG 2.2: of relative luminances. */
    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double c = (channel & 255) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
