package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatsTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    @Test
    void meanAndVarianceKeepTheirAxesWithSize1() {
        NDArray x = Twin.random(1, 4, 3, 2, 5);
        assertThat(Stats.mean(x, 0, 2, 3).getShape()).isEqualTo(new Shape(1, 3, 1, 1));
        assertThat(Stats.variance(x, 0, 2, 3).getShape()).isEqualTo(new Shape(1, 3, 1, 1));
        assertThat(Stats.variance(x).getShape()).isEqualTo(new Shape());
    }

    @Test
    void theVarianceOfLargeNumbersIsRight() {
        NDArray x = Lab.manager().create(new float[] {10_000, 10_001, 10_002});
        assertThat(Stats.variance(x).getFloat()).isCloseTo(2 / 3f, within(1e-4f));
        assertThat(Stats.std(x).getFloat()).isCloseTo((float) Math.sqrt(2 / 3.0), within(1e-4f));
    }

    @Test
    void logarithmAndExponentialAreRightNearZeroAndFarOut() {
        float[] x = {-0.999f, -0.5f, -1e-3f, -1e-6f, -1e-10f, 0, 1e-10f, 1e-6f, 1e-3f, 0.5f, 3, 1e6f};
        NDArray array = Lab.manager().create(x);
        float[] log = Stats.log1p(array).toFloatArray();
        float[] exp = Stats.expm1(array.minimum(5)).toFloatArray();
        for (int i = 0; i < x.length; i++) {
            assertThat((double) log[i]).isCloseTo(Math.log1p(x[i]), within(3e-7 * Math.abs(Math.log1p(x[i]))));
            double e = Math.expm1(Math.min(5, x[i]));
            assertThat((double) exp[i]).isCloseTo(e, within(2e-5 * Math.abs(e)));
        }
        NDArray far = Lab.manager().create(new float[] {Float.POSITIVE_INFINITY, -1, Float.NaN});
        assertThat(Stats.log1p(far).toFloatArray())
                .containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN);
        NDArray low = Lab.manager().create(new float[] {-1000, Float.NEGATIVE_INFINITY});
        assertThat(Stats.expm1(low).toFloatArray()).containsExactly(-1, -1);
    }

    @Test
    void nothingHasNoMean() {
        assertThatThrownBy(() -> Stats.mean(Lab.manager().create(new Shape(0, 3))))
                .hasMessage("there is nothing to average: the shape is (0, 3)");
    }
}
