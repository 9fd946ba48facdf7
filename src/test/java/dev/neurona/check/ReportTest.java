package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Renderers;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {
    private static final ExerciseBook BOOK = ExerciseBook.of(
            "05",
            Language.ES,
            Definition.of("05.1").titled("The sigmoid", "La sigmoide").worth(2).withChecks(2),
            Definition.of("05.2").titled("The loss <J>", "La pérdida <J>").hint("Sum.", "Suma."),
            Definition.of("05.3")
                    .titled("Threshold", "Umbral")
                    .rightLetters("b")
                    .solved("b"));

    private final Board board = new Board();

    private Report report() {
        board.open(BOOK);
        new Exercise(board, "05.1", "").equal(1, 1).equal(2, 2);
        new Exercise(board, "05.2", "").about("J & K").near(-2, 2, 1e-4);
        return board.report();
    }

    @Test
    void theBoardShowsEveryExerciseInTheOrderOfTheNotebook() {
        assertThat(report().text(Language.EN)).isEqualTo("""
                        Your exercises of lesson 05
                        ✔ 05.1 The sigmoid: passed, 2 of 2 checks passed (2 of 2 points)
                        ✘ 05.2 The loss <J>: not yet right (0 of 1 points)
                        ○ 05.3 Threshold: not attempted (0 of 1 points)
                        1 of 3 exercises passed, 2 of 4 points""");
        assertThat(report().text(Language.ES))
                .startsWith("Tus ejercicios de la lección 05\n✔ 05.1 La sigmoide: correcto")
                .endsWith("1 de 3 ejercicios correctos, 2 de 4 puntos");
        assertThat(report().isComplete()).isFalse();
    }

    @Test
    void anEmptyBoardSaysSo() {
        assertThat(new Board().report().text(Language.EN))
                .isEqualTo("Your exercises\nNo exercise has been checked yet.");
        assertThat(new Board().report().isComplete()).isFalse();
    }

    @Test
    void htmlIsWellFormedEscapedAndNeedsNoColour() throws Exception {
        for (Language language : Language.values()) {
            for (Shown shown :
                    new Shown[] {report(), new Exercise(board, "05.2", ""), new Exercise(board, "05.2", "").hint()}) {
                String html = shown.html(language);
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader("<root>" + html + "</root>")));
                assertThat(html).doesNotContain("<J>").doesNotContain("background");
            }
        }
        assertThat(report().html(Language.EN))
                .contains("✔", "passed", "✘", "not yet right", "○", "not attempted", "scope=\"row\"", "lang=\"en\"")
                .contains("J &amp; K: expected 2 but got -2.");
        assertThat(new Exercise(board, "05.2", "").html(Language.ES)).contains("¿Está el signo al revés?");
    }

    @Test
    void theRecordOfResultsIsReadByPrograms() {
        Node record = Json.readJavaScript(report().json(Language.ES));
        assertThat(record.number("schema")).hasValue(1);
        assertThat(record.text("kind")).hasValue("results");
        assertThat(record.text("lesson")).hasValue("05");
        assertThat(record.text("language")).hasValue("es");
        assertThat(record.number("earned")).hasValue(2);
        assertThat(record.children("exercises")).hasSize(3);
        Node second = record.children("exercises").get(1);
        assertThat(second.text("id")).hasValue("05.2");
        assertThat(second.text("status")).hasValue("failed");
        assertThat(second.number("attempts")).hasValue(1);
        Node check = second.children("checks").get(0);
        assertThat(check.text("task")).hasValue("J & K");
        assertThat(check.text("expected")).hasValue("2");
        assertThat(check.text("actual")).hasValue("-2");
        assertThat(check.list("look")).hasSize(1);
        assertThat(record.children("exercises").get(2).text("status")).hasValue("not-attempted");
    }

    @Test
    void aCellShowsItAsHtmlTextAndRecord() {
        Renderers renderers = new Renderers();
        assertThat(renderers.reload(getClass().getClassLoader())).isEmpty();
        for (Shown shown :
                new Shown[] {report(), new Exercise(board, "05.1", ""), new Exercise(board, "05.2", "").hint()}) {
            Bundle bundle = renderers.render(shown);
            assertThat(bundle.get(Bundle.HTML).map(Object::toString))
                    .hasValueSatisfying(html -> assertThat(html).startsWith("<"));
            assertThat(bundle.text()).doesNotContain("<div").contains("05");
            assertThat(bundle.get(Report.MIME))
                    .hasValueSatisfying(json -> assertThat(Json.readJavaScript(((Bundle.Json) json).text())
                                    .number("schema"))
                            .hasValue(1));
        }
    }

    @Test
    void openingTheSameLessonAgainKeepsWhatWasAchieved() {
        report();
        board.open(BOOK);
        assertThat(board.report().count(Status.PASSED)).isEqualTo(1);
        board.open(ExerciseBook.of("06", Language.EN, Definition.of("06.1")));
        assertThat(board.report().results()).hasSize(1);
        assertThat(board.report().count(Status.PASSED)).isZero();
    }

    @Test
    void anExerciseOutsideTheBookIsShownAtTheEnd() {
        board.open(BOOK);
        new Exercise(board, "05.9", "").equal(1, 1);
        assertThat(board.report().results().get(3).exercise().id()).isEqualTo("05.9");
    }

    @Test
    void aBookIsReadBackTheSame() {
        assertThat(ExerciseBook.open(BOOK.json())).isEqualTo(BOOK);
        assertThat(ExerciseBook.open(BOOK.packed())).isEqualTo(BOOK);
        assertThat(BOOK.packed()).matches("[\\w-]+").doesNotContain("sigm");
        assertThat(BOOK.json()).doesNotContain("\"answer\":\"b\"");
        assertThat(ExerciseBook.parse("{\"schema\":1,\"lesson\":\"05\",\"exercises\":[{\"id\":\"05.1\"}]}")
                        .exercises())
                .containsExactly(Definition.of("05.1"));
    }

    @Test
    void aDamagedBookIsNamed() {
        assertThatThrownBy(() -> ExerciseBook.open(BOOK.packed().substring(9))).hasMessageContaining("damaged");
        assertThatThrownBy(() -> ExerciseBook.open("not it")).hasMessageContaining("damaged");
        assertThatThrownBy(() -> ExerciseBook.open("{\"schema\":2,\"lesson\":\"05\"}"))
                .hasMessageContaining("expected a book of exercises");
        assertThatThrownBy(() -> ExerciseBook.of("05", Language.EN, Definition.of("a"), Definition.of("a")))
                .hasMessageContaining("two exercises a");
        assertThatThrownBy(() -> Definition.of(" ")).hasMessageContaining("needs an id");
        assertThatThrownBy(() -> Definition.of("05.1").worth(-1)).hasMessageContaining("0 or more");
    }

    @Test
    void languagesAreReadFromSettings() {
        assertThat(Language.of("es_ES.UTF-8")).isEqualTo(Language.ES);
        assertThat(Language.of("EN")).isEqualTo(Language.EN);
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("not written in \"fr\"");
        assertThat(Language.known("espresso")).isEmpty();
    }
}
