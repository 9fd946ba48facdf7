package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.recurrent.LSTM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void aDenseNetIsCountedByHand() {
        Summary summary = Inspect.summary(Nets.dense(), new Shape(1, 784));
        assertThat(summary.parameters())
                .isEqualTo(784 * 128 + 128 + 128 * 10 + 10)
                .isEqualTo(101_770);
        assertThat(summary).hasToString("""
                        layer     output    parameters
                        input     (N, 784)
                        1 Linear  (N, 128)  100,480
                        2 ReLU    (N, 128)  0
                        3 Linear  (N, 10)   1,290
                        parameters: 101,770, of which 101,770 learn and 0 are frozen""");
        assertThat(summary.table().rowCount()).isEqualTo(3);
        assertThat(summary.table().longColumn("parameters").sum()).isEqualTo(101_770);
    }

    @Test
    void anUninitialisedNetStaysSoAndNoRandomNumberIsDrawn() {
        SequentialBlock net = Nets.small();
        manager.getEngine().setRandomSeed(3);
        float expected = manager.randomUniform(0, 1, new Shape(1)).getFloat();
        manager.getEngine().setRandomSeed(3);
        Summary summary = Inspect.summary(net, new Shape(5, 1, 6, 6));
        assertThat(manager.randomUniform(0, 1, new Shape(1)).getFloat()).isEqualTo(expected);
        assertThat(net.isInitialized()).isFalse();
        assertThat(net.getParameters().values()).noneMatch(Parameter::isInitialized);
        assertThat(summary.rows())
                .extracting(Summary.Row::output)
                .containsExactly("(N, 2, 4, 4)", "(N, 2, 4, 4)", "(N, 2, 4, 4)", "(N, 2, 2, 2)", "(N, 8)", "(N, 3)");
        assertThat(summary.parameters()).isEqualTo(2 * 9 + 2 + 4 + 27);
        assertThat(summary).asString().endsWith("running statistics: 4");
        assertThat(Nets.initialised(net, manager, 1, 1, 8, 8)
                        .getParameters()
                        .get("06Linear_weight")
                        .getArray()
                        .getShape())
                .as("it may still be initialised for another size")
                .isEqualTo(new Shape(3, 18));
    }

    @Test
    void whatIsInitialisedStaysAndWhatIsNotIsTakenOutAgain() {
        SequentialBlock body = Nets.initialised(new SequentialBlock().add(Nets.linear(4)), manager, 1, 2);
        body.freezeParameters(true);
        float[] before = body.getParameters().valueAt(0).getArray().toFloatArray();
        SequentialBlock net = new SequentialBlock().add(body).add(Nets.linear(3));
        Summary summary = Inspect.summary(net, new Shape(1, 2));
        assertThat(summary.frozen()).isEqualTo(12);
        assertThat(summary.trainable()).isEqualTo(15);
        assertThat(summary).asString().contains("12 frozen");
        assertThat(body.getParameters().valueAt(0).getArray().toFloatArray()).isEqualTo(before);
        assertThat(net.getChildren().valueAt(1).isInitialized()).isFalse();
    }

    @Test
    void nestedAndParallelBlocksAreOneListOfLayers() {
        ParallelBlock both = new ParallelBlock(parts -> new NDList(NDArrays.concat(
                        new NDList(parts.get(0).head(), parts.get(1).head()), 1)))
                .add(Nets.linear(2))
                .add(new SequentialBlock().add(Nets.linear(3)).add(Activation.reluBlock()));
        Summary summary =
                Inspect.summary(new SequentialBlock().add(both).add(x -> x).add(Nets.linear(1)), new Shape(1, 4));
        assertThat(summary.rows())
                .extracting(row -> row.index() + " " + row.type() + " " + row.output())
                .containsExactly(
                        "1 Linear (N, 2)", "2 Linear (N, 3)", "3 ReLU (N, 3)", "4 function (N, 5)", "5 Linear (N, 1)");
        assertThat(summary.rows().get(1).path()).isEqualTo("01ParallelBlock/02SequentialBlock/01Linear");
    }

    @Test
    void timeFoldedIntoTheBatchIsTold() {
        SequentialBlock net = new SequentialBlock()
                .add(LSTM.builder().setStateSize(5).setNumLayers(1).build())
                .add(list -> new NDList(list.head().reshape(-1, 5)), "fold")
                .add(Nets.linear(7));
        assertThat(Inspect.summary(net, new Shape(1, 4, 3)).rows())
                .extracting(Summary.Row::output)
                .containsExactly("(N, 4, 5)", "(4N, 5)", "(4N, 7)");
        assertThat(net.isInitialized()).isFalse();
    }

    @Test
    void theLayerAtWhichAShapeBreaksIsNamed() {
        SequentialBlock net = Nets.initialised(Nets.dense(), manager, 1, 400);
        assertThatThrownBy(() -> Inspect.summary(net, new Shape(1, 256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "layer 1 Linear expected (N, 400) but got (N, 256): its weights were made for inputs of another size");
        assertThatThrownBy(() -> Inspect.activations(net, manager.zeros(new Shape(3, 256))))
                .hasMessageStartingWith("layer 1 Linear expected (N, 400) but got (N, 256)");
        SequentialBlock images = Nets.initialised(Nets.small(), manager, 1, 1, 6, 6);
        assertThatThrownBy(() -> Inspect.summary(images, new Shape(1, 3, 6, 6)))
                .hasMessage(
                        "layer 1 Conv2d expected (N, 1, H, W) but got (N, 3, 6, 6): its weights were made for another number of channels");
        assertThatThrownBy(() -> Inspect.summary(images, new Shape(1, 1, 9, 9)))
                .hasMessageStartingWith("layer 6 Linear expected (N, 8) but got (N, 18)");
        assertThatThrownBy(() -> Inspect.summary(Nets.small(), new Shape(1, 1, 2, 2)))
                .hasMessageStartingWith("layer 1 Conv2d cannot take (N, 1, 2, 2)");
        assertThatThrownBy(() -> Inspect.summary(Nets.small(), new Shape()))
                .hasMessageStartingWith("expected the shape of a batch");
        SequentialBlock unflattened =
                new SequentialBlock().add(Blocks.identityBlock()).add(Nets.initialised(Nets.linear(2), manager, 1, 9));
        assertThatThrownBy(() -> Inspect.summary(unflattened, new Shape(1, 1, 3, 3)))
                .hasMessageEndingWith("is Blocks.batchFlattenBlock() missing before it?");
    }
}
