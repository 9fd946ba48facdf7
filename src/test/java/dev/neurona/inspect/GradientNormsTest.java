package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientNormsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** y = 3 x at x = 2, y' = 1: loss (y - y')^2 / 2 = 12.5, dw = 5 * 2, db = 5, so |g| = sqrt(125). */
    @Test
    void oneWeightIsWorkedByHand() {
        SequentialBlock net = Nets.initialised(new SequentialBlock().add(Nets.linear(1)), manager, 1, 1);
        Nets.set(net.getChildren().valueAt(0), Parameter.Type.WEIGHT, manager, 3);
        GradientNorms norms = Inspect.gradients(net, Loss.l2Loss(), batch(2), batch(1));
        assertThat(norms.loss()).isEqualTo(12.5);
        assertThat(norms.norms()).containsExactly(new double[] {Math.sqrt(125)}, within(1e-5));
        assertThat(norms.weights()).containsExactly(3.0);
        assertThat(norms.names()).containsExactly("1 Linear");
        assertThat(norms.table().doubleColumn("gradient / weight").get(0)).isCloseTo(Math.sqrt(125) / 3, within(1e-5));
    }

    private NDArray batch(float... column) {
        return manager.create(column, new Shape(column.length, 1));
    }

    @Test
    void sigmoidsMakeTheGradientVanishTowardsTheInput() {
        SequentialBlock net = new SequentialBlock();
        for (int i = 0; i < 6; i++) {
            net.add(Nets.linear(8)).add(Activation.sigmoidBlock());
        }
        Nets.initialised(net.add(Nets.linear(1)), manager, 1, 4);
        double[] norms = GradientNorms.of(
                        net, Loss.l2Loss(), manager.ones(new Shape(5, 4)), manager.ones(new Shape(5, 1)))
                .norms();
        assertThat(norms).hasSize(7);
        assertThat(norms[0]).isLessThan(norms[5] / 100);
    }

    @Test
    void gradientsStatisticsAndGradModeAreLeftAsTheyWere() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 4, 1, 6, 6);
        NDArray x = manager.randomNormal(new Shape(4, 1, 6, 6));
        NDArray y = manager.create(new long[] {0, 1, 2, 0});
        Loss loss = Loss.softmaxCrossEntropyLoss();
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDList scores = net.forward(new ParameterStore(manager, false), new NDList(x), true);
            collector.backward(loss.evaluate(new NDList(y), scores));
        }
        float[][] before = state(net);
        GradientNorms first = GradientNorms.of(net, loss, x, y);
        assertThat(state(net)).isDeepEqualTo(before);
        assertThat(GradientNorms.of(net, loss, x, y))
                .as("a second look sees the same")
                .isEqualTo(first);
        assertThat(GradientNorms.now(net).gradients())
                .as("the first backward pass had gathered the same gradient")
                .isEqualTo(first.gradients());
    }

    private static float[][] state(SequentialBlock net) {
        return net.getParameters().values().stream()
                .map(p -> (p.requiresGradient() ? p.getArray().getGradient() : p.getArray()).toFloatArray())
                .toArray(float[][]::new);
    }

    @Test
    void aGradientThatIsNaNIsNamedAndDoesNotStay() {
        SequentialBlock net = Nets.initialised(Nets.dense(), manager, 1, 2);
        NDArray y = manager.create(new long[] {0});
        NDArray broken = manager.create(new float[] {Float.NaN, 1}, new Shape(1, 2));
        GradientNorms norms = GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), broken, y);
        assertThat(norms.loss()).isNaN();
        assertThat(norms.broken()).containsExactly("1 Linear", "3 Linear");
        GradientNorms after = GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), manager.ones(new Shape(1, 2)), y);
        assertThat(after.broken()).isEmpty();
    }

    @Test
    void aFailureLeavesNoCollectorOpenAndNamesTheLayer() {
        SequentialBlock net = Nets.initialised(Nets.dense(), manager, 1, 2);
        NDArray y = manager.create(new long[] {0});
        assertThatThrownBy(
                        () -> GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), manager.ones(new Shape(1, 3)), y))
                .hasMessageStartingWith("layer 1 Linear expected (N, 2) but got (N, 3)");
        try (GradientCollector open = Engine.getInstance().newGradientCollector()) {
            assertThat(open).isNotNull();
            assertThatThrownBy(() ->
                            GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), manager.ones(new Shape(1, 2)), y))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("another gradient collector is open");
        }
        net.freezeParameters(true);
        assertThatThrownBy(
                        () -> GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), manager.ones(new Shape(1, 2)), y))
                .hasMessageStartingWith("nothing in the net learns");
        assertThatThrownBy(() -> GradientNorms.now(Nets.dense())).hasMessageStartingWith("the net has no weights yet");
    }

    @Test
    void arraysMadeOnTheWayAreFreed() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 2, 1, 6, 6);
        NDArray x = manager.randomNormal(new Shape(2, 1, 6, 6));
        NDArray y = manager.create(new long[] {0, 1});
        Runnable looks = () -> {
            GradientNorms.of(net, Loss.softmaxCrossEntropyLoss(), x, y);
            Inspect.activations(net, x);
            Activations.whileTraining(net, x);
            Inspect.summary(net, new Shape(1, 1, 6, 6));
            Attribution.gradCam(Inspect.part(net, 1, 3), Inspect.part(net, 4, 6), x.get("0:1"), 0);
            Attribution.saliency(net, x.get("0:1"), 0);
            Attribution.occlusion(net, x.get("0:1"), 0, 2, 2, 0);
        };
        looks.run();
        int before = manager.getManagedArrays().size();
        looks.run();
        // The three slices of x are the test's own.
        assertThat(manager.getManagedArrays()).hasSize(before + 3);
    }

    @Test
    void aHistoryIsLayerByStep() {
        GradientHistory history = new GradientHistory();
        assertThat(history.norms()).isEmpty();
        history.add(new GradientNorms(List.of("1", "3"), List.of(10.0, 0.0), List.of(1.0, 1.0), 0));
        history.add(new GradientNorms(List.of("1", "3"), List.of(0.01, Double.NaN), List.of(1.0, 1.0), 0));
        assertThat(history.log10()[0]).containsExactly(1, -2);
        assertThat(history.log10()[1]).containsExactly(Double.NaN, Double.NaN);
        assertThat(history.steps()).containsExactly("1", "2");
        assertThatThrownBy(() -> history.add(new GradientNorms(List.of("1"), List.of(1.0), List.of(1.0), 0)))
                .hasMessageContaining("a history is of one net");
    }
}
