package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private Data points(float... x) {
        int n = x.length / 2;
        return new Data(
                manager.create(x, new Shape(n, 2)), manager.zeros(new Shape(n, 1)), List.of("a", "b"), List.of());
    }

    @Test
    void devIsScaledByTheMeanAndDeviationOfTrain() {
        Data train = points(1, 10, 3, 10, 5, 40);
        Scaling scaling = Scaling.standard(train);
        // means 3 and 20; variances (4 + 0 + 4) / 3 and (100 + 100 + 400) / 3
        assertThat(scaling.centre()).containsExactly(3, 20);
        assertThat(scaling.scale()[0]).isCloseTo(Math.sqrt(8 / 3.0), within(1e-12));
        assertThat(scaling.scale()[1]).isCloseTo(Math.sqrt(200), within(1e-12));
        Data dev = points(3, 20, 4, 34.142135f).standardised(train);
        assertThat(dev.x().toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(0, 0, (float) (1 / Math.sqrt(8 / 3.0)), 1);
        assertThat(scaling.undo(dev.x()).toFloatArray())
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(3, 20, 4, 34.142135f);
        assertThat(scaling).hasToString("\"a\": (x - 3.000) / 1.633\n\"b\": (x - 20.00) / 14.14");
    }

    @Test
    void aColumnOfOneValueBecomesZero() {
        Scaling scaling = Scaling.standard(points(0.1f, 7, 0.1f, 8, 0.1f, 9));
        assertThat(scaling.scale()[0]).isEqualTo(1);
        assertThat(scaling.apply(points(0.1f, 8)).x().toFloatArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0, 0);
    }

    @Test
    void theRangeOfTheSlideIsBroughtToMinusOneToOne() {
        Scaling scaling = Scaling.range(points(800, 5, 6000, 5), -1, 1);
        assertThat(scaling.apply(points(3400, 5, 800, 5, 6000, 6)).x().toFloatArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0, 0, -1, 0, 1, 1);
        assertThatThrownBy(() -> Scaling.range(points(1, 2), 1, 1)).hasMessageContaining("give the smaller first");
    }

    @Test
    void imagesAreScaledByChannelAndSequencesByFeature() {
        Data images = new Data(
                manager.create(new float[] {0, 2, 10, 30, 2, 4, 10, 30}, new Shape(2, 2, 1, 2)),
                manager.create(new long[] {0, 0}),
                List.of(),
                List.of("a"));
        Scaling byChannel = Scaling.standard(images);
        assertThat(byChannel.centre()).containsExactly(2, 20);
        assertThat(byChannel.apply(images).x().get(0).toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly((float) -Math.sqrt(2), 0, -1, 1);
        Data sequences = new Data(
                manager.create(new float[] {0, 10, 2, 30, 2, 10, 4, 30}, new Shape(2, 2, 2)),
                manager.create(new long[] {0, 0}),
                List.of(),
                List.of("a"));
        assertThat(Scaling.standard(sequences).centre()).containsExactly(2, 20);
        assertThat(byChannel.apply(sequences).x().get(0).toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly((float) -Math.sqrt(2), -1, 0, 1);
    }

    @Test
    void whatCannotBeScaledIsNamed() {
        assertThatThrownBy(() -> Scaling.standard(points(1, 2, Float.NaN, 4)))
                .hasMessage("\"a\" of example 1 is NaN: remove the example or fill in a number");
        assertThatThrownBy(() -> Scaling.standard(points(1, 2)).apply(manager.zeros(new Shape(4, 3))))
                .hasMessageContaining("learned on 2 columns or channels but x (4, 3) has 3");
        assertThatThrownBy(() -> Scaling.standard(points(1, 2)).apply(manager.zeros(new Shape(4))))
                .hasMessageContaining("expected points (N, D)");
    }

    @Test
    void scalingLeavesNothingBehind() {
        Data data = points(1, 2, 3, 4);
        int before = manager.getManagedArrays().size();
        Scaling scaling = Scaling.standard(data);
        scaling.apply(data.x()).close();
        scaling.undo(data.x()).close();
        assertThat(manager.getManagedArrays()).hasSize(before);
    }
}
