package dev.neurona.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final float[] LOGITS = {3, -2, 6};

    /** softmax of [3, -2, 6]; at temperature 0 its hardmax. */
    @Test
    void temperatureOneIsSoftmaxAndZeroIsHardmax() {
        assertThat(Sampling.temperature(1).probabilities(LOGITS))
                .containsExactly(new double[] {.047411, .000319, .952270}, within(1e-6));
        assertThat(Sampling.greedy().probabilities(LOGITS)).containsExactly(0, 0, 1);
        assertThat(Sampling.greedy().probabilities(1, 7, 7)).containsExactly(0, 1, 0);
    }

    @Test
    void temperatureTwoIsTheSoftmaxOfHalfTheLogits() {
        assertThat(Sampling.temperature(2).probabilities(LOGITS))
                .containsExactly(Sampling.temperature(1).probabilities(1.5f, -1, 3), within(1e-12));
    }

    @Test
    void topKKeepsExactlySoMany() {
        assertThat(Sampling.temperature(1).topK(2).probabilities(LOGITS))
                .containsExactly(new double[] {1 / (1 + Math.exp(3)), 0, 1 / (1 + Math.exp(-3))}, within(1e-12));
        assertThat(Sampling.temperature(1).topK(2).probabilities(0, 0, 0, 0)).containsExactly(.5, .5, 0, 0);
        assertThat(Sampling.temperature(1).topK(2).probabilities(-0f, 0, -0f)).containsExactly(.5, .5, 0);
        assertThat(Sampling.temperature(1).topK(9).probabilities(0, 0)).containsExactly(.5, .5);
    }

    @Test
    void topPKeepsTheFewestThatReachIt() {
        float[] logits = {(float) Math.log(.5), (float) Math.log(.3), (float) Math.log(.2)};
        assertThat(Sampling.temperature(1).topP(.4).probabilities(logits)).containsExactly(1, 0, 0);
        assertThat(Sampling.temperature(1).topP(.6).probabilities(logits))
                .containsExactly(new double[] {.625, .375, 0}, within(1e-6));
        assertThat(Sampling.temperature(1).topP(.5).probabilities(0, 0)).containsExactly(1, 0);
        assertThat(Sampling.temperature(1).topP(1e-9).probabilities(logits)).containsExactly(1, 0, 0);
        assertThat(Sampling.temperature(1).topK(2).topP(.7).probabilities(0, 0, 0))
                .containsExactly(.5, .5, 0);
    }

    @Test
    void ruledOutTokensAreNeverDrawn() {
        float no = Float.NEGATIVE_INFINITY;
        assertThat(Sampling.temperature(2).probabilities(no, 1, no, 1)).containsExactly(0, .5, 0, .5);
        assertThat(Sampling.temperature(1e-300).probabilities(1, 2)).containsExactly(0, 1);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Sampling bold = Sampling.temperature(2);
        Random first = new Random(42);
        Random second = new Random(42);
        List<Integer> drawn = IntStream.range(0, 50)
                .map(i -> bold.next(LOGITS, first))
                .boxed()
                .toList();
        assertThat(IntStream.range(0, 50).map(i -> bold.next(LOGITS, second)).boxed())
                .isEqualTo(drawn);
        assertThat(drawn).contains(0, 2);
    }

    @Test
    void drawsAsOftenAsProbable() {
        Random random = new Random(1);
        int[] times = new int[3];
        float[] logits = {0, (float) Math.log(2), (float) Math.log(5)};
        IntStream.range(0, 80_000).forEach(i -> times[Sampling.temperature(1).next(logits, random)]++);
        assertThat(Arrays.stream(times).mapToDouble(n -> n / 80_000.0).toArray())
                .containsExactly(new double[] {.125, .25, .625}, within(.01));
    }

    @Test
    void readsArraysOfOneTokenOnly() {
        try (NDManager manager = NDManager.newBaseManager()) {
            var logits = manager.create(LOGITS, new Shape(1, 3));
            assertThat(Sampling.greedy().next(logits, new Random(1))).isEqualTo(2);
            assertThat(Sampling.greedy().next(logits.reshape(3), new Random(1))).isEqualTo(2);
            assertThatThrownBy(() -> Sampling.greedy().next(logits.reshape(3, 1), new Random(1)))
                    .hasMessageContaining("(3, 1)")
                    .hasMessageContaining("the last of the sequence");
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Sampling.temperature(-1)).hasMessageContaining("temperature of -1.0");
        assertThatThrownBy(() -> Sampling.temperature(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Sampling.greedy().topK(0)).hasMessageContaining("top-k of 0");
        assertThatThrownBy(() -> Sampling.greedy().topP(0)).hasMessageContaining("top-p of 0.0");
        assertThatThrownBy(() -> Sampling.greedy().probabilities(1, Float.NaN)).hasMessageContaining("logit 1 is NaN");
        assertThatThrownBy(() -> Sampling.greedy().probabilities()).hasMessageContaining("from 0 logits");
        assertThatThrownBy(() -> Sampling.greedy().probabilities(Float.NEGATIVE_INFINITY))
                .hasMessageContaining("at least one has to be finite");
        assertThatThrownBy(() -> Sampling.greedy().probabilities(Float.POSITIVE_INFINITY))
                .hasMessageContaining("logit 0 is Infinity");
    }

    @Property
    void probabilitiesAddUpAndKeepTheOrder(
            @ForAll @Size(min = 1, max = 30) List<@FloatRange(min = -6, max = 6) Float> values,
            @ForAll @DoubleRange(min = 0, max = 5) double temperature,
            @ForAll @IntRange(min = 1, max = 40) int k,
            @ForAll @DoubleRange(min = .01, max = 1) double p,
            @ForAll long seed) {
        float[] logits = new float[values.size()];
        IntStream.range(0, logits.length).forEach(i -> logits[i] = values.get(i));
        Sampling sampling = Sampling.temperature(temperature).topK(k).topP(p);
        double[] probabilities = sampling.probabilities(logits);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(probabilities).filter(q -> q > 0).count()).isBetween(1L, (long) k);
        for (int i = 0; i < logits.length; i++) {
            for (int j = 0; j < logits.length; j++) {
                if (logits[i] > logits[j]) {
                    assertThat(probabilities[i]).isGreaterThanOrEqualTo(probabilities[j]);
                }
            }
        }
        assertThat(probabilities[sampling.next(logits, new Random(seed))]).isPositive();
    }
}
