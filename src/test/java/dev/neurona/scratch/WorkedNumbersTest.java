package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Convolution and pooling on the numbers of the course: checklist. */
class WorkedNumbersTest {
    private static final float[] PICTURE = {
        128, 97, 53, 201, 198, 35, 22, 25, 200, 195, 37, 24, 28, 197, 182, 33, 28, 92, 195, 179, 31, 40, 100, 192, 177
    };

    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    private static NDArray image(int side, float... pixels) {
        return Lab.manager().create(pixels, new Shape(1, 1, side, side));
    }

    private static float[] filtered(int side, float... filter) {
        Param w = Param.of("w", image(side, filter));
        Param b = Param.zeros("b", 1);
        float[] fast = new Conv(w, b, 1, 0).forward(image(5, PICTURE)).toFloatArray();
        assertThat(new ConvLoops(w, b, 1, 0).forward(image(5, PICTURE)).toFloatArray())
                .containsExactly(fast);
        return fast;
    }

    @Test
    void aFilterOfTwoByTwoGives150To372() {
        assertThat(filtered(2, 1, 0, 0, 1))
                .containsExactly(150, 122, 253, 396, 59, 50, 222, 382, 65, 116, 223, 376, 73, 128, 284, 372);
    }

    @Test
    void aFilterOfThreeByThreeGives181To660() {
        assertThat(filtered(3, 0, 1, 0, 1, 0, 1, 0, 1, 0)).containsExactly(181, 303, 618, 115, 338, 605, 189, 351, 660);
    }

    @Test
    void poolingThreeByThree() {
        NDArray x = image(3, 5, 3, 1, 8, 2, 5, 9, 4, 3);
        assertThat(new MaxPool(2, 1).forward(x).toFloatArray()).containsExactly(8, 5, 9, 5);
        assertThat(new AveragePool(2, 1).forward(x).toFloatArray()).containsExactly(4.5f, 2.75f, 5.75f, 3.5f);
    }

    @Test
    void theGradientOfPoolingGoesToTheLargestOrToAll() {
        NDArray x = image(2, 1, 7, 7, 2);
        MaxPool max = new MaxPool(2);
        AveragePool average = new AveragePool(2);
        max.forward(x);
        average.forward(x);
        NDArray dy = image(1, 4);
        assertThat(max.backward(dy).toFloatArray()).containsExactly(0, 4, 0, 0); // the first of equals
        assertThat(average.backward(dy).toFloatArray()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void sizesFollowTheFormula() {
        NDArray x = Lab.manager().zeros(new Shape(2, 1, 28, 28));
        assertThat(new Conv(1, 6, 5).forward(x).getShape()).isEqualTo(new Shape(2, 6, 24, 24));
        assertThat(new Conv(1, 6, 5, 1, 2).forward(x).getShape()).isEqualTo(new Shape(2, 6, 28, 28));
        assertThat(new Conv(1, 6, 5, 2, 0).forward(x).getShape()).isEqualTo(new Shape(2, 6, 12, 12));
        assertThat(new MaxPool(3, 2).forward(x).getShape()).isEqualTo(new Shape(2, 1, 13, 13));
    }

    /** The libraries' convolution is cross-correlation; a filter turned by 180 degrees makes the other. */
    @Test
    void aTurnedFilterMakesItAConvolution() {
        NDArray x = image(3, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        NDArray filter = image(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Param b = Param.zeros("b", 1);
        assertThat(new Conv(Param.of("w", filter), b, 1, 1).forward(x).toFloatArray())
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(new Conv(Param.of("w", filter.flip(2, 3)), b, 1, 1)
                        .forward(x)
                        .toFloatArray())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void imagesThatDoNotFitAreNamed() {
        Conv conv = new Conv(3, 6, 5);
        assertThatThrownBy(() -> conv.forward(random(1, 2, 1, 28, 28)))
                .hasMessage("Conv(3 -> 6, 5x5, stride 1, padding 0): expected images (N, 3, H, W) but got float32"
                        + " (2, 1, 28, 28): reshape, or look at what the layer before gives");
        assertThatThrownBy(() -> conv.forward(random(1, 2, 3, 4, 28))).hasMessageContaining("images of at least 5 x 5");
        assertThatThrownBy(() -> new MaxPool(2).forward(random(1, 28, 28))).hasMessageContaining("images (N, C, H, W)");
        assertThatThrownBy(() -> conv.backward(random(1, 2, 6, 24, 24)))
                .hasMessageContaining("backward before forward");
        assertThatThrownBy(() -> new AveragePool(2).backward(random(1, 1)))
                .hasMessageContaining("backward before forward");
        assertThatThrownBy(() -> new Conv(1, 6, 5, 0, 0)).hasMessage("a stride of 0: give 1 or more");
        assertThatThrownBy(() -> new Conv(1, 6, 5, 1, -1)).hasMessage("a padding of -1: give 0 or more");
        assertThatThrownBy(() -> new Conv(Param.zeros("w", 2, 2), Param.zeros("b", 2), 1, 0))
                .hasMessageContaining("expected w (F, C, h, w) and b (F)");
        conv.forward(random(1, 2, 3, 8, 8));
        assertThatThrownBy(() -> conv.backward(random(1, 2, 6, 5, 5))).hasMessageContaining("expected the gradient");
    }
}
