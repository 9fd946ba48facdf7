package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void everyStyleHasPosesOfTheSameStrokes() {
        for (int digit = 0; digit < 10; digit++) {
            assertThat(DigitStyle.of(digit)).hasSizeGreaterThanOrEqualTo(4);
            for (DigitStyle style : DigitStyle.of(digit)) {
                assertThat(style.weight()).isPositive();
                assertThat(style.poses()).as(style.name()).hasSizeGreaterThanOrEqualTo(2);
                List<String> first = strokes(style.poses().get(0));
                for (List<Stroke> pose : style.poses()) {
                    assertThat(strokes(pose))
                            .as("%d %s, pose %d"
                                    .formatted(
                                            digit, style.name(), style.poses().indexOf(pose)))
                            .isEqualTo(first);
                }
            }
        }
    }

    private static List<String> strokes(List<Stroke> pose) {
        return pose.stream().map(stroke -> Arrays.toString(stroke.sharp())).toList();
    }

    @Test
    void aCurvePassesThroughItsPointsAndIsStraightBetweenTwo() {
        Stroke curve = Stroke.parse("0,0 10,20! 30,20").curve();
        assertThat(curve.size()).isEqualTo(15);
        assertThat(curve.x()[7]).isEqualTo(10);
        assertThat(curve.y()[7]).isEqualTo(20);
        assertThat(curve.x()[14]).isEqualTo(30);
        for (int i = 7; i < 15; i++) {
            assertThat(curve.y()[i]).isCloseTo(20, within(1e-9));
        }
        Stroke smooth = Stroke.parse("0,0 10,20 30,20").curve();
        assertThat(smooth.y()[10])
                .as("without the sharp turn the pen overshoots")
                .isGreaterThan(20.5);
    }

    @Test
    void digitsArePreparedLikeThoseOfMnist() {
        Data digits = Digits.of(manager, 200, 3);
        assertThat(digits.x().getShape()).isEqualTo(new Shape(200, 1, 28, 28));
        assertThat(digits.counts()).containsOnly(20);
        float[] x = digits.x().toFloatArray();
        for (int n = 0; n < 200; n++) {
            double mass = 0;
            double right = 0;
            double down = 0;
            float most = 0;
            for (int i = 0; i < 784; i++) {
                float value = x[n * 784 + i];
                assertThat(value).isBetween(0f, 1f);
                mass += value;
                right += value * (i % 28 + 0.5);
                down += value * (i / 28 + 0.5);
                most = Math.max(most, value);
            }
            assertThat(most).as("there is black ink").isGreaterThan(0.5f);
            assertThat(right / mass)
                    .as("the ink of digit %d is in the middle", n)
                    .isCloseTo(14.5, within(0.51));
            assertThat(down / mass).isCloseTo(14.5, within(0.51));
            assertThat(mass).isBetween(10.0, 350.0);
        }
    }

    @Test
    void theFirstDigitsDoNotDependOnHowManyFollow() {
        Data few = Digits.of(manager, 5, 11);
        Data more = Digits.of(manager, 12, 11);
        assertThat(more.take(5).x().toFloatArray()).containsExactly(few.x().toFloatArray());
        assertThat(Digits.of(manager, 5, 12).x().toFloatArray())
                .isNotEqualTo(few.x().toFloatArray());
        assertThatThrownBy(() -> Digits.of(manager, 0, 1)).hasMessageContaining("cannot draw 0 examples");
    }

    /** Enough that a slip in the templates or the pen shows: nearest mean of what others of its class look like. */
    @Test
    void mostDigitsLookLikeTheMeanOfTheirClass() {
        double[][] means = new double[10][784];
        for (int digit = 0; digit < 10; digit++) {
            for (int k = 0; k < 60; k++) {
                float[] picture = Handwriting.write(digit, new Random(1000L * digit + k));
                for (int i = 0; i < 784; i++) {
                    means[digit][i] += picture[i] / 60;
                }
            }
        }
        int right = 0;
        for (int n = 0; n < 300; n++) {
            float[] picture = Handwriting.write(n % 10, new Random(-1 - n));
            right += nearest(picture, means) == n % 10 ? 1 : 0;
        }
        assertThat(right).isBetween(180, 297);
    }

    private static int nearest(float[] picture, double[][] means) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int digit = 0; digit < 10; digit++) {
            double distance = 0;
            for (int i = 0; i < 784; i++) {
                distance += Math.pow(picture[i] - means[digit][i], 2);
            }
            if (distance < least) {
                least = distance;
                nearest = digit;
            }
        }
        return nearest;
    }
}
