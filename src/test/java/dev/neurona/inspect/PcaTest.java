package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PcaTest {
    private static final double[][] POINTS = {{-3, -1}, {2, -2}, {1, 3}};

    /** The covariance is [[7, 1], [1, 7]]: eigenvalues 8 along (1, 1) and 6 along (1, -1). */
    @Test
    void twoFeaturesAreWorkedByHand() {
        Pca pca = Pca.of(POINTS, 2);
        double half = Math.sqrt(0.5);
        assertThat(pca.mean()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(pca.variances()).containsExactly(new double[] {8, 6}, within(1e-9));
        assertThat(pca.components()[0]).containsExactly(new double[] {half, half}, within(1e-9));
        assertThat(pca.total()).isCloseTo(14, within(1e-9));
        assertThat(pca.project(POINTS)[2][0]).isCloseTo(4 * half, within(1e-9));
        assertThat(pca.explained()[0]).isCloseTo(8 / 14.0, within(1e-9));
    }

    @Property(tries = 25)
    void projectionsAreUncorrelatedAndKeepTheirVariance(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int n, @ForAll @IntRange(min = 2, max = 20) int d) {
        Random random = new Random(seed);
        double[][] x = new double[n][d];
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                row[j] = random.nextGaussian() * (1 + 3 * j);
            }
        }
        Pca pca = Pca.of(x, 2);
        double[][] z = pca.project(x);
        assertThat(covariance(z, 0, 1)).isCloseTo(0, within(1e-4 * pca.total()));
        assertThat(covariance(z, 0, 0)).isCloseTo(pca.variances()[0], within(1e-6 * pca.total()));
        assertThat(pca.variances()[0]).isGreaterThanOrEqualTo(pca.variances()[1]);
    }

    private static double covariance(double[][] z, int i, int j) {
        double sum = 0;
        for (double[] row : z) {
            sum += row[i] * row[j] / (z.length - 1);
        }
        return sum;
    }

    @Test
    void manyFeaturesThatLieInAPlaneHaveTwoComponents() {
        Random random = new Random(5);
        float[] values = new float[40 * 300];
        for (int i = 0; i < 40; i++) {
            double a = 3 * random.nextGaussian();
            double b = random.nextGaussian();
            for (int j = 0; j < 300; j++) {
                values[i * 300 + j] = (float) (a * Math.cos(j) + b * Math.sin(j));
            }
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            Pca pca = Pca.of(manager.create(values, new Shape(40, 300)), 3);
            assertThat(pca.explained()[0] + pca.explained()[1]).isCloseTo(1, within(1e-6));
            assertThat(pca.explained()[2]).isLessThan(1e-6);
        }
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThatThrownBy(() -> Pca.of(new double[][] {{1, 2}}, 1)).hasMessageContaining("2 points or more but got 1");
        assertThatThrownBy(() -> Pca.of(POINTS, 3)).hasMessage("cannot find 3 components of 2 features");
        assertThatThrownBy(() -> Pca.of(new double[][] {{1, 2}, {1, Double.NaN}}, 1))
                .hasMessageStartingWith("point 1");
        assertThat(Pca.of(new double[][] {{1, 2}, {1, 2}}, 1).explained()).containsExactly(0);
    }
}
