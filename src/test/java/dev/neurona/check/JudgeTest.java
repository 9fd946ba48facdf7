package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class JudgeTest {
    private static final Tolerance FOUR = Tolerance.absolute(1e-4);

    static String en(Verdict verdict) {
        return said(verdict, Language.EN);
    }

    static String es(Verdict verdict) {
        return said(verdict, Language.ES);
    }

    private static String said(Verdict verdict, Language language) {
        StringBuilder text =
                new StringBuilder(verdict.about(Message.of("x"), 1).headline().in(language));
        verdict.look().forEach(look -> text.append(" | ").append(look.in(language)));
        return text.toString();
    }

    private static void passes(Verdict verdict) {
        assertThat(verdict).as(en(verdict)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aNumberWithinToleranceIsRight() {
        passes(Judge.near(0.930862, 0.93086, FOUR));
        passes(Judge.near(0.93086f, 0.93086, FOUR));
        passes(Judge.near(3, 3.0, Tolerance.absolute(0)));
        passes(Judge.near(3L, 3, Tolerance.absolute(0)));
        passes(Judge.near(1010, 1000, Tolerance.relative(.01)));
    }

    @Test
    void whatThirtyTwoBitsRoundIsNotHeldAgainstAnyone() {
        passes(Judge.near(.1f, .1, Tolerance.absolute(0)));
        passes(Judge.near((float) (1e6 * Math.PI), 1e6 * Math.PI, Tolerance.absolute(0)));
        assertThat(Judge.near(.1 + 1e-9, .1, Tolerance.absolute(0))).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void aWrongNumberIsToldWithWhatWasExpected() {
        Verdict verdict = Judge.near(.5, .93086, FOUR);
        assertThat(en(verdict)).isEqualTo("x: expected 0.93086 but got 0.5.");
        assertThat(es(verdict)).isEqualTo("x: se esperaba 0,93086, pero se obtuvo 0,5.");
    }

    @Test
    void nullIsNotAttempted() {
        Verdict verdict = Judge.near(null, 1, FOUR);
        assertThat(en(verdict)).isEqualTo("x: not attempted yet.");
        assertThat(es(verdict)).isEqualTo("x: todavía sin intentar.");
    }

    @Test
    void nanAndInfinityAreExplained() {
        assertThat(en(Judge.near(Double.NaN, 1, FOUR))).contains("but got NaN.", "0/0");
        assertThat(es(Judge.near(Double.POSITIVE_INFINITY, 1, FOUR))).contains("Infinity", "dividir entre cero");
        passes(Judge.near(Double.NaN, Double.NaN, FOUR));
        passes(Judge.near(Double.NEGATIVE_INFINITY, Math.log(0), FOUR));
    }

    @Test
    void theFirstWrongPlaceOfAnArrayIsNamed() {
        Verdict verdict = Judge.near(new double[][] {{1, 2}, {3, 9}}, new double[][] {{1, 2}, {3, 4}}, FOUR);
        assertThat(en(verdict)).startsWith("x: expected 4 at [1, 1] but got 9. | 1 of 4 numbers differ.");
        assertThat(es(verdict)).startsWith("x: se esperaba 4 en [1, 1], pero se obtuvo 9. | 1 de 4 números");
    }

    @Test
    void anArrayOfTheEngineIsComparedWithPlainNumbers() {
        try (NDManager manager = NDManager.newBaseManager()) {
            passes(Judge.near(manager.create(new float[] {.1f, .2f, .3f}), new double[] {.1, .2, .3}, FOUR));
            passes(Judge.near(manager.create(new int[] {1, 2}, new Shape(2, 1)), List.of(1, 2), FOUR));
            assertThat(en(Judge.near(manager.zeros(new Shape(2, 3)), manager.zeros(new Shape(3, 2)), FOUR)))
                    .isEqualTo(
                            "x: expected the shape (3, 2) but got the shape (2, 3). | The axes are the other way round: is a transpose missing?");
        }
    }

    @Test
    void whatIsNoNumberIsSaidToBeWhatItIs() {
        assertThat(en(Judge.near("0.93", .93, FOUR))).isEqualTo("x: expected 0.93 but got String \"0.93\".");
        assertThat(es(Judge.near(new double[][] {{1, 2}, {3}}, new double[] {1}, FOUR)))
                .contains("filas de distinta longitud");
    }

    @Test
    void aCheckThatExpectsNoNumbersIsItsAuthorsFault() {
        assertThatThrownBy(() -> Judge.near(1, "one", FOUR)).hasMessageContaining("use equal or text");
    }

    @Test
    void shapesMayLeaveALengthOpen() {
        passes(Judge.shape(new double[7][3], -1, 3));
        assertThat(en(Judge.shape(new double[7][3], -1, 4)))
                .isEqualTo(
                        "x: expected the shape (?, 4) but got the shape (7, 3). | Axis 1 is off by one: is a bias, a padding or an end counted wrongly?");
        assertThat(en(Judge.shape(new double[6], 2, 3))).contains("is a reshape missing?");
        assertThat(es(Judge.shape(new double[6], 6, 2))).contains("menos ejes");
        assertThat(es(Judge.shape(new double[6][1][1], 6, 2))).contains("más ejes");
        assertThat(en(Judge.shape("text", 6))).contains("String \"text\"");
        assertThat(Judge.shape(null, 6)).isInstanceOf(Verdict.NotAttempted.class);
    }

    @Test
    void exactValuesOfManyKinds() {
        passes(Judge.equal(42, 42.0));
        passes(Judge.equal(.1f, .1));
        passes(Judge.equal(true, true));
        passes(Judge.equal(List.of(1, 2), new int[] {1, 2}));
        passes(Judge.equal(Set.of("a", "b"), Set.of("b", "a")));
        passes(Judge.equal(Map.of("a", 1), Map.of("a", 1.0)));
        passes(Judge.equal(new int[][] {{1}, {2}}, List.of(List.of(1), List.of(2))));
        assertThat(Judge.equal(1L << 53, (1L << 53) + 1)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void theFirstDifferenceOfExactValuesIsNamed() {
        assertThat(en(Judge.equal(false, true))).isEqualTo("x: expected true but got false.");
        assertThat(en(Judge.equal(1, true))).isEqualTo("x: expected true but got Integer.");
        assertThat(en(Judge.equal(List.of("a", "c"), List.of("a", "b"))))
                .isEqualTo("x: expected \"b\" at [1] but got \"c\".");
        assertThat(es(Judge.equal(List.of(2, 1), List.of(1, 2)))).contains("en otro orden");
        assertThat(en(Judge.equal(List.of(1), List.of(1, 2)))).isEqualTo("x: expected 2 elements but got 1.");
        assertThat(en(Judge.equal(Set.of(1, 5), Set.of(1, 2)))).contains("Missing: 2.", "Too many: 5.");
        assertThat(es(Judge.equal(Map.of("b", 1), Map.of("a", 1)))).contains("una entrada para \"a\"");
        assertThat(en(Judge.equal(Map.of("a", 1, "b", 2), Map.of("a", 1)))).contains("Too many: \"b\".");
        assertThat(en(Judge.equal(Map.of("a", 2), Map.of("a", 1)))).isEqualTo("x: expected 1 at [a] but got 2.");
    }

    @Test
    void textsSayWhereTheyPart() {
        assertThat(en(Judge.equal("the cat", "the dog"))).contains("part at character 4: \"dog\"", "\"cat\" is there");
        assertThat(en(Judge.equal("The", "the"))).contains("upper and lower case");
        assertThat(es(Judge.equal("a b", "ab"))).contains("espacios");
        assertThat(en(Judge.equal("ab", "abc"))).contains("ends too early: \"c\"");
        assertThat(en(Judge.equal("abc", "ab"))).contains("too long: with \"c\"");
        assertThat(en(Judge.equal("a\u0301", "\u00e1"))).contains("NFC");
    }

    @Test
    void looseTextsForgiveCaseSpacesAndAccentsButNotLetters() {
        passes(Judge.text("  Regresión  Logística. ", "regresion logistica"));
        assertThat(Judge.text("ano", "año")).isInstanceOf(Verdict.Failed.class);
        passes(Judge.text("AÑO", "an\u0303o"));
        assertThat(Judge.text(" ", "a")).isInstanceOf(Verdict.NotAttempted.class);
    }

    @Test
    void limitsAreInclusive() {
        passes(Judge.atLeast(.95, .95));
        passes(Judge.atMost(.2f, .2f));
        assertThat(en(Judge.atLeast(.9499, .95))).isEqualTo("x: expected at least 0.95 but got 0.9499.");
        assertThat(es(Judge.atMost(Double.NaN, .2))).contains("0,2 como máximo", "NaN sale de");
        assertThat(en(Judge.atLeast(new double[] {1, 2}, .95))).contains("One number is wanted here.");
    }

    @Test
    void choicesDoNotDependOnHowTheLettersAreWritten() {
        String hash = Answers.hash("01.4", "ac");
        for (String right : List.of("ac", "C, A", "[a; c]", "c a")) {
            passes(Judge.choice("01.4", right, hash));
        }
        assertThat(Judge.choice("01.5", "ac", hash)).isInstanceOf(Verdict.Failed.class);
        assertThat(Judge.choice("01.4", " ", hash)).isInstanceOf(Verdict.NotAttempted.class);
        assertThat(en(Judge.choice("01.4", "b", hash, Mistake.of("b", "A rule is not learned.", "Una regla..."))))
                .isEqualTo("x: expected the right options but got b. | A rule is not learned.");
        assertThat(es(Judge.choice("01.4", "a", hash))).contains("Vuelve a leer");
        assertThat(hash).hasSize(32).doesNotContain("ac/");
    }

    @Test
    void tablesAreComparedByNameAndCell() {
        Table right = table("cat", 1.5);
        passes(Tables.near(table("cat", 1.50001), right, FOUR));
        assertThat(en(Tables.near(table("cat", 2), right, FOUR)))
                .isEqualTo("x: expected 1.5 in column \"size\", row 0 but got 2.");
        assertThat(es(Tables.near(table("dog", 1.5), right, FOUR))).contains("\"cat\" en la columna \"name\"");
        assertThat(en(Tables.near(right.dropRange(0, 1), right, FOUR))).contains("expected 1 rows but got 0");
        assertThat(en(Tables.near(Table.create(StringColumn.create("name", "cat")), right, FOUR)))
                .contains("a column \"size\" but got name");
        assertThat(en(Judge.equal(table("cat", 2), right))).contains("column \"size\"");
    }

    private static Table table(String name, double size) {
        return Table.create(StringColumn.create("name", name), DoubleColumn.create("size", size));
    }

    @Test
    void aKnownMistakeComesBeforeAnyGuess() {
        Mistake byN = Mistake.of(2.0, "Did you divide by n?", "¿Dividiste entre n?");
        assertThat(en(Judge.near(2.00001, 2.5, FOUR, byN)))
                .isEqualTo("x: expected 2.5 but got 2.00001. | Did you divide by n?");
        assertThat(es(Judge.near(2, 2.5, FOUR, byN))).endsWith("| ¿Dividiste entre n?");
        passes(Judge.near(2.5, 2.5, FOUR, Mistake.when(x -> true, "never said", "nunca")));
        assertThat(en(Judge.near(-2.5, 2.5, FOUR, byN))).contains("Is the sign the wrong way round?");
        Mistake huge = Mistake.when(x -> ((Number) x).doubleValue() > 100, "too large", "demasiado");
        assertThat(en(Judge.near(101, 2.5, FOUR, huge))).endsWith("| too large");
        assertThat(en(Judge.near(new double[] {101}, new double[] {1}, FOUR, huge)))
                .as("a predicate for numbers is not meant for arrays")
                .doesNotContain("too large");
    }

    @Test
    void valuesOfAnotherProcessAreJudgedTheSame() {
        Numbers sent =
                Numbers.parse(Numbers.of(new float[] {.1f, .2f}).orElseThrow().json());
        passes(Judge.near(sent, new double[] {.1, .2}, Tolerance.absolute(0)));
    }

    @Test
    void aVerdictIsWorthWhatItSays() {
        @Nullable Verdict verdict = Verdict.passed().about(Message.of("x"), 2.5);
        assertThat(verdict.earned()).isEqualTo(2.5);
        assertThat(Verdict.failed(Message.of("1"), Message.of("2"))
                        .about(Message.of("x"), 2.5)
                        .earned())
                .isZero();
    }
}
