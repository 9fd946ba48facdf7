package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PointsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void moonsWithoutNoiseLieOnTwoHalfCircles() {
        Data moons = Points.moons(manager, 101, 0, 1);
        assertThat(moons.x().getShape()).isEqualTo(new Shape(101, 2));
        assertThat(moons.features()).containsExactly("x1", "x2");
        assertThat(moons.classes()).containsExactly("0", "1");
        float[] x = moons.x().toFloatArray();
        int[] labels = moons.labels();
        for (int i = 0; i < labels.length; i++) {
            double fromMiddle =
                    labels[i] == 0 ? Math.hypot(x[2 * i], x[2 * i + 1]) : Math.hypot(x[2 * i] - 1, x[2 * i + 1] - 0.5);
            assertThat(fromMiddle).isCloseTo(1, within(1e-5));
            assertThat(labels[i] == 0 ? x[2 * i + 1] >= 0 : x[2 * i + 1] <= 0.5).isTrue();
        }
    }

    @Test
    void ringsAreToldApartByTheirRadius() {
        Data rings = Points.rings(manager, 50, 0, 1);
        float[] x = rings.x().toFloatArray();
        int[] labels = rings.labels();
        for (int i = 0; i < labels.length; i++) {
            assertThat(Math.hypot(x[2 * i], x[2 * i + 1])).isCloseTo(labels[i] + 1, within(1e-5));
        }
    }

    @Test
    void xorIsClassOneWhereTheSignsDiffer() {
        Data xor = Points.xor(manager, 200, 0, 1);
        float[] x = xor.x().toFloatArray();
        int[] labels = xor.labels();
        for (int i = 0; i < labels.length; i++) {
            assertThat(labels[i]).isEqualTo(x[2 * i] * x[2 * i + 1] < 0 ? 1 : 0);
            assertThat(Math.abs(x[2 * i])).isBetween(0.05f, 1f);
        }
    }

    @Test
    void anArmOfASpiralIsFoundByItsAngleAndRadius() {
        Data spirals = Points.spirals(manager, 90, 3, 0, 1);
        float[] x = spirals.x().toFloatArray();
        int[] labels = spirals.labels();
        for (int i = 0; i < labels.length; i++) {
            double r = Math.hypot(x[2 * i], x[2 * i + 1]);
            double turns = Math.atan2(x[2 * i + 1], x[2 * i]) / (2 * Math.PI) - 1.25 * r - labels[i] / 3.0;
            assertThat(turns - Math.rint(turns)).isCloseTo(0, within(1e-4));
        }
        assertThat(spirals.counts()).containsExactly(30, 30, 30);
    }

    @Test
    void blobsHaveTheirCentresOnACircleAndTheSpreadAskedFor() {
        Data blobs = Points.blobs(manager, 4000, 2, 0.5, 7);
        Data first = blobs.only(0);
        assertThat(first.size()).isEqualTo(2000);
        assertThat(first.x().mean(new int[] {0}).toFloatArray())
                .usingComparatorWithPrecision(0.05f)
                .containsExactly((float) Math.sqrt(2), (float) Math.sqrt(2));
        assertThat(Scaling.standard(first).scale())
                .usingComparatorWithPrecision(0.03)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void theSameSeedGivesTheSamePointsAndAnotherSeedOthers() {
        float[] once = Points.moons(manager, 20, 0.1, 5).x().toFloatArray();
        assertThat(Points.moons(manager, 20, 0.1, 5).x().toFloatArray()).containsExactly(once);
        assertThat(Points.moons(manager, 20, 0.1, 6).x().toFloatArray()).isNotEqualTo(once);
    }

    @Test
    void theFirstExamplesAreBalancedToo() {
        assertThat(Points.spirals(manager, 100, 3, 0.1, 1).take(30).counts()).containsExactly(10, 10, 10);
    }

    @Test
    void lineAndSineHaveValuesWithoutClasses() {
        Data line = Points.line(manager, 10, 0, 1);
        float[] x = line.x().toFloatArray();
        float[] y = line.y().toFloatArray();
        for (int i = 0; i < 10; i++) {
            assertThat(y[i]).isCloseTo(1 + 2 * x[i], within(1e-6f));
        }
        assertThat(Points.sine(manager, 10, 0.1, 1).y().getShape()).isEqualTo(new Shape(10, 1));
        assertThat(line.classes()).isEqualTo(List.of());
    }

    @Test
    void whatCannotBeDrawnIsNamed() {
        assertThatThrownBy(() -> Points.moons(manager, 0, 0.1, 1)).hasMessageContaining("cannot draw 0 examples");
        assertThatThrownBy(() -> Points.xor(manager, 5, -1, 1)).hasMessageContaining("noise of -1.0");
        assertThatThrownBy(() -> Points.xor(manager, 5, Double.NaN, 1)).hasMessageContaining("noise of NaN");
        assertThatThrownBy(() -> Points.blobs(manager, 5, 0, 1, 1)).hasMessageContaining("0 classes");
    }
}
