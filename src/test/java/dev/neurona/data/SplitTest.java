package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Examples whose only input is their number; one in ten is of class 1. */
    private Data numbered(int n) {
        float[] x = new float[n];
        long[] y = new long[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = i % 10 == 0 ? 1 : 0;
        }
        return new Data(manager.create(x, new Shape(n, 1)), manager.create(y), List.of("i"), List.of("common", "rare"));
    }

    @Test
    void sizesAreThoseOfTheCourse() {
        assertThat(sizes(numbered(10_000).split(new double[] {0.7, 0.3}, 1))).containsExactly(7000, 3000);
        assertThat(sizes(numbered(10_000).split(new double[] {0.6, 0.2, 0.2}, 1)))
                .containsExactly(6000, 2000, 2000);
        assertThat(Splits.byChance(1_000_000, new double[] {0.98, 0.01, 0.01}, new Random(1)).stream()
                        .mapToInt(part -> part.length))
                .containsExactly(980_000, 10_000, 10_000);
    }

    private static int[] sizes(Data[] parts) {
        return Arrays.stream(parts).mapToInt(Data::size).toArray();
    }

    @Test
    void everyExampleGoesToOnePartWithItsLabel() {
        Data[] parts = numbered(100).split(new double[] {0.6, 0.2, 0.2}, 3);
        List<Float> all = new ArrayList<>();
        for (Data part : parts) {
            float[] x = part.x().toFloatArray();
            int[] labels = part.labels();
            for (int i = 0; i < x.length; i++) {
                all.add(x[i]);
                assertThat(labels[i]).isEqualTo(x[i] % 10 == 0 ? 1 : 0);
            }
        }
        assertThat(all).hasSize(100).doesNotHaveDuplicates();
        assertThat(all.subList(0, 60))
                .as("in random order")
                .isNotEqualTo(all.subList(0, 60).stream().sorted().toList());
    }

    @Test
    void aSeedSplitsAlikeAndAnotherOtherwise() {
        Data data = numbered(50);
        float[] once = data.split(new double[] {0.5, 0.5}, 1)[0].x().toFloatArray();
        assertThat(data.split(new double[] {0.5, 0.5}, 1)[0].x().toFloatArray()).containsExactly(once);
        assertThat(data.split(new double[] {0.5, 0.5}, 2)[0].x().toFloatArray()).isNotEqualTo(once);
    }

    @Test
    void aStratifiedSplitKeepsTheMixture() {
        for (Data part : numbered(200).stratified(new double[] {0.5, 0.25, 0.25}, 1)) {
            assertThat(part.counts()[1] * 10).isEqualTo(part.size());
        }
    }

    @Test
    void sharesThatMakeNoSenseAreNamed() {
        Data data = numbered(20);
        assertThatThrownBy(() -> data.split(new double[] {0.7, 0.2}, 1))
                .hasMessage("the shares [0.7, 0.2] add up to 0.9000 and not to 1: such as 0.6, 0.2, 0.2");
        assertThatThrownBy(() -> data.split(new double[] {1.2, -0.2}, 1)).hasMessageContaining("a share of -0.2");
        assertThatThrownBy(() -> data.split(new double[] {0.5, Double.NaN, 0.5}, 1))
                .hasMessageContaining("a share of NaN");
        assertThatThrownBy(() -> data.split(new double[] {0.98, 0.01, 0.01}, 1))
                .hasMessageContaining("20 examples are too few")
                .hasMessageContaining("0.01");
        assertThatThrownBy(() -> data.stratified(new double[] {0.9, 0.1}, 1))
                .hasMessageContaining("class \"rare\" has 2 examples, too few");
        assertThatThrownBy(() -> data.split(new double[0], 1)).hasMessageContaining("add up to 0");
    }

    @Test
    void everyExampleIsInOneFoldAndFoldsHaveTheSameMixture() {
        List<Data.Fold> folds = numbered(103).folds(5, 1);
        List<Float> all = new ArrayList<>();
        for (Data.Fold fold : folds) {
            assertThat(fold.dev().size()).isBetween(20, 21);
            assertThat(fold.train().size() + fold.dev().size()).isEqualTo(103);
            assertThat(fold.dev().counts()[1]).isBetween(2, 3);
            for (float x : fold.dev().x().toFloatArray()) {
                all.add(x);
                assertThat(fold.train().x().toFloatArray()).doesNotContain(x);
            }
        }
        assertThat(all).hasSize(103).doesNotHaveDuplicates();
        assertThatThrownBy(() -> numbered(4).folds(5, 1)).hasMessageContaining("cannot make 5 folds of 4 examples");
        assertThatThrownBy(() -> numbered(4).folds(1, 1)).hasMessageContaining("cannot make 1 folds");
    }

    @Test
    void foldsOfValuesNeedNoClasses() {
        assertThat(Points.line(manager, 9, 0.1, 1).folds(3, 1))
                .hasSize(3)
                .allMatch(fold -> fold.dev().size() == 3);
    }

    @Property(tries = 50)
    void foldsDealOutAllRows(@ForAll @IntRange(min = 2, max = 60) int n, @ForAll @IntRange(min = 2, max = 9) int k) {
        if (k <= n) {
            List<int[]> folds = Splits.folds(n, new int[0], k, new Random(n));
            assertThat(folds.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                    .containsExactly(IntStream.range(0, n).toArray());
            assertThat(folds).allMatch(fold -> fold.length >= n / k && fold.length <= n / k + 1);
        }
    }

    @Test
    void rareClassesAreRepeatedOrCommonOnesLeftOut() {
        Data data = numbered(100);
        assertThat(data.counts()).containsExactly(90, 10);
        assertThat(data.overSampled(1).counts()).containsExactly(90, 90);
        assertThat(data.underSampled(1).counts()).containsExactly(10, 10);
        Data imbalanced = data.withCounts(new int[] {40, 25}, 1);
        assertThat(imbalanced.counts()).containsExactly(40, 25);
        float[] x = imbalanced.only(1).x().toFloatArray();
        for (float number : new float[] {0, 10, 90}) {
            assertThat(IntStream.range(0, x.length).filter(i -> x[i] == number).count())
                    .as("each comes as often as any other")
                    .isBetween(2L, 3L);
        }
        assertThatThrownBy(() -> data.withCounts(new int[] {5}, 1))
                .hasMessageContaining("give one, 0 or more, for each");
        assertThatThrownBy(() -> data.only(0)
                        .withCounts(new int[] {3}, 1)
                        .relabelled(List.of("a", "b"), c -> c)
                        .withCounts(new int[] {3, 3}, 1))
                .hasMessageContaining("class \"b\" has no example");
    }

    @Test
    void classesArePickedAndRenumbered() {
        Data digits = Digits.of(manager, 30, 1);
        Data sevensAndTwos = digits.only(7, 2);
        assertThat(sevensAndTwos.classes()).containsExactly("7", "2");
        assertThat(sevensAndTwos.counts()).containsExactly(3, 3);
        Data parity = digits.relabelled(List.of("even", "odd"), digit -> digit % 2);
        assertThat(parity.counts()).containsExactly(15, 15);
        assertThatThrownBy(() -> digits.only(10)).hasMessageContaining("no class 10");
        assertThatThrownBy(() -> digits.relabelled(List.of("even"), digit -> digit % 2))
                .hasMessageContaining("label 1 at index");
    }

    @Test
    void setsAreJoinedAndFeaturesPicked() {
        Data moons = Points.moons(manager, 4, 0.1, 1);
        Data both = moons.joined(Points.moons(manager, 3, 0.1, 2));
        assertThat(both.size()).isEqualTo(7);
        assertThat(both.take(4).x().toFloatArray()).containsExactly(moons.x().toFloatArray());
        Data second = moons.features("x2");
        assertThat(second.x().getShape()).isEqualTo(new Shape(4, 1));
        assertThat(second.x().toFloatArray()[0]).isEqualTo(moons.x().toFloatArray()[1]);
        assertThatThrownBy(() -> moons.joined(numbered(3))).hasMessageContaining("must be the same");
        assertThatThrownBy(() -> moons.features("x3")).hasMessageContaining("did you mean");
    }

    @Test
    void nothingIsLeftInTheManagerButTheNewSets() {
        Data data = numbered(100);
        int before = manager.getManagedArrays().size();
        Data[] parts = data.split(new double[] {0.5, 0.5}, 1);
        data.folds(2, 1);
        data.shuffled(1);
        data.overSampled(1);
        data.only(1);
        data.features("i");
        data.joined(parts[0]);
        data.altered(Augmentation.noise(0.1), 1);
        data.augmented(3, Augmentation.noise(0.1), 1);
        Scaling.standard(data).apply(data);
        int xAndY = 2 + 4 + 1 + 1 + 1 + 1 + 1;
        int xOnly = 1 + 1 + 1;
        assertThat(manager.getManagedArrays().size() - before)
                .as(
                        "splits, folds, shuffled, over-sampled, picked, joined, augmented; features, altered and scaled share y")
                .isEqualTo(2 * xAndY + xOnly);
    }
}
