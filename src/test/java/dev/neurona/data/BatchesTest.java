package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Example i has the inputs (i, 10 i) and the label i. */
    private static Batches numbered(NDManager manager, int n, int size) {
        NDArray y = manager.arange(0, n, 1, DataType.INT64);
        NDArray x = manager.create(new Shape(n, 2));
        for (int i = 0; i < n; i++) {
            x.set(new NDIndex(i), manager.create(new float[] {i, 10 * i}));
        }
        return Batches.of(x, y, size);
    }

    private static List<List<Long>> labels(Batches batches, int epoch) {
        List<List<Long>> all = new ArrayList<>();
        try (Batches.Epoch these = batches.epoch(epoch)) {
            while (these.hasNext()) {
                Batches.Batch batch = these.next();
                long[] y = batch.y().toLongArray();
                float[] x = batch.x().toFloatArray();
                List<Long> labels = new ArrayList<>();
                for (int i = 0; i < y.length; i++) {
                    labels.add(y[i]);
                    assertThat(x[2 * i]).isEqualTo(y[i]);
                    assertThat(x[2 * i + 1]).isEqualTo(10 * y[i]);
                }
                all.add(labels);
            }
        }
        return all;
    }

    @Test
    void inOrderTheLastBatchIsSmaller() {
        Batches batches = numbered(manager, 5, 2);
        assertThat(labels(batches, 1)).containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
        assertThat(batches.count()).isEqualTo(3);
        assertThat(batches.examples()).isEqualTo(5);
    }

    @Test
    void aSmallerBatchCanBeLeftOut() {
        Batches batches = numbered(manager, 5, 2).dropLast();
        assertThat(labels(batches, 1)).containsExactly(List.of(0L, 1L), List.of(2L, 3L));
        assertThat(batches.examples()).isEqualTo(4);
        assertThatThrownBy(() -> numbered(manager, 5, 6).dropLast()).hasMessageContaining("nothing is left");
    }

    @Property(tries = 20)
    void shuffledEveryExampleComesOnce(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 1, max = 9) int size) {
        try (NDManager own = NDManager.newBaseManager()) {
            Batches batches = numbered(own, n, size).shuffled(7);
            List<Long> seen =
                    labels(batches, 3).stream().flatMap(List::stream).sorted().toList();
            assertThat(seen)
                    .isEqualTo(IntStream.range(0, n).mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void theOrderFollowsFromSeedAndEpoch() {
        Batches batches = numbered(manager, 50, 8).shuffled(1);
        assertThat(labels(batches, 2)).isEqualTo(labels(batches, 2));
        assertThat(labels(batches, 2)).isEqualTo(labels(numbered(manager, 50, 8).shuffled(1), 2));
        assertThat(labels(batches, 2)).isNotEqualTo(labels(batches, 3));
        assertThat(labels(batches, 2))
                .isNotEqualTo(labels(numbered(manager, 50, 8).shuffled(2), 2));
    }

    @Test
    void moreThanABlockIsGatheredInPieces() {
        // 8 MB of inputs: two blocks of 4 MB.
        int n = 64;
        NDArray x =
                manager.ones(new Shape(n, 32768)).mul(manager.arange(0f, n, 1f).reshape(n, 1));
        NDArray y = manager.arange(0, n, 1, DataType.INT64);
        long sum = 0;
        try (Batches.Epoch epoch = Batches.of(x, y, 3).shuffled(1).epoch(1)) {
            while (epoch.hasNext()) {
                Batches.Batch batch = epoch.next();
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(batch.x().getFloat(i, 5)).isEqualTo(batch.y().getLong(i));
                    sum += batch.y().getLong(i);
                }
            }
        }
        assertThat(sum).isEqualTo(n * (n - 1L) / 2);
    }

    @Test
    void augmentationIsDrawnAnewInEveryEpochAndTheSameAgain() {
        Batches batches = numbered(manager, 4, 2).augmented((x, random) -> x.add(random.nextInt(1000)), 5);
        float[] once = first(batches, 1);
        assertThat(first(batches, 1)).containsExactly(once);
        assertThat(first(batches, 2)).isNotEqualTo(once);
        assertThat(batches.x().getFloat(0, 0)).isZero();
    }

    private static float[] first(Batches batches, int number) {
        try (Batches.Epoch epoch = batches.epoch(number)) {
            return epoch.next().x().toFloatArray();
        }
    }

    @Test
    void anAugmentationThatChangesTheShapeIsNamed() {
        Batches batches = numbered(manager, 4, 2).augmented((x, random) -> x.reshape(-1), 5);
        assertThatThrownBy(() -> first(batches, 1))
                .hasMessage("an augmentation must keep the shape: expected (2, 2) but got (4)");
    }

    @Test
    void anEpochLeavesNothingOpen() {
        Batches batches = numbered(manager, 20, 3).shuffled(1).augmented((x, random) -> x.add(1), 1);
        int before = manager.getManagedArrays().size();
        labels(numbered(manager, 20, 3).shuffled(1), 1);
        int ofNumbered = manager.getManagedArrays().size() - before;
        first(batches, 1);
        assertThat(manager.getManagedArrays().size() - before).isEqualTo(ofNumbered);
    }

    @Test
    void wrongUseIsNamed() {
        assertThatThrownBy(() -> numbered(manager, 4, 0)).hasMessage("a batch of 0 examples: give 1 or more");
        NDArray x = manager.ones(new Shape(3, 2));
        assertThatThrownBy(() -> Batches.of(x, manager.ones(new Shape(2)), 1)).hasMessageContaining("holds 3 examples");
        assertThatThrownBy(() -> Batches.of(manager.create(new Shape(0, 2)), manager.create(new Shape(0)), 1))
                .hasMessageContaining("no examples");
        try (Batches.Epoch epoch = Batches.of(x, x, 3).epoch(1)) {
            epoch.next();
            assertThatThrownBy(epoch::next).isInstanceOf(NoSuchElementException.class);
        }
    }
}
