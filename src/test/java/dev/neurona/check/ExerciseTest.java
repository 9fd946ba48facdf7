package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ExerciseTest {
    private final Board board = new Board();

    private Exercise ex() {
        return new Exercise(board, "05.1", "");
    }

    private String en() {
        return ex().text(Language.EN);
    }

    private String es() {
        return ex().text(Language.ES);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void rightAnswersPassOneAfterTheOther() {
        ex().near(sigmoid(2.6), 0.93086, 1e-4).near(() -> sigmoid(1.3), 0.78583, 1e-4);
        assertThat(en()).isEqualTo("✔ 05.1: passed, 2 of 2 checks passed");
        assertThat(es()).isEqualTo("✔ 05.1: correcto, 2 de 2 comprobaciones correctas");
        assertThat(ex().score()).isEqualTo(1);
        assertThatCode(() -> ex().orThrow()).doesNotThrowAnyException();
    }

    @Test
    void aWrongAnswerSaysWhatWasExpectedWhatCameAndWhatToLookAt() {
        ex().about("sigmoid(2.6)").near(() -> 1 - sigmoid(2.6), 0.93086, 1e-4).near(sigmoid(1.3), 0.78583, 1e-4);
        assertThat(en()).isEqualTo("""
                        ✘ 05.1: not yet right, 1 of 2 checks passed
                          sigmoid(2.6): expected 0.93086 but got 0.0691384.
                            It is 1 minus the expected: is this the probability of the other class?""");
        assertThat(es()).contains("✘ 05.1: aún no está bien, 1 de 2").contains("se esperaba 0,93086");
        assertThatThrownBy(() -> ex().orThrow()).isInstanceOf(NotPassed.class).hasMessageContaining("0.93086");
    }

    @Test
    void aStubIsNotAttemptedAndNoError() {
        ex().near(() -> Check.<Double>todo(), 1, 1e-4);
        assertThat(en()).isEqualTo("○ 05.1: not attempted\n  check 1: not attempted yet.");
        ex().near((Object) null, 1, 1e-4);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        ex().near(
                        () -> {
                            throw new IllegalStateException(new Todo("inside a stream"));
                        },
                        1,
                        1e-4);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        assertThat(ex().score()).isZero();
    }

    @Test
    void aStubSaysSoInTheLanguageWhenCalledAlone() {
        assertThatThrownBy(() -> Check.<String>todo()).isInstanceOf(Todo.class).hasMessageContaining("Check.todo()");
    }

    @Test
    void anAnswerThatThrowsIsAFailedCheckWithTheStudentsError() {
        int[] empty = {};
        ex().equal(() -> empty[3], 1);
        assertThat(en()).contains("but got the error ArrayIndexOutOfBoundsException: Index 3", "do your loops run");
        assertThat(es()).contains("el error ArrayIndexOutOfBoundsException", "¿van tus bucles");
        ex().equal(() -> endless(1), 1);
        assertThat(en()).contains("StackOverflowError", "calls itself without an end");
        ex().equal(() -> ((String) nothing()).length(), 1);
        assertThat(en()).contains("NullPointerException", "Something was null");
        ex().equal(() -> 1 / (empty.length), 1);
        assertThat(en()).contains("ArithmeticException: / by zero", "division of whole numbers");
        ex().equal(
                        () -> {
                            throw new java.io.IOException("no such file");
                        },
                        1);
        assertThat(en()).contains("IOException: no such file", "call it in a cell of its own");
        ex().equal(
                        () -> {
                            throw new AssertionError();
                        },
                        1);
        assertThat(en()).contains("the error AssertionError.");
    }

    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    private static @Nullable Object nothing() {
        return null;
    }

    /** Stands for what the kernel throws to stop a cell. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void stoppingTheCellIsNoWrongAnswer() {
        assertThatThrownBy(() -> ex().equal(
                                () -> {
                                    throw new Stop();
                                },
                                1))
                .isInstanceOf(Stop.class);
        assertThatThrownBy(() -> ex().equal(
                                () -> {
                                    throw new RuntimeException(new Stop());
                                },
                                1))
                .isInstanceOf(Stop.class);
        assertThatThrownBy(() -> ex().equal(
                                () -> {
                                    throw new InterruptedException();
                                },
                                1))
                .hasMessage("the check was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFreedArrayIsExplained() {
        NDArray freed;
        try (NDManager manager = NDManager.newBaseManager()) {
            freed = manager.ones(new Shape(2));
        }
        ex().near(freed, new double[] {1, 1}, 1e-4);
        assertThat(en()).contains("was it made inside a scope that is closed by now?");
        assertThat(es()).contains("ámbito");
    }

    @Test
    void trueAndFalseAndLimitsAndCollections() {
        ex().holds(true, "the loss falls", "la pérdida baja")
                .holds(() -> 1 < 2, "the loss falls", "la pérdida baja")
                .atLeast(.97, .95)
                .atMost(() -> .1, .2)
                .elements(List.of(3, 1, 2), Set.of(1, 2, 3))
                .text("Dropout", "dropout")
                .shape(new int[2][3], 2, 3)
                .table(Table.create(IntColumn.create("n", 1)), Table.create(IntColumn.create("n", 1)), 0);
        assertThat(ex().result().status()).isEqualTo(Status.PASSED);
        ex().holds(false, "the loss falls in every epoch", "la pérdida baja en cada época");
        assertThat(en()).contains("expected the loss falls in every epoch but got that it does not hold.");
        ex().elements(List.of(1, 1, 2), List.of(1, 2, 2));
        assertThat(en()).contains("Missing: 2.", "Too many: 1.");
        ex().elements("text", List.of(1)).table(7, Table.create(), 0);
        assertThat(es()).contains("una lista o un conjunto", "una tabla");
    }

    @Test
    void badInputHasToBeRefused() {
        ex().refuses(() -> Integer.parseInt("x"), NumberFormatException.class);
        assertThat(ex().result().status()).isEqualTo(Status.PASSED);
        ex().refuses(() -> 7, IllegalArgumentException.class);
        assertThat(en()).contains("refused with IllegalArgumentException but got the value 7", "throw new");
        ex().refuses(
                        () -> {
                            throw new NullPointerException("oops");
                        },
                        IllegalArgumentException.class);
        assertThat(es()).contains("NullPointerException: oops");
        ex().refuses(Check::todo, IllegalArgumentException.class);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
    }

    @Test
    void choicesUseTheHashOfTheDefinition() {
        board.define(Definition.of("05.1").rightLetters("b"));
        ex().choice("B");
        assertThat(ex().result().status()).isEqualTo(Status.PASSED);
        ex().choice("");
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        ex().choiceByHash("c", Answers.hash("05.1", "b"));
        assertThat(ex().result().status()).isEqualTo(Status.FAILED);
        assertThatThrownBy(() -> new Exercise(board, "05.9", "").choice("a")).hasMessageContaining("05.9");
    }

    @Test
    void aNewAttemptReplacesTheOneBefore() {
        ex().equal(1, 2);
        ex().equal(2, 2);
        assertThat(ex().result()).returns(Status.PASSED, Result::status).returns(2, Result::attempts);
        assertThat(ex().verdicts()).hasSize(1);
    }

    @Test
    void askingForAHintIsNoAttempt() {
        ex().equal(2, 2);
        ex().hint();
        assertThat(ex().result()).returns(Status.PASSED, Result::status).returns(1, Result::attempts);
    }

    @Test
    void partsInOtherCellsAreKeptApart() {
        ex().equal(2, 2);
        ex().part("hidden").equal(1, 3);
        assertThat(ex().result().status()).isEqualTo(Status.FAILED);
        ex().equal(2, 2);
        assertThat(ex().verdicts()).hasSize(2);
        ex().part("hidden").equal(3, 3);
        assertThat(ex().result().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aCheckThatWasNotReachedDoesNotCountAsPassed() {
        board.define(Definition.of("05.1").withChecks(2));
        ex().equal(2, 2);
        assertThat(ex().result().status()).isEqualTo(Status.INCOMPLETE);
        assertThat(en()).isEqualTo("◐ 05.1: not finished, 1 of 2 checks passed");
        assertThat(ex().score()).isZero();
    }

    @Test
    void pointsAreGivenByPartsWhereTheExerciseSaysSo() {
        board.define(Definition.of("05.1").worth(6));
        ex().worth(2).equal(2, 2).equal(1, 2);
        assertThat(ex().score()).isZero();
        board.define(Definition.of("05.1").worth(6).byParts());
        assertThat(ex().score()).isEqualTo(4);
        board.define(Definition.of("05.1").worth(6).byParts().withChecks(5));
        assertThat(ex().score()).isEqualTo(2);
    }

    @Test
    void hintsComeOneAfterTheOther() {
        board.define(Definition.of("05.1")
                .hint("Use exp.", "Usa exp.")
                .hint("Divide.", "Divide ya.")
                .solved("1 / (1 + Math.exp(-z))"));
        assertThat(ex().hint().text(Language.EN)).isEqualTo("Hint 1 of 2 for 05.1: Use exp.");
        assertThat(ex().solution().text(Language.EN)).contains("1 of 2 so far", "0 of 3 so far");
        assertThat(ex().hint().text(Language.ES)).isEqualTo("Pista 2 de 2 para 05.1: Divide ya.");
        assertThat(ex().hint().text(Language.EN)).contains("Divide.", "last hint", "Check.ex(\"05.1\").solution()");
        assertThat(ex().solution().text(Language.EN)).isEqualTo("Solution of 05.1:\n1 / (1 + Math.exp(-z))");
        assertThat(ex().result()).returns(2, Result::hints).returns(true, Result::solutionSeen);
    }

    @Test
    void theSolutionOpensAfterEnoughFailedAttempts() {
        board.define(Definition.of("05.1").solved("42"));
        for (int i = 0; i < 3; i++) {
            assertThat(ex().solution().text(Language.ES)).contains("llevas " + i + " de 3");
            ex().equal(1, 42).equal(2, 42);
        }
        assertThat(ex().solution().text(Language.EN)).contains("42");
    }

    @Test
    void theSolutionOpensForWhoeverPassed() {
        board.define(Definition.of("05.1").solved("42"));
        ex().equal(42, 42);
        assertThat(ex().solution().code()).isEqualTo("42");
    }

    @Test
    void anExerciseWithoutHintsOrSolutionSaysSo() {
        assertThat(ex().hint().text(Language.EN)).isEqualTo("05.1: there are no hints for this exercise.");
        ex().equal(42, 42);
        assertThat(ex().solution().text(Language.ES)).contains("cuaderno de soluciones");
    }

    @Test
    void aFailedExerciseOffersAHint() {
        board.define(Definition.of("05.1").hint("Use exp.", "Usa exp."));
        ex().equal(1, 2);
        assertThat(en()).contains("Stuck? Check.ex(\"05.1\").hint() gives a hint.");
        assertThat(es()).contains("¿Atascado?");
    }
}
