package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private static final Tolerance FOUR = Tolerance.absolute(1e-4);

    private static Optional<String> guess(Object actual, Object expected) {
        return Diagnosis.of(
                        Numbers.of(actual).orElseThrow(), Numbers.of(expected).orElseThrow(), FOUR)
                .map(message -> ((Sentence) message).key());
    }

    @ParameterizedTest
    @CsvSource({
        "-0.93086, 0.93086, look.sign",
        "1.86172, 0.93086, look.double",
        "0.46543, 0.93086, look.half",
        "93.086, 0.93086, look.percent",
        "0.87, 87, look.fraction",
        "57.29578, 1, look.angle",
        "0.0174533, 1, look.angle",
        "1.442695, 1, look.logarithm",
        "2.302585, 1, look.logarithm",
        "12.5, 2.5, look.times",
        "0.5, 2.5, look.parts",
        "0.25, 0.75, look.parts",
        "0.125, 8, look.parts",
        "1.42857, 0.7, look.reciprocal",
        "0.3, 0.7, look.complement",
        "2, 2.75, look.integer",
        "-2, -2.75, look.integer",
        "0, 0.5, look.integer",
        "7.5625, 2.75, look.square",
        "1.658312, 2.75, look.square",
        "1.0116, 2.75, look.log",
        "15.6426, 2.75, look.log",
        "8, 7, look.offByOne",
        "2.7504, 2.75, look.close",
        "NaN, 1, look.nan",
        "Infinity, 1, look.infinite"
    })
    void aNumberThatMissesInAKnownWayIsAskedAbout(double actual, double expected, String key) {
        assertThat(guess(actual, expected)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"0.61, 0.93086", "3.3, 2.75", "5, 2.75", "3, 0", "17, 11"})
    void aNumberThatMissesInNoKnownWayIsLeftAlone(double actual, double expected) {
        assertThat(guess(actual, expected)).isEmpty();
    }

    @Test
    void arraysAreAskedAboutOnlyIfEveryNumberFits() {
        assertThat(guess(new double[] {-1, -2, -3}, new double[] {1, 2, 3})).contains("look.sign");
        assertThat(guess(new double[] {-1, -2, 3}, new double[] {1, 2, 3})).isEmpty();
        assertThat(guess(new double[] {1.7, 3.4, 6.8}, new double[] {1, 2, 4})).contains("look.factor");
        assertThat(guess(new double[] {1.3, 2.3, 4.3}, new double[] {1, 2, 4})).contains("look.offset");
    }

    @Test
    void rightNumbersInWrongPlacesAreAskedAbout() {
        assertThat(guess(new double[] {9, 4, 1}, new double[] {1, 4, 9})).contains("look.reversed");
        assertThat(guess(new double[] {4, 9, 0}, new double[] {1, 4, 9})).contains("look.shifted");
        assertThat(guess(new double[] {0, 1, 4}, new double[] {1, 4, 9})).contains("look.shifted");
        assertThat(guess(new double[] {4, 1, 9, 16}, new double[] {1, 4, 9, 16}))
                .contains("look.order");
        assertThat(guess(new double[][] {{1, 3}, {2, 4}}, new double[][] {{1, 2}, {3, 4}}))
                .contains("look.transposedValues");
    }

    @Test
    void zerosAreNoEvidence() {
        assertThat(guess(new double[] {0, 0, 0}, new double[] {1.5, 2.5, 3.5})).isEmpty();
        assertThat(guess(new double[] {4, 4}, new double[] {3, 3})).contains("look.offByOne");
    }

    @Property(tries = 200)
    void everyGuessIsPutAsAQuestion(
            @ForAll @DoubleRange(min = -50, max = 50) double actual,
            @ForAll @DoubleRange(min = -50, max = 50) double expected) {
        Diagnosis.of(Numbers.of(actual).orElseThrow(), Numbers.of(expected).orElseThrow(), FOUR)
                .ifPresent(message -> {
                    assertThat(message.in(Language.EN)).contains("?");
                    assertThat(message.in(Language.ES)).contains("¿").contains("?");
                });
    }

    @Property(tries = 200)
    void aWrongSignIsAlwaysFound(@ForAll @DoubleRange(min = .01, max = 1e6) double expected) {
        assertThat(guess(-expected, expected)).contains("look.sign");
    }
}
