package dev.neurona.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.FigureRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final int[] ACTUAL = {0, 0, 1, 1};
    private static final double[] SCORES = {.1, .4, .35, .8};

    /** Of the four pairs of a positive and a negative, three are in order. */
    @Test
    void rocWorkedByHand() {
        Roc roc = Roc.of(ACTUAL, SCORES);
        assertThat(roc.points())
                .containsExactly(
                        new Roc.Point(Double.POSITIVE_INFINITY, 0, 0),
                        new Roc.Point(.8, 0, .5),
                        new Roc.Point(.4, .5, .5),
                        new Roc.Point(.35, .5, 1),
                        new Roc.Point(.1, 1, 1));
        assertThat(roc.auc()).isEqualTo(.75);
        assertThat(roc.at(.5)).isEqualTo(new Roc.Point(.8, 0, .5));
        assertThat(roc.at(.4)).isEqualTo(new Roc.Point(.4, .5, .5));
        assertThat(roc.at(2).truePositiveRate()).isZero();
        assertThat(roc.at(-1).falsePositiveRate()).isEqualTo(1);
        assertThat(roc.reaching(.95).threshold()).isEqualTo(.35);
    }

    @Test
    void precisionAndRecallWorkedByHand() {
        PrecisionRecall curve = PrecisionRecall.of(ACTUAL, SCORES);
        assertThat(curve.points())
                .containsExactly(
                        new PrecisionRecall.Point(.8, 1, .5),
                        new PrecisionRecall.Point(.4, .5, .5),
                        new PrecisionRecall.Point(.35, 2 / 3.0, 1),
                        new PrecisionRecall.Point(.1, .5, 1));
        assertThat(curve.averagePrecision()).isEqualTo(.5 * 1 + .5 * 2 / 3);
        assertThat(curve.baseline()).isEqualTo(.5);
        assertThat(curve.bestF1().threshold()).isEqualTo(.35);
    }

    @Test
    void equalScoresComeInTogether() {
        double[] same = {3, 3, 3, 3, 3};
        int[] actual = {1, 0, 0, 1, 0};
        assertThat(Roc.of(actual, same).points())
                .containsExactly(new Roc.Point(Double.POSITIVE_INFINITY, 0, 0), new Roc.Point(3, 1, 1));
        assertThat(Roc.of(actual, same).auc()).isEqualTo(.5);
        assertThat(PrecisionRecall.of(actual, same).averagePrecision()).isEqualTo(.4);
        assertThat(Roc.of(new int[] {0, 1}, new double[] {0.0, -0.0}).auc()).isEqualTo(.5);
    }

    @Test
    void readsArrays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            var labels = manager.create(new float[] {0, 0, 1, 1});
            var scores = manager.create(new double[] {.1, .4, .35, .8}, new Shape(4, 1));
            assertThat(Roc.of(labels, scores)).isEqualTo(Roc.of(ACTUAL, SCORES));
            assertThat(PrecisionRecall.of(labels, scores)).isEqualTo(PrecisionRecall.of(ACTUAL, SCORES));
            assertThatThrownBy(() -> Roc.of(labels, manager.zeros(new Shape(4, 2))))
                    .hasMessageContaining("(4, 2)")
                    .hasMessageContaining("take its column");
        }
    }

    @Test
    void tablesAndFiguresSayTheArea() {
        Roc roc = Roc.of(ACTUAL, SCORES);
        assertThat(roc.table().columnNames()).containsExactly("threshold", "false positive rate", "true positive rate");
        Bundle drawn = new FigureRenderer().render(roc.plot());
        assertThat(drawn.toString()).contains("area 0.750").contains("guessing");
        PrecisionRecall curve = PrecisionRecall.of(ACTUAL, SCORES);
        assertThat(curve.table().rowCount()).isEqualTo(4);
        assertThat(new FigureRenderer().render(curve.plot()).toString()).contains("area 0.833");
    }

    @Test
    void figuresOfManyScoresStaySmallAndKeepTheirEnds() {
        Random random = new Random(1);
        int[] actual = random.ints(20_000, 0, 2).toArray();
        double[] scores = random.doubles(20_000).toArray();
        assertThat(Roc.of(actual, scores).plot().asJavascript("x").length()).isLessThan(40_000);
        assertThat(Ranking.thinned(1_000, 400))
                .hasSize(400)
                .startsWith(0)
                .endsWith(999)
                .doesNotHaveDuplicates();
        assertThat(Ranking.thinned(3, 400)).containsExactly(0, 1, 2);
        assertThat(Ranking.thinned(1, 400)).containsExactly(0);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Roc.of(new int[] {1, 1}, new double[2])).hasMessageContaining("2 positives and 0 neg");
        assertThatThrownBy(() -> PrecisionRecall.of(new int[] {0, 0}, new double[2]))
                .hasMessageContaining("none of 2 labels is positive");
        assertThatThrownBy(() -> Roc.of(new int[] {0, 1}, new double[] {1, Double.NaN}))
                .hasMessageContaining("index 1 is NaN");
        assertThatThrownBy(() -> Roc.of(new int[] {0, 5}, new double[2])).hasMessageContaining("label 5 at index 1");
        assertThatThrownBy(() -> Roc.of(new int[] {0, 1}, new double[3])).hasMessageContaining("2 labels and 3 scores");
        assertThatThrownBy(() -> Roc.of(ACTUAL, SCORES).reaching(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Roc(List.of())).hasMessageContaining("at least one point");
    }

    record Scored(int[] actual, double[] scores) {
        Scored with(java.util.function.DoubleUnaryOperator f) {
            return new Scored(actual, Arrays.stream(scores).map(f).toArray());
        }
    }

    /** Some of each class, with few different scores, so that many are equal. */
    @Provide
    Arbitrary<Scored> scored() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1).list().ofMinSize(2).ofMaxSize(40),
                        Arbitraries.integers().between(-6, 6).list().ofSize(42))
                .as((labels, scores) -> new Scored(
                        java.util.stream.IntStream.concat(
                                        java.util.stream.IntStream.of(0, 1),
                                        labels.stream().mapToInt(Integer::intValue))
                                .toArray(),
                        scores.stream()
                                .limit(labels.size() + 2L)
                                .mapToDouble(s -> s / 2.0)
                                .toArray()));
    }

    @Property
    void areaIsTheChanceThatAPositiveScoresHigher(@ForAll("scored") Scored s) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < s.actual.length; i++) {
            for (int j = 0; j < s.actual.length; j++) {
                if (s.actual[i] == 1 && s.actual[j] == 0) {
                    pairs++;
                    wins += s.scores[i] > s.scores[j] ? 1 : s.scores[i] == s.scores[j] ? .5 : 0;
                }
            }
        }
        assertThat(Roc.of(s.actual, s.scores).auc()).isCloseTo(wins / pairs, within(1e-12));
    }

    @Property
    void reversedScoresHaveTheRestOfTheArea(@ForAll("scored") Scored s) {
        double area = Roc.of(s.actual, s.scores).auc();
        assertThat(Roc.of(s.actual, s.with(x -> -x).scores).auc()).isCloseTo(1 - area, within(1e-12));
    }

    @Property
    void onlyTheOrderOfScoresMatters(@ForAll("scored") Scored s) {
        Scored sigmoid = s.with(x -> 1 / (1 + Math.exp(-x)));
        assertThat(Roc.of(s.actual, sigmoid.scores).auc())
                .isEqualTo(Roc.of(s.actual, s.scores).auc());
        assertThat(PrecisionRecall.of(s.actual, sigmoid.scores).averagePrecision())
                .isEqualTo(PrecisionRecall.of(s.actual, s.scores).averagePrecision());
    }

    @Property
    void curvesAgreeWithTheConfusionMatrixAtEveryThreshold(@ForAll("scored") Scored s) {
        Roc roc = Roc.of(s.actual, s.scores);
        for (PrecisionRecall.Point point :
                PrecisionRecall.of(s.actual, s.scores).points()) {
            BinaryCounts counts =
                    ConfusionMatrix.at(point.threshold(), s.actual, s.scores).against(1);
            assertThat(point.precision()).isEqualTo(counts.precision());
            assertThat(point.recall()).isEqualTo(counts.recall());
            assertThat(roc.at(point.threshold()))
                    .isEqualTo(new Roc.Point(point.threshold(), counts.falsePositiveRate(), counts.recall()));
        }
    }

    @Property
    void theOrderOfExamplesDoesNotMatter(@ForAll("scored") Scored s, @ForAll long seed) {
        List<Integer> order = new java.util.ArrayList<>();
        for (int i = 0; i < s.actual.length; i++) {
            order.add(i);
        }
        java.util.Collections.shuffle(order, new Random(seed));
        int[] actual = order.stream().mapToInt(i -> s.actual[i]).toArray();
        double[] scores = order.stream().mapToDouble(i -> s.scores[i]).toArray();
        assertThat(Roc.of(actual, scores)).isEqualTo(Roc.of(s.actual, s.scores));
        assertThat(PrecisionRecall.of(actual, scores)).isEqualTo(PrecisionRecall.of(s.actual, s.scores));
    }
}
