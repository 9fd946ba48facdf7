package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void theTemperaturesOfTheCourseFallIntoThreeRanges() {
        Buckets buckets = Buckets.upTo(15, 30, 50);
        assertThat(buckets.of(0, 15, 15.1, 30, 30.1, 50)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(buckets.names()).containsExactly("up to 15", "over 15 to 30", "over 30 to 50");
        assertThat(buckets.of(-40)).isEqualTo(0);
        assertThat(buckets.of(99)).isEqualTo(2);
    }

    @Test
    void quantilesHaveAsManyValuesEach() {
        double[] values = {9, 1, 8, 2, 7, 3, 6, 4};
        Buckets quarters = Buckets.quantiles(values, 4);
        assertThat(quarters.names()).containsExactly("up to 2", "over 2 to 4", "over 4 to 7", "over 7 to 9");
        int[] counts = new int[4];
        Arrays.stream(quarters.of(values)).forEach(b -> counts[b]++);
        assertThat(counts).containsOnly(2);
        assertThat(Buckets.quantiles(new double[] {5, 5, 5, 6}, 4).size())
                .as("equal values stay together")
                .isEqualTo(2);
    }

    @Test
    void rangesThatMakeNoSenseAreNamed() {
        assertThatThrownBy(() -> Buckets.upTo(3, 3)).hasMessageContaining("give rising numbers");
        assertThatThrownBy(Buckets::upTo).hasMessageContaining("there is no range");
        assertThatThrownBy(() -> Buckets.quantiles(new double[] {1}, 2)).hasMessageContaining("2 ranges of 1 values");
        assertThatThrownBy(() -> Buckets.quantiles(new double[] {1, Double.NaN}, 2))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Buckets.upTo(1).of(Double.NaN)).hasMessageContaining("NaN belongs to no range");
    }

    @Test
    void sequencesOfSimilarLengthComeTogether() {
        int[] lengths = {9, 1, 5, 2, 8, 6, 1};
        List<int[]> batches = Buckets.byLength(lengths, 2, 1);
        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(batches)
                .allMatch(batch -> batch.length == 1 || Math.abs(lengths[batch[0]] - lengths[batch[1]]) <= 3);
        assertThat(batches.stream().map(batch -> lengths[batch[0]]).toList())
                .as("the batches come in random order")
                .isNotEqualTo(List.of(1, 2, 6, 9));
        assertThatThrownBy(() -> Buckets.byLength(lengths, 0, 1)).hasMessageContaining("batches of 0");
    }
}
