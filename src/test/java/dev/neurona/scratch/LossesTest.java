package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.assertClose;
import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import dev.neurona.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        manager = Lab.manager();
    }

    private NDArray row(float... numbers) {
        return manager.create(numbers, new Shape(1, numbers.length));
    }

    private static void assertTwin(Cost ours, Loss theirs, double factor, NDArray prediction, NDArray truth) {
        assertThat(ours.value())
                .isCloseTo(
                        factor
                                * theirs.evaluate(new NDList(truth), new NDList(prediction))
                                        .getFloat(),
                        within(1e-6));
        NDArray gradient = Grad.of(() -> theirs.evaluate(new NDList(truth), new NDList(prediction)), prediction)
                .get(0);
        assertClose(ours.gradient(), gradient.mul(factor), 1e-6);
    }

    /** Checklist X-01: the slide says 0.047, 0.0003, 0.952. */
    @Test
    void softmaxOf3Minus2And6() {
        assertThat(Softmax.of(row(3, -2, 6)).toFloatArray())
                .containsExactly(new float[] {0.047411f, 0.000319f, 0.952270f}, within(1e-6f));
        assertThat(Softmax.of(3, -2, 6)).containsExactly(new double[] {0.047411, 0.000319, 0.952270}, within(1e-6));
        assertThat(Softmax.hard(row(3, -2, 6)).toFloatArray()).containsExactly(0, 0, 1);
        assertThat(Softmax.hard(row(3, 6, 6)).toFloatArray()).containsExactly(0, 1, 0);
    }

    @Test
    void softmaxOfLargeNumbersIsThatOfTheirDifferences() {
        assertThat(Softmax.of(row(1000, 1001)).toFloatArray())
                .containsExactly(new float[] {0.268941f, 0.731059f}, within(1e-6f));
        assertThat(Softmax.of(1000, 1001)[1]).isCloseTo(0.731059, within(1e-6));
        assertThat(Softmax.log(row(0, 1000)).toFloatArray()).containsExactly(-1000, 0);
    }

    /** Checklist X-02: a cat, of which the model says 0.2. */
    @Test
    void crossEntropyIsMinusTheLogarithmOfTheRightClass() {
        NDArray logits = row(0.3f, 0.2f, 0.1f, 0.4f).log(); // softmax gives the probabilities back
        Cost cost = Losses.softmaxCrossEntropy(logits, manager.create(new long[] {1}));
        assertThat(cost.value()).isCloseTo(1.6094, within(1e-4));
        assertThat(cost.gradient().toFloatArray())
                .containsExactly(new float[] {0.3f, -0.8f, 0.1f, 0.4f}, within(1e-6f)); // p - y
        assertThat(cost).hasToString("J = 1.609438");
    }

    @Test
    void softmaxCrossEntropyIsDjlsHoweverLargeTheLogits() {
        NDArray labels = manager.create(new long[] {2, 0, 1, 2});
        assertTwin(
                Losses.softmaxCrossEntropy(random(1, 4, 3), labels),
                Loss.softmaxCrossEntropyLoss(),
                1,
                random(1, 4, 3),
                labels);
        NDArray large = random(1, 4, 3).mul(500);
        assertTwin(Losses.softmaxCrossEntropy(large, labels), Loss.softmaxCrossEntropyLoss(), 1, large, labels);
        Cost wrong = Losses.softmaxCrossEntropy(row(0, 1e6f), manager.create(new long[] {0}));
        assertThat(wrong.value()).isEqualTo(1e6);
    }

    @Test
    void labelsMayBeFloatsInt32OrProbabilities() {
        NDArray logits = random(1, 2, 3);
        double value = Losses.softmaxCrossEntropy(logits, manager.create(new long[] {2, 0}))
                .value();
        assertThat(Losses.softmaxCrossEntropy(logits, manager.create(new int[] {2, 0}))
                        .value())
                .isEqualTo(value);
        assertThat(Losses.softmaxCrossEntropy(logits, manager.create(new float[] {2, 0}))
                        .value())
                .isEqualTo(value);
        NDArray hot = manager.create(new long[] {2, 0}).oneHot(3);
        assertThat(Losses.softmaxCrossEntropy(logits, hot).value()).isEqualTo(value);
    }

    @Test
    void labelsThatDoNotFitAreNamed() {
        NDArray logits = random(1, 2, 3);
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy(logits, manager.create(new long[] {0, 3})))
                .hasMessage("label 3 at index 1 is out of range: there are 3, from 0 to 2");
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy(logits, manager.create(new long[] {-1, 0})))
                .hasMessageContaining("label -1 at index 0");
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy(logits, manager.create(new float[] {0.5f, 0})))
                .hasMessage("label 0.5 at index 0 is no whole number");
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy(logits, manager.create(new long[] {0, 1, 2})))
                .hasMessageContaining("expected labels (2) for logits (2, 3) but got (3)");
        assertThatThrownBy(
                        () -> Losses.softmaxCrossEntropy(manager.create(new Shape(0, 3)), manager.create(new long[0])))
                .hasMessageContaining("there are no predictions");
    }

    /** Checklist X-03. */
    @Test
    void sigmoidOfTheThresholdExamples() {
        assertThat(ActivationFunction.SIGMOID.f(2.6)).isCloseTo(0.93086, within(1e-5));
        assertThat(ActivationFunction.SIGMOID.f(1.3)).isCloseTo(0.78583, within(1e-5));
        assertThat(ActivationFunction.SIGMOID.f(4.5)).isCloseTo(0.98901, within(1e-5));
    }

    @Test
    void binaryCrossEntropyIsDjlsAndHandsBackAMinusY() {
        NDArray z = random(1, 5, 1);
        NDArray y = manager.create(new float[] {0, 1, 1, 0, 1}, new Shape(5, 1));
        assertTwin(Losses.binaryCrossEntropy(z, y), Loss.sigmoidBinaryCrossEntropyLoss(), 1, z, y);
        Cost cost = Losses.binaryCrossEntropy(row(2.6f), row(1));
        assertThat(cost.value()).isCloseTo(-Math.log(0.930862), within(1e-6));
        assertThat(cost.gradient().getFloat(0, 0)).isCloseTo(0.930862f - 1, within(1e-6f));
    }

    @Test
    void binaryCrossEntropyStaysFiniteAndExactFarOut() {
        Cost wrong = Losses.binaryCrossEntropy(row(-1000, 1000), row(1, 0));
        assertThat(wrong.value()).isEqualTo(1000);
        assertThat(wrong.gradient().toFloatArray()).containsExactly(-0.5f, 0.5f);
        Cost right = Losses.binaryCrossEntropy(row(20), row(1));
        assertThat(right.value()).isCloseTo(Math.log1p(Math.exp(-20)), within(1e-14)); // 2.06e-9, not 0
    }

    @Test
    void binaryLabelsMayBeInt64InOneColumnButNotTwoOrMinusOne() {
        NDArray z = random(1, 3, 1);
        NDArray y = manager.create(new long[] {0, 1, 1});
        assertThat(Losses.binaryCrossEntropy(z, y).gradient().getShape()).isEqualTo(new Shape(3, 1));
        assertThatThrownBy(() -> Losses.binaryCrossEntropy(z, manager.create(new long[] {0, 2, 1})))
                .hasMessage("labels from 0.0 to 2.0: expected 0 for no and 1 for yes");
        assertThatThrownBy(() -> Losses.binaryCrossEntropy(z, manager.create(new long[] {0, 1})))
                .hasMessage("the truth has shape (2) and the predictions (3, 1): give one value for each");
    }

    @Test
    void squaredErrorIsTwiceDjlsAndAbsoluteErrorTheSame() {
        NDArray p = random(1, 4, 2);
        NDArray y = random(2, 4, 2);
        assertTwin(Losses.mse(p, y), Loss.l2Loss(), 2, p, y);
        assertTwin(Losses.mae(p, y), Loss.l1Loss(), 1, p, y);
    }

    @Test
    void errorsWorkedByHand() {
        NDArray p = manager.create(new float[] {1, 2, 6});
        NDArray y = manager.create(new float[] {1, 4, 3});
        assertThat(Losses.mse(p, y).value()).isCloseTo(13 / 3.0, within(1e-6)); // 0, 4, 9
        assertThat(Losses.mae(p, y).value()).isCloseTo(5 / 3.0, within(1e-6)); // 0, 2, 3
        Cost huber = Losses.huber(p, y, 2);
        assertThat(huber.value()).isCloseTo((0 + 2 + 2 * (3 - 1)) / 3.0, within(1e-6));
        assertThat(huber.gradient().toFloatArray()).containsExactly(new float[] {0, -2 / 3f, 2 / 3f}, within(1e-6f));
    }

    @Test
    void rowsAndColumnsAreNeverBroadcastAgainstEachOther() {
        NDArray p = random(1, 3, 1);
        assertThat(Losses.mse(p, random(2, 3)).value())
                .isEqualTo(Losses.mse(p, random(2, 3, 1)).value());
        assertThatThrownBy(() -> Losses.mse(p, random(2, 1, 3)))
                .hasMessage("the truth has shape (1, 3) and the predictions (3, 1): give one value for each");
        assertThatThrownBy(() -> Losses.huber(p, p, 0)).hasMessageStartingWith("Huber's delta of 0.0");
    }
}
