package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private NDManager manager = NDManager.newBaseManager();
    private final SequentialBlock net = new SequentialBlock()
            .add(Linear.builder().setUnits(1).optBias(false).build());

    @BeforeEach
    void start() {
        manager = Samples.start();
        net.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
    }

    /** Leaves the inputs as the gradient of the weights. */
    private void backward(float a, float b) {
        NDArray x = manager.create(new float[] {a, b}, new Shape(1, 2));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(net.forward(new ParameterStore(manager, false), new NDList(x), true)
                    .head()
                    .sum());
        }
    }

    private float[] gradient() {
        Parameter weight = net.getParameters().get(0).getValue();
        return weight.getArray().getGradient().toFloatArray();
    }

    @Test
    void negativeGradientsAreShortenedToo() {
        backward(-3, 4);
        assertThat(Gradients.norm(net)).isCloseTo(5, within(1e-6));
        assertThat(Gradients.norms(net).values()).containsExactly(5.0);
        assertThat(Gradients.clip(net, 1)).isCloseTo(5, within(1e-6));
        assertThat(gradient()).containsExactly(new float[] {-0.6f, 0.8f}, within(1e-6f));
        assertThat(Gradients.clip(net, 2)).isCloseTo(1, within(1e-6));
        assertThat(gradient()).containsExactly(new float[] {-0.6f, 0.8f}, within(1e-6f));
    }

    @Test
    void zeroingForgetsNaN() {
        backward(Float.NaN, 1);
        Gradients.zero(net);
        backward(1, 2);
        backward(1, 2);
        assertThat(gradient()).containsExactly(2, 4);
        Gradients.zero(net);
        assertThat(gradient()).containsExactly(0, 0);
    }

    @Test
    void wrongUseIsNamed() {
        assertThatThrownBy(() -> Gradients.clip(net, 0)).hasMessageContaining("expected a positive number");
        net.getParameters().get(0).getValue().freeze(true);
        assertThatThrownBy(() -> Gradients.zero(net)).hasMessageContaining("are all frozen?");
    }
}
