package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.nn.SequentialBlock;
import dev.neurona.data.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Data data;

    SearchTest() {
        Samples.start();
        data = Samples.clouds(64, 1);
    }

    private Fit fit(Draw draw) {
        return Fit.of(Samples.mlp(2), data, data)
                .optimizer(Optimizers.adam(draw.logUniform("a", 1e-5, 1)))
                .metric("accuracy", Metric.accuracy())
                .epochs(2)
                .quiet();
    }

    @Test
    void theBestRunComesFirstAndKeepsItsWeights() {
        Search search = Search.random(5, "loss", 3, this::fit);
        double[] values = search.runs().stream().mapToDouble(Search.Run::value).toArray();
        assertThat(values).isSorted();
        assertThat(search.table().columnNames()).containsExactly("run", "a", "best loss", "epochs", "seconds");
        assertThat(search.table().rowCount()).isEqualTo(5);
        assertThat(search.best().net().isInitialized()).isTrue();
        assertThat(search.runs().get(4).net().isInitialized()).isFalse();
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertThat(settings(Search.random(3, "accuracy", 3, this::fit)))
                .isEqualTo(settings(Search.random(3, "accuracy", 3, this::fit)));
        List<Double> byAccuracy = Search.random(4, "accuracy", 3, this::fit).runs().stream()
                .map(Search.Run::value)
                .toList();
        assertThat(byAccuracy).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    private static List<Object> settings(Search search) {
        return search.runs().stream()
                .map(run -> (Object) List.of(run.settings(), run.history()))
                .toList();
    }

    @Test
    void halvingTrainsTheBestTheLongest() {
        Search search = Search.halving(4, 1, 2, "loss", 3, this::fit);
        List<Integer> epochs =
                search.runs().stream().map(run -> run.history().epochs()).toList();
        // Four for one epoch, the better two to two, the best to four.
        assertThat(epochs).containsExactly(4, 2, 1, 1);
        // A training that goes on is one that was never stopped.
        Search.Run best = search.best();
        double a = (Double) best.settings().get("a");
        History whole = Fit.of(Samples.mlp(2), data, data)
                .optimizer(Optimizers.adam(a))
                .metric("accuracy", Metric.accuracy())
                .epochs(4)
                .quiet()
                .run();
        assertThat(best.history().steps()).containsExactly(whole.steps());
    }

    @Test
    void wrongSearchesAreNamed() {
        assertThatThrownBy(() -> Search.random(0, "loss", 1, this::fit))
                .hasMessage("a search of 0 runs: give 1 or more");
        assertThatThrownBy(() -> Search.random(2, "f1", 1, this::fit))
                .hasMessageContaining("compared by \"f1\", but a fit has loss and [accuracy]");
        SequentialBlock shared = Samples.mlp(2);
        assertThatThrownBy(() -> Search.random(2, "loss", 1, draw -> Fit.of(shared, data)))
                .hasMessageContaining("share a net");
        assertThatThrownBy(() -> Search.halving(2, 1, 1, "loss", 1, this::fit)).hasMessageContaining("factor of 2");
    }

    @Property(tries = 20)
    void drawsStayWithinTheirBounds(@ForAll long seed) {
        Draw draw = new Draw(seed);
        assertThat(draw.uniform("u", -1, 2)).isBetween(-1.0, 2.0);
        assertThat(draw.logUniform("l", 1e-4, 1)).isBetween(1e-4, 1.0);
        assertThat(draw.whole("w", 3, 5)).isBetween(3, 5);
        assertThat(draw.choice("c", List.of("x", "y"))).isIn("x", "y");
        assertThat(draw.values()).containsOnlyKeys("u", "l", "w", "c");
    }

    @Test
    void logarithmsAreUniform() {
        Draw draw = new Draw(1);
        double[] drawn = IntStream.range(0, 3000)
                .mapToDouble(i -> draw.logUniform("a" + i, 1e-3, 1))
                .toArray();
        double[] parts = {1e-3, 1e-2, 1e-1, 1};
        for (int i = 0; i < 3; i++) {
            int k = i;
            long in = DoubleStream.of(drawn)
                    .filter(a -> a >= parts[k] && a < parts[k + 1])
                    .count();
            assertThat(in / 3000.0).isCloseTo(1 / 3.0, within(0.03));
        }
        assertThatThrownBy(() -> draw.logUniform("b", 0, 1)).hasMessageContaining("positive bounds");
        assertThatThrownBy(() -> draw.uniform("a1", 0, 1)).hasMessageContaining("drawn already");
    }

    @Test
    void aRangeTestRisesAndPutsTheWeightsBack() {
        SequentialBlock net = Samples.mlp(2);
        Fit fit = Fit.of(net, data).batch(8).quiet();
        fit.epochs(1).run();
        float[] before = Samples.weights(net);
        RangeTest test = RangeTest.of(fit, 1e-6, 100, 60);
        assertThat(Samples.weights(net)).containsExactly(before);
        assertThat(test.rates()[0]).isCloseTo(1e-6, within(1e-12));
        assertThat(test.rates()).isSorted();
        assertThat(test.suggestion()).isBetween(1e-6, 10.0);
        assertThat(test.table().rowCount()).isEqualTo(test.losses().length);
        assertThat(test.plot()).isNotNull();
        List<Double> losses = new ArrayList<>();
        for (double loss : test.losses()) {
            losses.add(loss);
        }
        assertThat(losses.get(losses.size() - 1))
                .isGreaterThan(losses.stream().min(Double::compare).orElseThrow());
    }
}
