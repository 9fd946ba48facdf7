package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
    private NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void start() {
        manager = Samples.start();
    }

    private static double value(Loss loss, NDArray z, NDArray y) {
        return loss.evaluate(new NDList(y), new NDList(z)).getFloat();
    }

    @Test
    void valuesByHand() {
        NDArray even = manager.zeros(new Shape(1, 4));
        assertThat(value(Objectives.crossEntropy(), even, manager.create(new long[] {2})))
                .isCloseTo(Math.log(4), within(1e-6));
        NDArray z = manager.create(new float[] {0, 2}, new Shape(2, 1));
        double bce = (Math.log(2) + Math.log(1 + Math.exp(2))) / 2;
        assertThat(value(Objectives.binaryCrossEntropy(), z, manager.create(new long[] {1, 0})))
                .isCloseTo(bce, within(1e-6));
        NDArray y = manager.create(new float[] {1, -2}, new Shape(2, 1));
        assertThat(value(Objectives.squaredError(), z, y)).isCloseTo((1 + 16) / 2.0, within(1e-6));
        assertThat(value(Objectives.absoluteError(), z, y)).isCloseTo((1 + 4) / 2.0, within(1e-6));
    }

    @Test
    void hugeLogitsGiveFiniteLosses() {
        NDArray z = manager.create(new float[] {1000, -1000}, new Shape(1, 2));
        assertThat(value(Objectives.crossEntropy(), z, manager.create(new long[] {1})))
                .isEqualTo(2000);
        assertThat(value(Objectives.binaryCrossEntropy(), z, manager.create(new float[] {0, 1}, new Shape(1, 2))))
                .isEqualTo(1000);
    }

    /** The engine's gradient of the loss written in DJL's operations, and the formula that step.py has for it. */
    @Test
    void theScriptAgreesInValueAndGradient() {
        agree(Objectives.crossEntropy(), normal(5, 3), manager.create(new long[] {0, 2, 1, 1, 0}));
        agree(
                Objectives.crossEntropy(),
                normal(2, 3, 4),
                manager.create(new long[] {0, 2, 1, 3, 0, 0}, new Shape(2, 3)));
        agree(Objectives.binaryCrossEntropy(), normal(4, 1), manager.create(new long[] {0, 1, 1, 0}));
        agree(
                Objectives.binaryCrossEntropy(),
                normal(2, 3),
                manager.create(new float[] {0, 1, 1, 0, 0, 1}, new Shape(2, 3)));
        agree(Objectives.squaredError(), normal(4, 2), normal(4, 2));
        agree(Objectives.absoluteError(), normal(4, 2), normal(4, 2));
    }

    private NDArray normal(long... shape) {
        return manager.randomNormal(new Shape(shape));
    }

    private void agree(Loss loss, NDArray z, NDArray y) {
        z.setRequiresGradient(true);
        double expected;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.evaluate(new NDList(y), new NDList(z));
            collector.backward(value);
            expected = value.getFloat();
        }
        try (IValue kind = IValue.from(Objectives.kind(loss));
                IValue logits = IValue.from((PtNDArray) z);
                IValue labels = IValue.from((PtNDArray) y);
                IValue found = Script.run("seed", kind, logits, labels)) {
            IValue[] both = found.toIValueTuple();
            NDArray value = both[0].toTensor((ai.djl.pytorch.engine.PtNDManager) manager);
            NDArray gradient = both[1].toTensor((ai.djl.pytorch.engine.PtNDManager) manager);
            assertThat((double) value.getFloat()).as(loss.getName()).isCloseTo(expected, within(1e-6));
            assertThat(gradient.getShape()).isEqualTo(z.getShape());
            assertThat(gradient.toFloatArray())
                    .as(loss.getName())
                    .containsExactly(z.getGradient().toFloatArray(), within(1e-6f));
        }
    }

    @Test
    void theLossFollowsFromTheLabels() {
        NDArray labels = manager.create(new long[] {0, 1, 1});
        NDArray values = manager.zeros(new Shape(3, 2));
        assertThat(kind(normal(3, 2), labels, 2)).isEqualTo("cross-entropy");
        assertThat(kind(normal(3, 1), labels, 2)).isEqualTo("binary cross-entropy");
        assertThat(kind(normal(3, 2), values, 0)).isEqualTo("squared error");
    }

    private static String kind(NDArray z, NDArray y, int classes) {
        return Objectives.kind(Fitting.loss(null, z, y, y, classes));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        NDArray labels = manager.create(new long[] {0, 1, 9});
        assertThatThrownBy(() -> kind(normal(3, 1), labels, 10))
                .hasMessage(
                        "for labels int64 (3) expected logits (3, 10) but the net gave (3, 1): give the last layer an output for each class");
        assertThatThrownBy(() -> kind(normal(3, 4), labels, 0))
                .hasMessage("labels go from 0 to 9, but the net has 4 outputs, for 0 to 3");
        assertThatThrownBy(() -> kind(normal(3, 4), normal(3, 2), 0)).hasMessageContaining("change the last layer");
        assertThatThrownBy(() -> Fitting.loss(Objectives.binaryCrossEntropy(), normal(3, 1), labels, labels, 0))
                .hasMessageContaining("needs labels from 0 to 1, but they go from 0.0 to 9.0");
        assertThatThrownBy(() -> Fitting.loss(Objectives.crossEntropy(), normal(3, 2), normal(3, 2), normal(3, 2), 0))
                .hasMessageContaining("labels of classes must be int64");
    }
}
