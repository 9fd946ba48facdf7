package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What single layers promise besides agreement with DJL. */
class LayersTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    /** Checklist X-18 and lesson 09. */
    @Test
    void denseHasWeightsOfOutTimesIn() {
        Dense dense = new Dense(5, 15);
        assertThat(dense.params()).extracting(Param::toString).containsExactly("w (15, 5)", "b (15)");
        assertThat(new Chain(new Dense(784, 128), new Dense(128, 10)).size()).isEqualTo(101_770);
        assertThat(new Chain(dense, ActivationFunction.RELU.layer())).hasToString("Dense(5 -> 15)\nReLU");
    }

    @Test
    void layersThatAreGivenNoSeedDifferAndTheWholeLessonRepeats() {
        NDArray first = new Dense(4, 4).params().get(0).value();
        float[] second = new Dense(4, 4).params().get(0).value().toFloatArray();
        float[] values = first.toFloatArray();
        assertThat(values).isNotEqualTo(second);
        Lab.start("test", 42);
        assertThat(new Dense(4, 4).params().get(0).value().toFloatArray()).isEqualTo(values);
        assertThat(new Dense(4, 4).params().get(0).value().toFloatArray()).isEqualTo(second);
        assertThat(new Dense(4, 4, 7).params().get(0).value().toFloatArray())
                .isEqualTo(new Dense(4, 4, 7).params().get(0).value().toFloatArray());
        Lab.start("test", 43);
        assertThat(new Dense(4, 4).params().get(0).value().toFloatArray()).isNotEqualTo(values);
    }

    @Test
    void inputsAndGradientsThatDoNotFitAreNamed() {
        Dense dense = new Dense(4, 3);
        assertThatThrownBy(() -> dense.backward(random(1, 2, 3)))
                .hasMessage("Dense(4 -> 3): backward before forward: call forward(x, true) first");
        assertThatThrownBy(() -> dense.forward(random(1, 2, 5)))
                .hasMessage("Dense(4 -> 3): expected x (N, 4) but got float32 (2, 5): look at what the layer before"
                        + " gives");
        dense.forward(random(1, 2, 4));
        assertThatThrownBy(() -> dense.backward(random(1, 2, 4)))
                .hasMessageContaining("expected the gradient to have the output's shape (2, 3) but got float32 (2, 4)");
        assertThatThrownBy(() -> new Dense(Param.zeros("w", 3, 4), Param.zeros("b", 4)))
                .hasMessage("Dense: expected w (K, D) and b (K) but got w (3, 4) and b (4)");
        assertThatThrownBy(() -> Param.of("w", Lab.manager().create(new long[] {1})))
                .hasMessageStartingWith("parameter w: expected floats but got int64");
        assertThatThrownBy(() -> new EmbeddingTable(5, 2).forward(Lab.manager().create(new long[] {0, 5})))
                .hasMessage("word 5 at index 1 is out of range: there are 5, from 0 to 4");
        assertThatThrownBy(() -> new LastStep().forward(random(1, 2, 4))).hasMessageContaining("sequences (N, T, H)");
        assertThatThrownBy(() -> new Flatten().backward(random(1, 2, 4))).hasMessageContaining("before forward");
    }

    @Test
    void backwardAfterTheBlockOfForwardIsRefused() {
        Dense dense = new Dense(4, 3);
        NDArray r = random(1, 2, 3);
        try (Tidy tidy = new Tidy()) {
            dense.forward(random(1, 2, 4));
            tidy.keep(r.add(1)).close();
        }
        assertThatThrownBy(() -> dense.backward(r)).hasMessageContaining("what forward saved was freed");
    }

    /** Checklist X-12, E-03: about 3 of 10 survive, each 3.333 times as large; how many is a matter of chance. */
    @Test
    void dropoutAtSevenTenthsLeavesThreeOfTenOnAverage() {
        InvertedDropout dropout = new InvertedDropout(0.7, 5);
        NDArray ones = Lab.manager().ones(new Shape(1, 10));
        int[] survivors = IntStream.range(0, 2000)
                .map(i -> (int) dropout.forward(ones, true).gt(0).sum().getLong())
                .toArray();
        assertThat(IntStream.of(survivors).average().orElseThrow()).isCloseTo(3, within(0.16)); // 5 deviations
        assertThat(IntStream.of(survivors).distinct().count()).isGreaterThan(5);
        float[] values =
                dropout.forward(Lab.manager().ones(new Shape(1000)), true).toFloatArray();
        assertThat(values).containsOnly(0, 1 / 0.3f);
    }

    @Test
    void dropoutDropsTheGradientOfTheSameUnitsAndNothingInEvaluation() {
        InvertedDropout dropout = new InvertedDropout(0.5, 5);
        NDArray x = random(1, 8, 8);
        float[] y = dropout.forward(x, true).toFloatArray();
        float[] dx = dropout.backward(x).toFloatArray();
        assertThat(dx).isEqualTo(y);
        assertThat(dropout.forward(x)).isSameAs(x);
        assertThatThrownBy(() -> dropout.backward(x)).hasMessageContaining("backward after an evaluation");
        dropout.seed(5);
        assertThat(dropout.forward(x, true).toFloatArray()).isEqualTo(y);
        assertThat(dropout.forward(x, true).toFloatArray()).isNotEqualTo(y);
        assertThatThrownBy(() -> new InvertedDropout(1)).hasMessageStartingWith("a dropout rate of 1.0");
        assertThat(new InvertedDropout(0, 1).forward(x, true).toFloatArray()).isEqualTo(x.toFloatArray());
    }

    @Test
    void batchNormalisationBringsEachFeatureToMean0AndVariance1() {
        NDArray y = new BatchNormalisation(3).forward(random(1, 50, 3).mul(7).add(100), true);
        assertThat(Stats.mean(y, 0).toFloatArray()).containsExactly(new float[3], within(1e-5f));
        assertThat(Stats.variance(y, 0).toFloatArray()).containsExactly(new float[] {1, 1, 1}, within(1e-4f));
    }

    @Test
    void batchNormalisationInEvaluationLooksAtNoOtherExample() {
        BatchNormalisation norm = new BatchNormalisation(3);
        for (int i = 0; i < 200; i++) {
            norm.forward(random(i, 20, 3).mul(2).add(5), true);
        }
        NDArray x = random(1, 4, 3).mul(2).add(5);
        NDArray together = norm.forward(x);
        Twin.assertClose(norm.forward(x.get("2:3")), together.get("2:3"), 1e-6);
        assertThat(norm.runningMean().toFloatArray()).containsExactly(new float[] {5, 5, 5}, within(0.6f));
        assertThat(norm.runningVariance().toFloatArray()).containsExactly(new float[] {4, 4, 4}, within(2f));
        assertThatThrownBy(() -> norm.backward(x)).hasMessageContaining("backward after an evaluation");
        assertThatThrownBy(() -> norm.forward(x.get("2:3"), true)).hasMessageContaining("one value has no variance");
        assertThatThrownBy(() -> norm.forward(random(1, 4, 2), true)).hasMessageContaining("expected x (N, 3)");
    }

    @Test
    void aChainHandsEachLayersOutputToTheNext() {
        Dense first = new Dense(2, 3);
        Dense second = new Dense(3, 1);
        NDArray x = random(1, 4, 2);
        Chain chain = new Chain(first, ActivationFunction.TANH.layer(), second);
        Twin.assertClose(chain.forward(x), second.forward(first.forward(x).tanh()), 1e-6);
        assertThat(chain.params()).hasSize(4);
        assertThat(chain.layers()).hasSize(3);
        assertThat(new Chain().forward(x)).isSameAs(x);
    }

    @Test
    void initialisersHaveTheirVariances() {
        try (NDManager manager = Lab.manager().newSubManager()) {
            Shape shape = new Shape(300, 100); // n_in 100, n_out 300
            assertVariance(Initial.zeros(), manager, shape, 0);
            assertVariance(Initial.constant(2), manager, shape, 0);
            assertVariance(Initial.normal(0.01), manager, shape, 1e-4);
            assertVariance(Initial.uniform(0, 6), manager, shape, 3);
            assertVariance(Initial.xavier(), manager, shape, 2 / 400.0);
            assertVariance(Initial.xavierNormal(), manager, shape, 2 / 400.0);
            assertVariance(Initial.he(), manager, shape, 2 / 100.0);
            assertVariance(Initial.heUniform(), manager, shape, 2 / 100.0);
            assertVariance(Initial.leCun(), manager, shape, 1 / 100.0);
            assertVariance(Initial.he(), manager, new Shape(60, 20, 5, 5), 2 / 500.0); // filters
            assertThat(Initial.he().draw(manager, shape, 1).toFloatArray())
                    .isEqualTo(Initial.he().draw(manager, shape, 1).toFloatArray())
                    .isNotEqualTo(Initial.he().draw(manager, shape, 2).toFloatArray());
        }
    }

    private static void assertVariance(Initial initial, NDManager manager, Shape shape, double expected) {
        NDArray w = initial.draw(manager, shape, 1);
        assertThat(w.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat((double) Stats.variance(w).getFloat()).isCloseTo(expected, within(0.04 * expected));
    }

    /** Lesson 12: with He's weights the signal keeps its size through ten layers of ReLU, with small ones it fades. */
    @Test
    void heKeepsTheSignalOfReluAlive() {
        assertThat(lastVariance(Initial.he())).isBetween(0.05, 20.0);
        assertThat(lastVariance(Initial.normal(0.01))).isLessThan(1e-15);
    }

    private static double lastVariance(Initial initial) {
        NDArray a = random(1, 50, 100);
        for (int l = 0; l < 10; l++) {
            a = ActivationFunction.RELU.f(new Dense(100, 100, initial, l).forward(a));
        }
        return Stats.variance(a).getFloat();
    }
}
