package dev.neurona.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Accuracy;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.FigureRenderer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ConfusionMatrixTest {
    private static final ConfusionMatrix ANIMALS = ConfusionMatrix.of(
            new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2}, new int[] {0, 0, 0, 1, 1, 1, 0, 2, 2, 0}, "cat", "dog", "horse");

    /** M-06: actual rows, predicted columns, negative first: TN FP / FN TP. */
    @Test
    void rowsAreActualAndColumnsPredicted() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1, 1, 1}, new int[] {0, 0, 1, 0, 1, 1, 1});
        assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{2, 1}, {1, 3}});
        assertThat(matrix.against(1)).isEqualTo(new BinaryCounts(3, 1, 1, 2));
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.classes()).containsExactly("0", "1");
    }

    @Test
    void threeClassesWorkedByHand() {
        assertThat(ANIMALS.counts()).isDeepEqualTo(new long[][] {{3, 1, 0}, {1, 2, 0}, {1, 0, 2}});
        assertThat(ANIMALS.accuracy()).isEqualTo(.7);
        assertThat(ANIMALS.baseline()).isEqualTo(.4);
        assertThat(ANIMALS.precision(0)).isEqualTo(.6);
        assertThat(ANIMALS.recall(0)).isEqualTo(.75);
        assertThat(ANIMALS.f1(0)).isEqualTo(6 / 9.0);
        assertThat(ANIMALS.falsePositiveRate(0)).isEqualTo(2 / 6.0);
        assertThat(ANIMALS.precision(2)).isEqualTo(1);
        assertThat(ANIMALS.recall(2)).isEqualTo(2 / 3.0);
        assertThat(ANIMALS.macro().precision()).isCloseTo((3 / 5.0 + 2 / 3.0 + 1) / 3, within(1e-15));
        assertThat(ANIMALS.macro().f1()).isCloseTo((2 / 3.0 + 2 / 3.0 + .8) / 3, within(1e-15));
        assertThat(ANIMALS.weighted().precision()).isCloseTo(.4 * .6 + .3 * 2 / 3 + .3, within(1e-15));
        assertThat(ANIMALS.weighted().falsePositiveRate()).isCloseTo(.4 * 2 / 6 + .3 * 1 / 7 + .3 * 0, within(1e-15));
    }

    @Test
    void anAlwaysNegativeClassifierIsAsGoodAsTheBaseline() {
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(new long[][] {{9_999, 0}, {1, 0}}, "healthy", "ill");
        assertThat(matrix.accuracy()).isEqualTo(.9999).isEqualTo(matrix.baseline());
        assertThat(matrix.recall(1)).isZero();
        assertThat(matrix.macro().recall()).isEqualTo(.5);
    }

    /** a message at 0.9 or above is spam. */
    @Test
    void theThresholdItselfIsPositive() {
        int[] spam = {1, 1, 0, 0};
        double[] scores = {.95, .9, .89, .1};
        assertThat(ConfusionMatrix.at(.9, spam, scores).counts()).isDeepEqualTo(new long[][] {{2, 0}, {0, 2}});
        assertThat(ConfusionMatrix.at(.89, spam, scores).counts()).isDeepEqualTo(new long[][] {{1, 1}, {0, 2}});
        assertThat(ConfusionMatrix.at(.9, spam, scores).classes()).containsExactly("negative", "positive");
    }

    @Test
    void classesThatNeverComeUpAreLeftOutOfTheMacroMean() {
        ConfusionMatrix perfect = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, "a", "b", "never");
        assertThat(perfect.macro()).isEqualTo(new Scores(1, 1, 1, 0));
        ConfusionMatrix guessed = ConfusionMatrix.of(new int[] {0, 0}, new int[] {0, 2}, "a", "never", "guessed");
        assertThat(guessed.macro()).isEqualTo(new Scores(.5, .25, 1 / 3.0, .25));
    }

    @Test
    void tablesAndFigureSayTheSame() {
        Table table = ANIMALS.table();
        assertThat(table.columnNames()).containsExactly("actual \\ predicted", "cat", "dog", "horse");
        assertThat(table.longColumn("cat").asList()).containsExactly(3L, 1L, 1L);
        Table report = ANIMALS.report();
        assertThat(report.stringColumn("class").asList())
                .containsExactly("cat", "dog", "horse", "macro mean", "weighted mean");
        assertThat(report.doubleColumn("recall").get(4)).isCloseTo(ANIMALS.accuracy(), within(1e-15));
        assertThat(report.longColumn("examples").asList()).containsExactly(4L, 3L, 3L, 10L, 10L);
        Bundle bundle = new FigureRenderer().render(ANIMALS.plot());
        assertThat(bundle.toString()).contains("accuracy 70.0 % of 10");
        assertThat(ANIMALS.toString()).contains("horse");
    }

    @Test
    void lettersThatDifferInCaseAreDifferentClasses() {
        ConfusionMatrix letters = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0}, "a", "A");
        assertThat(letters.table().columnNames()).containsExactly("actual \\ predicted", "a", "A [1]");
    }

    @Test
    void batchesAddUp() {
        ConfusionMatrix first = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0});
        ConfusionMatrix second = ConfusionMatrix.of(new int[] {1, 1}, new int[] {1, 0});
        assertThat(first.plus(second))
                .isEqualTo(ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 1, 0}))
                .hasSameHashCodeAs(ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 1, 0}));
        assertThatThrownBy(() -> first.plus(ANIMALS)).hasMessageContaining("[0, 1] and [cat, dog, horse]");
    }

    @Test
    void countsHandedOutAreCopies() {
        ANIMALS.counts()[0][0] = 99;
        assertThat(ANIMALS.count(0, 0)).isEqualTo(3);
    }

    @Test
    void readsLabelsAndLogitsOfAnyType() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray actual = manager.create(new float[] {0, 1, 2, 1});
            NDArray logits = manager.create(new float[] {5, 1, 1, 0, 0, 0, -1, -2, -.5f, -9, 0, -1}, new Shape(4, 3));
            ConfusionMatrix expected =
                    ConfusionMatrix.of(new int[] {0, 1, 2, 1}, new int[] {0, 0, 2, 1}, "0", "1", "2");
            assertThat(ConfusionMatrix.of(actual, logits)).isEqualTo(expected);
            assertThat(ConfusionMatrix.of(actual.toType(DataType.UINT8, true).reshape(4, 1), logits))
                    .isEqualTo(expected);
            assertThat(ConfusionMatrix.of(actual.toType(DataType.INT64, true), logits.argMax(1)))
                    .isEqualTo(expected);
            assertThat(ConfusionMatrix.of(actual.toType(DataType.INT32, true).reshape(2, 2), logits.reshape(2, 2, 3)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void hasTheAccuracyOfDjl() {
        Random random = new Random(7);
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] scores = new float[500 * 6];
            IntStream.range(0, scores.length).forEach(i -> scores[i] = (float) random.nextGaussian());
            NDArray logits = manager.create(scores, new Shape(500, 6));
            NDArray labels = manager.create(random.ints(500, 0, 6).toArray());
            Accuracy djl = new Accuracy();
            djl.addAccumulator("all");
            djl.updateAccumulator("all", new NDList(labels), new NDList(logits));
            assertThat(ConfusionMatrix.of(labels, logits).accuracy())
                    .isCloseTo(djl.getAccumulator("all"), within(1e-6));
        }
    }

    @Test
    void saysWhatIsWrongWithLabels() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 3}, new int[] {0, 1}, "a", "b"))
                .hasMessage("actual label 3 at index 1 is out of range: 2 classes are numbered 0 to 1");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 1}, new int[] {-1, 1}))
                .hasMessageContaining("predicted label -1 at index 0");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[3], new int[2])).hasMessageContaining("3 labels and 2");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[0], new int[0])).hasMessageContaining("no labels");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {1_000_000}, new int[1]))
                .hasMessageContaining("label 1000000");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[2], "a", "a"))
                .hasMessageContaining("not all different");
        assertThatThrownBy(() -> ANIMALS.recall(3)).hasMessageContaining("3 classes are numbered 0 to 2");
    }

    @Test
    void saysWhatIsWrongWithScoresAndCounts() {
        assertThatThrownBy(() -> ConfusionMatrix.at(.5, new int[] {0}, new double[] {Double.NaN}))
                .hasMessageContaining("index 0 is NaN");
        assertThatThrownBy(() -> ConfusionMatrix.at(.5, new int[] {2}, new double[] {1}))
                .hasMessageContaining("label 2 at index 0");
        assertThatThrownBy(() -> ConfusionMatrix.ofCounts(new long[][] {{1, 2}, {3}}))
                .hasMessageContaining("2 rows of 2");
        assertThatThrownBy(() -> ConfusionMatrix.ofCounts(new long[][] {{1, -2}, {3, 1}}))
                .hasMessageContaining("0 or more");
        assertThatThrownBy(() -> ConfusionMatrix.ofCounts(new long[2][2])).hasMessageContaining("all counts are 0");
    }

    @Test
    void saysWhatIsWrongWithArrays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray labels = manager.create(new int[] {0, 1, 0});
            assertThatThrownBy(() -> ConfusionMatrix.of(labels, manager.zeros(new Shape(2, 5))))
                    .hasMessageContaining("expected scores (3, C)")
                    .hasMessageContaining("(2, 5)");
            assertThatThrownBy(() -> ConfusionMatrix.of(labels, manager.create(new float[] {.2f, 1, 0})))
                    .hasMessageContaining("no class number");
            assertThatThrownBy(() -> ConfusionMatrix.of(manager.zeros(new Shape(3, 2)), manager.zeros(new Shape(3, 2))))
                    .hasMessageContaining("argMax(-1)");
            assertThatThrownBy(() -> ConfusionMatrix.of(labels, manager.full(new Shape(3, 2), Float.NaN)))
                    .hasMessageContaining("row 0 of the scores has a NaN");
            assertThatThrownBy(() -> ConfusionMatrix.of(labels, manager.zeros(new Shape(3, 2)), "a", "b", "c"))
                    .hasMessageContaining("2 classes and 3 names");
        }
    }

    @Test
    void leavesNoArrayBehind() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray labels = manager.create(new int[] {0, 1});
            NDArray logits = manager.create(new float[] {1, 0, 0, 1}, new Shape(2, 2));
            int before = manager.getManagedArrays().size();
            assertThat(ConfusionMatrix.of(labels, logits).accuracy()).isEqualTo(1);
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Property
    void everyExampleIsCountedOnce(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 35) Integer> pairs) {
        int[] actual = pairs.stream().mapToInt(p -> p % 6).toArray();
        int[] predicted = pairs.stream().mapToInt(p -> p / 6).toArray();
        ConfusionMatrix matrix = ConfusionMatrix.of(actual, predicted);
        assertThat(matrix.total()).isEqualTo(actual.length);
        assertThat(matrix.accuracy()).isEqualTo(Measure.accuracy(actual, predicted));
        for (int k = 0; k < matrix.classes().size(); k++) {
            assertThat(matrix.against(k).total()).isEqualTo(actual.length);
        }
        assertThat(matrix.weighted().recall()).isCloseTo(matrix.accuracy(), within(1e-12));
    }

    @Property
    void perfectPredictionsHaveEveryRateOfOne(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 9) Integer> classes) {
        int[] labels = classes.stream().mapToInt(Integer::intValue).toArray();
        Scores macro = ConfusionMatrix.of(labels, labels).macro();
        assertThat(macro.precision()).isCloseTo(1, within(1e-12));
        assertThat(macro.recall()).isCloseTo(1, within(1e-12));
        assertThat(macro.f1()).isCloseTo(1, within(1e-12));
        assertThat(macro.falsePositiveRate()).isZero();
    }
}
