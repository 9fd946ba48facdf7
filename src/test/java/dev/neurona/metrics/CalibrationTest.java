package dev.neurona.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.plot.FigureRenderer;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void workedByHand() {
        Calibration calibration = Calibration.of(new int[] {0, 1, 1, 1, 0}, new double[] {.1, .3, .8, .9, 1}, 2);
        assertThat(calibration.bins().get(0)).isEqualTo(new Calibration.Bin(0, .5, 2, .2, .5));
        assertThat(calibration.bins().get(1).said()).isCloseTo(.9, within(1e-15));
        assertThat(calibration.bins().get(1).came()).isEqualTo(2 / 3.0);
        assertThat(calibration.expectedError()).isCloseTo(.4 * .3 + .6 * (.9 - 2 / 3.0), within(1e-12));
        assertThat(calibration.largestError()).isCloseTo(.3, within(1e-12));
    }

    @Test
    void aProbabilityOnAnEdgeBelongsToTheBinThatBeginsThere() {
        for (int edge = 0; edge < 100; edge++) {
            Calibration.Bin bin = Calibration.of(new int[] {1}, new double[] {edge / 100.0}, 100)
                    .bins()
                    .get(0);
            assertThat(bin.from()).isEqualTo(edge / 100.0);
        }
        assertThat(Calibration.of(new int[] {1}, new double[] {1}, 10)
                        .bins()
                        .get(0)
                        .to())
                .isEqualTo(1);
    }

    @Test
    void theChosenClassIsMeasured() {
        double[][] probabilities = {{.9, .1}, {.2, .8}, {.7, .3}};
        Calibration calibration = Calibration.ofChosen(new int[] {0, 0, 0}, probabilities, 1);
        assertThat(calibration.bins()).hasSize(1);
        assertThat(calibration.bins().get(0).said()).isCloseTo(.8, within(1e-12));
        assertThat(calibration.bins().get(0).came()).isEqualTo(2 / 3.0);
        try (NDManager manager = NDManager.newBaseManager()) {
            Calibration same = Calibration.ofChosen(
                    manager.zeros(new Shape(3)),
                    manager.create(new double[] {.9, .1, .2, .8, .7, .3}, new Shape(3, 2)),
                    1);
            assertThat(same).isEqualTo(calibration);
        }
    }

    @Test
    void tableAndFigureHaveTheBinsWithExamples() {
        Calibration calibration = Calibration.of(new int[] {0, 1}, new double[] {.05, .95}, 10);
        assertThat(calibration.table().rowCount()).isEqualTo(2);
        assertThat(calibration.table().longColumn("examples").asList()).containsExactly(1L, 1L);
        assertThat(new FigureRenderer().render(calibration.plot()).toString()).contains("expected error 0.050");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Calibration.of(new int[1], new double[] {1.2}, 10))
                .hasMessageContaining("1.2 at index 0 is no probability");
        assertThatThrownBy(() -> Calibration.of(new int[1], new double[] {1}, 0))
                .hasMessageContaining("0 bins");
        assertThatThrownBy(() -> Calibration.of(new int[0], new double[0], 5)).hasMessageContaining("no labels");
        assertThatThrownBy(() -> Calibration.ofChosen(new int[1], new double[][] {{3, 4}}, 5))
                .hasMessageContaining("softmax");
        assertThatThrownBy(() -> new Calibration(List.of())).hasMessageContaining("at least one bin");
    }

    @Property(tries = 200)
    void binsHoldEveryExampleAndErrorsAreAPart(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int bins) {
        Random random = new Random(seed);
        Calibration calibration = Calibration.of(
                random.ints(50, 0, 2).toArray(), random.doubles(50).toArray(), bins);
        assertThat(calibration.bins().stream()
                        .mapToLong(Calibration.Bin::examples)
                        .sum())
                .isEqualTo(50);
        assertThat(calibration.bins()).allSatisfy(bin -> assertThat(bin.said()).isBetween(bin.from(), bin.to()));
        assertThat(calibration.expectedError()).isBetween(0.0, calibration.largestError() + 1e-12);
        assertThat(calibration.largestError()).isLessThanOrEqualTo(1);
    }

    @Test
    void probabilitiesThatAreTrueHaveASmallError() {
        Random random = new Random(5);
        double[] probabilities = random.doubles(20_000).toArray();
        int[] actual = java.util.Arrays.stream(probabilities)
                .mapToInt(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
        assertThat(Calibration.of(actual, probabilities, 10).expectedError()).isLessThan(.02);
        double[] tooSure = java.util.Arrays.stream(probabilities)
                .map(p -> p > .5 ? .99 : .01)
                .toArray();
        assertThat(Calibration.of(actual, tooSure, 10).expectedError()).isGreaterThan(.2);
    }
}
