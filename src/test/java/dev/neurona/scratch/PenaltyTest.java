package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Penalties on weights, and clipping of gradients. */
class PenaltyTest {
    private Param w;
    private Param b;
    private List<Param> params;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        w = Param.of("w", Lab.manager().create(new float[] {3, -4, 0, 1}, new Shape(2, 2)));
        b = Param.of("b", Lab.manager().create(new float[] {7}));
        params = List.of(w, b);
    }

    /** Checklist G-12: with lambda 0.6 and m = 2, decay is 0.3. */
    @Test
    void l2PullsInProportion() {
        assertThat(Penalty.l2(params, 0.3)).isCloseTo(0.6 / (2 * 2) * 26, within(1e-6));
        assertThat(w.grad().toFloatArray()).containsExactly(new float[] {0.9f, -1.2f, 0, 0.3f}, within(1e-6f));
        assertThat(b.grad().toFloatArray()).containsExactly(0);
    }

    @Test
    void l1PullsEquallyAndNotAtZero() {
        assertThat(Penalty.l1(params, 0.5)).isCloseTo(4, within(1e-6));
        assertThat(w.grad().toFloatArray()).containsExactly(0.5f, -0.5f, 0, 0.5f);
        assertThat(b.grad().toFloatArray()).containsExactly(0);
    }

    @Test
    void penaltiesAddToTheGradientThatIsThere() {
        w.grad().addi(1);
        Penalty.l1(params, 0.5);
        assertThat(w.grad().toFloatArray()).containsExactly(1.5f, 0.5f, 1, 1.5f);
    }

    @Test
    void theSoftThresholdReachesZeroAndStops() {
        Penalty.softThreshold(params, 1.5);
        assertThat(w.value().toFloatArray()).containsExactly(1.5f, -2.5f, 0, 0);
        assertThat(b.value().getFloat(0)).isEqualTo(7);
    }

    @Test
    void onlyRowsThatAreTooLongAreShortened() {
        Penalty.maxNorm(params, 2);
        assertThat(w.value().toFloatArray()).containsExactly(new float[] {1.2f, -1.6f, 0, 1}, within(1e-6f));
        Param filters = Param.of("f", Twin.random(1, 3, 2, 2, 2).mul(9));
        Penalty.maxNorm(List.of(filters), 1);
        for (int f = 0; f < 3; f++) {
            assertThat(filters.value().get(f).norm().getFloat()).isCloseTo(1, within(1e-5f));
        }
        Param dead = Param.of("d", Lab.manager().zeros(new Shape(2, 2)));
        Penalty.maxNorm(List.of(dead), 1);
        assertThat(dead.value().toFloatArray()).containsOnly(0);
    }

    @Test
    void clippingByNormKeepsTheDirectionOfAllTogether() {
        w.grad().addi(Lab.manager().create(new float[] {3, 0, 0, 0}, new Shape(2, 2)));
        b.grad().addi(4);
        assertThat(Clip.norm(params)).isEqualTo(5);
        assertThat(Clip.norm(params, 10)).isEqualTo(5);
        assertThat(b.grad().getFloat(0)).isEqualTo(4);
        assertThat(Clip.norm(params, 1)).isEqualTo(5);
        assertThat(w.grad().getFloat(0, 0)).isCloseTo(0.6f, within(1e-6f));
        assertThat(b.grad().getFloat(0)).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void hugeGradientsAreClippedAndNaNIsTold() {
        b.grad().addi(1e30f);
        assertThat(Clip.norm(params, 1)).isCloseTo(1e30, within(1e24));
        assertThat(b.grad().getFloat(0)).isCloseTo(1, within(1e-5f));
        b.grad().addi(Float.NaN);
        assertThat(Clip.norm(params, 1)).isNaN();
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> Penalty.l2(params, -1)).hasMessage("a decay of -1.0: give 0 or more");
        assertThatThrownBy(() -> Penalty.maxNorm(params, 0)).hasMessageContaining("a number above 0");
        assertThatThrownBy(() -> Clip.norm(params, 0)).hasMessage("a limit of 0.0: give a number above 0");
        assertThatThrownBy(() -> Clip.value(params, Double.NaN)).hasMessageContaining("a limit of NaN");
    }
}
