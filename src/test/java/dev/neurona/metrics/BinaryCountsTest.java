package dev.neurona.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BinaryCountsTest {
    @Test
    void ratesWorkedByHand() {
        BinaryCounts spam = new BinaryCounts(30, 10, 20, 40);
        assertThat(spam.total()).isEqualTo(100);
        assertThat(spam.accuracy()).isEqualTo(.7);
        assertThat(spam.precision()).isEqualTo(.75);
        assertThat(spam.recall()).isEqualTo(.6);
        assertThat(spam.f1()).isEqualTo(2 / 3.0).isCloseTo(2 * .75 * .6 / (.75 + .6), within(1e-15));
        assertThat(spam.falsePositiveRate()).isEqualTo(.2);
        assertThat(spam.scores()).isEqualTo(new Scores(.75, .6, 60 / 90.0, .2));
    }

    /** one positive in ten thousand, and a classifier that always says no. */
    @Test
    void alwaysNegativeIsAccurateAndUseless() {
        BinaryCounts never = new BinaryCounts(0, 0, 1, 9_999);
        assertThat(never.accuracy()).isEqualTo(.9999);
        assertThat(never.recall()).isZero();
        assertThat(never.precision()).isZero();
        assertThat(never.f1()).isZero();
        assertThat(never.falsePositiveRate()).isZero();
    }

    @Test
    void ratesOfNothingAreZero() {
        assertThat(new BinaryCounts(0, 0, 0, 0).scores()).isEqualTo(new Scores(0, 0, 0, 0));
        assertThat(new BinaryCounts(0, 0, 0, 0).accuracy()).isZero();
        assertThat(new BinaryCounts(3, 0, 0, 0).falsePositiveRate()).isZero();
        assertThat(new BinaryCounts(0, 3, 0, 0).recall()).isZero();
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new BinaryCounts(1, 2, -3, 4)).hasMessageContaining("TP 1, FP 2, FN -3, TN 4");
    }

    @Property
    void f1LiesBetweenPrecisionAndRecall(
            @ForAll @LongRange(min = 0, max = 1_000_000) long tp,
            @ForAll @LongRange(min = 0, max = 1_000_000) long fp,
            @ForAll @LongRange(min = 0, max = 1_000_000) long fn) {
        BinaryCounts counts = new BinaryCounts(tp, fp, fn, 7);
        double low = Math.min(counts.precision(), counts.recall());
        double high = Math.max(counts.precision(), counts.recall());
        assertThat(counts.f1()).isBetween(low - 1e-12, high + 1e-12);
    }
}
