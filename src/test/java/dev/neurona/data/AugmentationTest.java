package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<Augmentation> all() {
        return Stream.of(
                Augmentation.shift(2),
                Augmentation.rotate(20),
                Augmentation.scale(0.2),
                Augmentation.flip(),
                Augmentation.flipUpsideDown(),
                Augmentation.crop(2),
                Augmentation.noise(0.1),
                Augmentation.colour(0.3),
                Augmentation.blur(1),
                Augmentation.phone());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameShapeComesBackWithOtherValuesAndTheSameAgainForASeed(Augmentation change) {
        NDArray x = ShapeImages.of(manager, 4, ShapeImages.Group.A, 1).x();
        float[] original = x.toFloatArray();
        int before = manager.getManagedArrays().size();
        NDArray changed = change.apply(x, new Random(3));
        assertThat(manager.getManagedArrays()).as("only the result is left").hasSize(before + 1);
        assertThat(changed.getShape()).isEqualTo(x.getShape());
        assertThat(changed.toFloatArray()).isNotEqualTo(original);
        assertThat(change.apply(x, new Random(3)).toFloatArray()).containsExactly(changed.toFloatArray());
        assertThat(x.toFloatArray()).as("what came in is as it was").containsExactly(original);
        assertThat(change.apply(x.get(0), new Random(3)).getShape()).isEqualTo(new Shape(3, 32, 32));
    }

    /** A Random that always gives the greatest of what it is asked for. */
    private static Random greatest() {
        return new Random() {
            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }

            @Override
            public double nextDouble() {
                return 1;
            }

            @Override
            public boolean nextBoolean() {
                return true;
            }
        };
    }

    private NDArray nine() {
        return manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new Shape(1, 1, 3, 3));
    }

    @Test
    void aShiftMovesWholePixelsAndRepeatsTheBorder() {
        assertThat(Augmentation.shift(1).apply(nine(), greatest()).toFloatArray())
                .containsExactly(1, 1, 2, 1, 1, 2, 4, 4, 5);
        assertThat(Augmentation.crop(1).apply(nine(), greatest()).toFloatArray())
                .containsExactly(0, 0, 0, 0, 1, 2, 0, 4, 5);
    }

    @Test
    void flipsMirror() {
        assertThat(Augmentation.flip().apply(nine(), greatest()).toFloatArray())
                .containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
        assertThat(Augmentation.flipUpsideDown().apply(nine(), greatest()).toFloatArray())
                .containsExactly(7, 8, 9, 4, 5, 6, 1, 2, 3);
    }

    @Test
    void aQuarterTurnToTheRightPutsTheLeftColumnOnTop() {
        assertThat(Augmentation.rotate(90).apply(nine(), greatest()).toFloatArray())
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
    }

    @Test
    void enlargingByAHalfReadsTwoThirdsOfTheWay() {
        // the pixel right of the middle shows what was 1 / 1.5 to its right: 5 + 2/3
        assertThat(Augmentation.scale(0.5).apply(nine(), greatest()).toFloatArray()[5])
                .isCloseTo(5 + 2 / 3f, within(1e-5f));
    }

    @Test
    void aBlurKeepsTheSumAndSpreadsAPoint() {
        float[] point = new float[49];
        point[24] = 1;
        float[] blurred = Augmentation.blur(0.8)
                .apply(manager.create(point, new Shape(1, 1, 7, 7)), new Random(1))
                .toFloatArray();
        double sum = 0;
        for (float value : blurred) {
            sum += value;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(blurred[24]).isLessThan(0.4f);
        // e^(-1 / (2 * 0.8^2)) = 0.4578
        assertThat(blurred[25] / blurred[24]).isCloseTo(0.4578f, within(1e-3f));
    }

    @Test
    void coloursStayWithinZeroAndOneAndGreyStaysGrey() {
        NDArray grey = manager.full(new Shape(1, 3, 2, 2), 0.5f);
        float[] changed = Augmentation.colour(0.2).apply(grey, greatest()).toFloatArray();
        assertThat(changed).usingComparatorWithPrecision(1e-5f).containsOnly(0.6f);
        assertThat(Augmentation.colour(0.9)
                        .apply(manager.ones(new Shape(1, 3, 2, 2)), greatest())
                        .toFloatArray())
                .containsOnly(1f);
    }

    @Test
    void noiseHasTheDeviationAskedForAndTakesAnyShape() {
        NDArray noisy = Augmentation.noise(0.5).apply(manager.zeros(new Shape(5000, 2)), new Random(1));
        double squares = 0;
        for (float value : noisy.toFloatArray()) {
            squares += value * value;
        }
        assertThat(Math.sqrt(squares / 10_000)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void changesFollowEachOther() {
        assertThat(Augmentation.flip()
                        .then(Augmentation.flipUpsideDown())
                        .apply(nine(), greatest())
                        .toFloatArray())
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void anAugmentedSetKeepsTheOriginalsAndTheLabels() {
        Data digits = Digits.of(manager, 10, 1);
        Data more = digits.augmented(3, Augmentation.shift(2), 1);
        assertThat(more.size()).isEqualTo(30);
        assertThat(more.take(10).x().toFloatArray()).containsExactly(digits.x().toFloatArray());
        assertThat(more.rows(10, 20).labels()).containsExactly(digits.labels()[0], digits.labels()[0]);
        assertThat(more.rows(10).x().toFloatArray())
                .as("every copy is changed by itself")
                .isNotEqualTo(more.rows(20).x().toFloatArray());
        assertThatThrownBy(() -> digits.augmented(0, Augmentation.shift(1), 1))
                .hasMessageContaining("0 times as large");
    }

    @Test
    void aLargeSetIsChangedPieceByPieceAndStaysInOrder() {
        NDArray x = manager.arange(0f, 1300f).reshape(1300, 1, 1, 1);
        Data data = new Data(x, manager.zeros(new Shape(1300, 1)), List.of(), List.of());
        assertThat(data.altered(Augmentation.flip(), 1).x().toFloatArray()).containsExactly(x.toFloatArray());
    }

    @Test
    void whatCannotBeChangedIsNamed() {
        assertThatThrownBy(() -> Augmentation.flip().apply(manager.zeros(new Shape(4, 2)), new Random(1)))
                .hasMessage("expected images (N, C, H, W) or (C, H, W) but got (4, 2)");
        assertThatThrownBy(() -> Augmentation.shift(-1)).hasMessageContaining("a shift of -1 pixels");
        assertThatThrownBy(() -> Augmentation.rotate(200)).hasMessageContaining("a turn of 200.0 degrees");
        assertThatThrownBy(() -> Augmentation.scale(1)).hasMessageContaining("a scale that changes by 1.0");
        assertThatThrownBy(() -> Augmentation.blur(0)).hasMessageContaining("a blur of 0.0 pixels");
        assertThatThrownBy(() -> Augmentation.crop(-2)).hasMessageContaining("a padding of -2");
        assertThatThrownBy(() -> Augmentation.colour(1)).hasMessageContaining("colours changed by 1.0");
        assertThatThrownBy(() -> Augmentation.noise(-1)).hasMessageContaining("noise of -1.0");
    }
}
