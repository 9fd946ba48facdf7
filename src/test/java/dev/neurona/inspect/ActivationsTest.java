package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivationsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Unit 1 is -1 for both examples, so that ReLU kills it; unit 0 lives for the second, unit 2 for both. */
    @Test
    void aDeadUnitIsZeroForEveryExample() {
        SequentialBlock net = Nets.initialised(
                new SequentialBlock().add(Nets.linear(3)).add(Activation::relu).add(Nets.linear(1)), manager, 1, 1);
        Block first = net.getChildren().valueAt(0);
        Nets.set(first, Parameter.Type.WEIGHT, manager, 1, 0, 0);
        Nets.set(first, Parameter.Type.BIAS, manager, -1, -1, 4);
        Activations seen = Inspect.activations(net, manager.create(new float[] {0, 3}, new Shape(2, 1)));
        Activations.Row before = seen.layers().get(0);
        assertThat(before.name()).isEqualTo("1 Linear");
        assertThat(seen.values(1)).containsExactly(-1, -1, 4, 2, -1, 4);
        assertThat(before.mean()).isCloseTo(7 / 6.0, within(1e-12));
        assertThat(before.deviation()).isCloseTo(Math.sqrt(39 / 6.0 - 49 / 36.0), within(1e-12));
        assertThat(before.cuts()).isFalse();
        assertThat(seen.relus()).singleElement().satisfies(relu -> {
            assertThat(relu.dead()).isCloseTo(1 / 3.0, within(1e-12));
            assertThat(relu.zeros()).isCloseTo(3 / 6.0, within(1e-12));
            assertThat(relu.min()).isZero();
            assertThat(relu.max()).isEqualTo(4);
        });
        assertThat(seen.deadFraction()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(seen.table().rowCount()).isEqualTo(3);
    }

    @Test
    void aChannelIsDeadIfItIsZeroInEveryPlace() {
        SequentialBlock net = Nets.initialised(
                new SequentialBlock().add(Nets.conv(2, 1)).add(Activation.reluBlock()), manager, 1, 1, 2, 2);
        Nets.set(net.getChildren().valueAt(0), Parameter.Type.WEIGHT, manager, 1, -1);
        NDArray x = manager.create(new float[] {0, 0, 0, 5}, new Shape(1, 1, 2, 2));
        assertThat(Inspect.activations(net, x).deadFraction()).isEqualTo(0.5);
    }

    @Test
    void inTrainingTheBatchsOwnStatisticsCountAndTheRunningOnesStay() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 1, 1, 6, 6);
        NDArray x = manager.randomNormal(new Shape(8, 1, 6, 6)).mul(50).add(100);
        Parameter mean = net.getParameters().get("02BatchNorm_runningMean");
        Activations.Row training = Activations.whileTraining(net, x).layers().get(1);
        assertThat(training.mean()).isCloseTo(0, within(1e-3));
        assertThat(training.deviation()).isCloseTo(1, within(1e-2));
        assertThat(mean.getArray().toFloatArray()).containsExactly(0, 0);
        assertThat(Inspect.activations(net, x).layers().get(1).deviation()).isGreaterThan(5);
    }

    @Test
    void aLayersOutputAndMapsCanBeTaken() {
        SequentialBlock net = Nets.initialised(Nets.small(), manager, 1, 1, 6, 6);
        Block first = net.getChildren().valueAt(0);
        Nets.set(first, Parameter.Type.WEIGHT, manager, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0);
        NDArray x = manager.arange(36f).reshape(1, 1, 6, 6);
        double[][][] maps = Inspect.maps(net, x, 1);
        assertThat(maps).hasNumberOfRows(2);
        assertThat(maps[0][0]).containsExactly(7, 8, 9, 10);
        assertThat(maps[1][3]).containsExactly(50, 52, 54, 56);
        try (NDArray last = Inspect.output(net, x, 6)) {
            assertThat(last.getShape()).isEqualTo(new Shape(1, 3));
        }
        double[][][] filters = Inspect.filters(net, 1);
        assertThat(filters[1]).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 2, 0}, {0, 0, 0}});
        assertThatThrownBy(() -> Inspect.output(net, x, 7)).hasMessage("there is no layer 7: the net has 6, from 1");
        assertThatThrownBy(() -> Inspect.maps(net, x, 6)).hasMessageContaining("layer 6 makes (1, 3)");
        assertThatThrownBy(() -> Inspect.filters(net, 2))
                .hasMessage("layer 2 is no convolution: the net has [1 Conv2d]");
    }

    @Test
    void weightsAreTold() {
        SequentialBlock net = Nets.initialised(new SequentialBlock().add(Nets.linear(2)), manager, 1, 2);
        Nets.set(net.getChildren().valueAt(0), Parameter.Type.WEIGHT, manager, 1, -1, 0, 4);
        assertThat(Inspect.weights(net).doubleColumn("mean").get(0)).isEqualTo(1);
        assertThat(Inspect.weights(net).doubleColumn("deviation").get(0)).isCloseTo(Math.sqrt(3.5), within(1e-12));
        assertThat(Inspect.weights(net).doubleColumn("zeros").get(0)).isEqualTo(0.25);
        assertThat(Inspect.weights(net).stringColumn("learns").asList()).containsExactly("yes", "yes");
    }
}
