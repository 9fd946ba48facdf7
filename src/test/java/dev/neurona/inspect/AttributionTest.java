package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /**
     * Two maps, A[0] = x and A[1] = -2 x, means of which the head weighs 4 and 1 for class 0: ds/dA is 4/4 and 1/4 everywhere, so
     * that the sum is x - x / 2 = x / 2, in parts of its greatest: x / 8.
     */
    @Test
    void gradCamIsWorkedByHand() {
        SequentialBlock body = Nets.initialised(new SequentialBlock().add(Nets.conv(2, 1)), manager, 1, 1, 2, 2);
        Nets.set(body.getChildren().valueAt(0), Parameter.Type.WEIGHT, manager, 1, -2);
        SequentialBlock head = Nets.initialised(
                new SequentialBlock().add(Pool.globalAvgPool2dBlock()).add(Nets.linear(2)), manager, 1, 2, 2, 2);
        Nets.set(head.getChildren().valueAt(1), Parameter.Type.WEIGHT, manager, 4, 1, 0, 0);
        NDArray image = manager.create(new float[] {8, 4, -3, 0}, new Shape(1, 1, 2, 2));
        assertThat(Attribution.gradCam(body, head, image, 0)).isDeepEqualTo(new double[][] {{1, 0.5}, {0, 0}});
        assertThat(Attribution.gradCam(body, head, image, 1))
                .as("nothing speaks for a class without weights")
                .isDeepEqualTo(new double[2][2]);
        assertThat(GradientNorms.now(head).norms())
                .as("the head's gradients are as before")
                .containsExactly(0);
    }

    @Test
    void saliencyAgreesWithCentralDifferences() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 1, 1, 6, 6);
        NDArray image = manager.randomNormal(new Shape(1, 1, 6, 6));
        double[][] saliency = Attribution.saliency(net, image, 2);
        float h = 1e-2f;
        for (int i = 0; i < 36; i += 5) {
            double slope = (score(net, image, i, h) - score(net, image, i, -h)) / (2 * h);
            assertThat(saliency[i / 6][i % 6]).isCloseTo(Math.abs(slope), within(2e-3));
        }
    }

    private float score(SequentialBlock net, NDArray image, int pixel, float by) {
        float[] values = image.toFloatArray();
        values[pixel] += by;
        NDList x = new NDList(manager.create(values, image.getShape()));
        return net.forward(new ParameterStore(manager, false), x, false).head().getFloat(0, 2);
    }

    @Test
    void hidingThePlaceThatCountsMakesTheProbabilityFall() {
        SequentialBlock net = Nets.initialised(
                new SequentialBlock().add(Blocks.batchFlattenBlock()).add(Nets.linear(2)), manager, 1, 1, 3, 3);
        Nets.set(
                net.getChildren().valueAt(1),
                Parameter.Type.WEIGHT,
                manager,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                2,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
        double[][] fall = Attribution.occlusion(net, manager.ones(new Shape(1, 1, 3, 3)), 0, 2, 1, 0);
        double whole = 1 / (1 + Math.exp(-2));
        assertThat(fall).hasDimensions(2, 2);
        assertThat(fall[0][0]).isCloseTo(0, Offset.offset(1e-6));
        assertThat(fall[1][1]).isCloseTo(whole - 0.5, within(1e-6));
    }

    @Test
    void aMapIsResizedToItsImage() {
        double[][] map = {{0, 1}};
        assertThat(Attribution.resized(map, 1, 4)[0]).containsExactly(0, 0.25, 0.75, 1);
        assertThat(Attribution.resized(map, 3, 2)).isDeepEqualTo(new double[][] {{0, 1}, {0, 1}, {0, 1}});
    }

    @Test
    void whatDoesNotFitIsSaid() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 1, 1, 6, 6);
        NDArray image = manager.zeros(new Shape(1, 1, 6, 6));
        assertThatThrownBy(() -> Attribution.gradCam(Inspect.part(net, 1, 5), Inspect.part(net, 6, 6), image, 0))
                .hasMessageContaining("needs maps (1, C, h, w) from the body but got (1, 8)");
        assertThatThrownBy(() -> Attribution.saliency(net, image, 3)).hasMessageContaining("class 3 is not among");
        assertThatThrownBy(() -> Attribution.saliency(net, manager.zeros(new Shape(2, 1, 6, 6)), 0))
                .hasMessage("expected one image (1, C, H, W) but got (2, 1, 6, 6)");
        assertThatThrownBy(() -> Attribution.occlusion(net, image, 0, 7, 1, 0)).hasMessageContaining("7 pixels");
        assertThatThrownBy(() -> Inspect.part(net, 2, 9)).hasMessageContaining("the sequence has 6");
    }
}
