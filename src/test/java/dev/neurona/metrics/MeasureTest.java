package dev.neurona.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.TopKAccuracy;
import ai.djl.training.loss.Loss;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final double[][] SCORES = {{.1, .7, .2}, {.5, .3, .2}, {.2, .3, .5}, {.2, .2, .6}};
    private static final int[] ACTUAL = {1, 1, 0, 1};

    @Test
    void accuracyWorkedByHand() {
        assertThat(Measure.accuracy(new int[] {0, 1, 2, 2}, new int[] {0, 1, 1, 2}))
                .isEqualTo(.75);
    }

    @Test
    void topKWorkedByHand() {
        assertThat(Measure.topK(ACTUAL, SCORES, 1)).isEqualTo(.25);
        assertThat(Measure.topK(ACTUAL, SCORES, 2)).isEqualTo(.5);
        assertThat(Measure.topK(ACTUAL, SCORES, 3)).isEqualTo(1);
    }

    @Test
    void aModelThatSaysTheSameForAllGetsNoPresents() {
        assertThat(Measure.topK(new int[] {0, 1, 2, 3}, new double[4][4], 1)).isEqualTo(.25);
        assertThat(Measure.topK(new int[] {0, 1, 2, 3}, new double[4][4], 2)).isEqualTo(.5);
    }

    /** a cat that was given 0.2. */
    @Test
    void crossEntropyOfTheCat() {
        assertThat(Measure.logLoss(new int[] {1}, new double[][] {{.3, .2, .1, .4}}))
                .isCloseTo(1.6094, within(1e-4));
    }

    @Test
    void binaryLogLossWorkedByHand() {
        assertThat(Measure.logLoss(new int[] {1, 0}, new double[] {.8, .4}))
                .isCloseTo(-(Math.log(.8) + Math.log(.6)) / 2, within(1e-15));
        assertThat(Measure.logLoss(new int[] {1, 0}, new double[] {1, 0})).isZero();
        assertThat(Measure.logLoss(new int[] {1}, new double[] {0})).isInfinite();
    }

    /** softmax of [3, -2, 6] is 0.047411, 0.000319, 0.952270. */
    @Test
    void logLossOfLogitsWorkedByHand() {
        double[][] logits = {{3, -2, 6}};
        assertThat(Math.exp(-Measure.logLossOfLogits(new int[] {0}, logits))).isCloseTo(.047411, within(1e-6));
        assertThat(Math.exp(-Measure.logLossOfLogits(new int[] {1}, logits))).isCloseTo(.000319, within(1e-6));
        assertThat(Math.exp(-Measure.logLossOfLogits(new int[] {2}, logits))).isCloseTo(.952270, within(1e-6));
    }

    @Test
    void largeLogitsDoNotOverflow() {
        assertThat(Measure.logLossOfLogits(new int[] {1, 0}, new double[][] {{1000, 1001}, {1001, 1000}}))
                .isCloseTo(Math.log1p(Math.exp(-1)), within(1e-12));
        assertThat(Measure.logLossOfLogits(new int[] {0}, new double[][] {{0, 5000}}))
                .isEqualTo(5000);
    }

    @Test
    void guessingAmongVTokensHasPerplexityV() {
        assertThat(Measure.perplexity(Math.log(80))).isCloseTo(80, within(1e-10));
        assertThat(Measure.perplexity(0)).isEqualTo(1);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray next = manager.zeros(new Shape(2, 3), ai.djl.ndarray.types.DataType.INT64);
            assertThat(Measure.perplexity(next, manager.ones(new Shape(2, 3, 7))))
                    .isCloseTo(7, within(1e-9));
        }
    }

    @Test
    void agreesWithDjl() {
        Random random = new Random(3);
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] scores = new float[300 * 8];
            IntStream.range(0, scores.length).forEach(i -> scores[i] = (float) random.nextGaussian() * 3);
            NDArray logits = manager.create(scores, new Shape(300, 8));
            NDArray labels = manager.create(random.ints(300, 0, 8).toArray());
            float loss = Loss.softmaxCrossEntropyLoss()
                    .evaluate(new NDList(labels), new NDList(logits))
                    .getFloat();
            assertThat(Measure.logLossOfLogits(labels, logits)).isCloseTo(loss, within(1e-5));
            assertThat(Measure.perplexity(labels, logits)).isCloseTo(Math.exp(loss), within(1e-3));
            TopKAccuracy djl = new TopKAccuracy(3);
            djl.addAccumulator("all");
            djl.updateAccumulator("all", new NDList(labels), new NDList(logits));
            assertThat(Measure.topK(labels, logits, 3)).isCloseTo(djl.getAccumulator("all"), within(1e-6));
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Measure.topK(ACTUAL, SCORES, 4)).hasMessageContaining("choose k from 1 to 3");
        assertThatThrownBy(() -> Measure.topK(new int[] {3}, new double[][] {{1, 2, 3}}, 1))
                .hasMessageContaining("label 3 at index 0 is out of range");
        assertThatThrownBy(() -> Measure.topK(new int[0], new double[0][], 1)).hasMessageContaining("no labels");
        assertThatThrownBy(() -> Measure.topK(new int[2], new double[][] {{1, 2}, {1}}, 1))
                .hasMessageContaining("row 1 has 1 scores and row 0 has 2");
        assertThatThrownBy(() -> Measure.logLoss(new int[1], new double[][] {{2, 3}}))
                .hasMessageContaining("no probability between 0 and 1");
        assertThatThrownBy(() -> Measure.logLoss(new int[1], new double[][] {{.4, .4}}))
                .hasMessageContaining("add up to 0.8");
        assertThatThrownBy(() -> Measure.logLoss(new int[1], new double[][] {{Double.NaN, 1}}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Measure.logLoss(new int[1], new double[] {-.1}))
                .hasMessageContaining("-0.1 at index 0");
        assertThatThrownBy(() -> Measure.logLoss(new int[1], new double[] {Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Measure.logLossOfLogits(new int[1], new double[][] {{1, Double.POSITIVE_INFINITY}}))
                .hasMessageContaining("largest logit of row 0 is Infinity");
        assertThatThrownBy(() -> Measure.perplexity(Double.NaN)).hasMessageContaining("a loss of NaN");
        assertThatThrownBy(() -> Measure.accuracy(new int[1], new int[2])).hasMessageContaining("1 labels and 2");
    }

    @Property(tries = 200)
    void topKGrowsFromAccuracyToOne(@ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int classes) {
        Random random = new Random(seed);
        double[][] scores = new double[20][classes];
        int[] actual = random.ints(20, 0, classes).toArray();
        int[] predicted = new int[20];
        for (int i = 0; i < 20; i++) {
            for (int k = 0; k < classes; k++) {
                scores[i][k] = random.nextInt(4);
            }
            predicted[i] = Measure.largest(scores[i]);
        }
        assertThat(Measure.topK(actual, scores, 1)).isEqualTo(Measure.accuracy(actual, predicted));
        for (int k = 2; k <= classes; k++) {
            assertThat(Measure.topK(actual, scores, k)).isGreaterThanOrEqualTo(Measure.topK(actual, scores, k - 1));
        }
        assertThat(Measure.topK(actual, scores, classes)).isEqualTo(1);
    }
}
