package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void schedulesByHand() {
        assertThat(LearningRate.constant(0.3).at(1000)).isEqualTo(0.3);
        LearningRate cosine = LearningRate.cosine(2, 1, 100);
        assertThat(cosine.at(0)).isEqualTo(2);
        assertThat(cosine.at(50)).isCloseTo(1.5, within(1e-12));
        assertThat(cosine.at(100)).isEqualTo(1);
        assertThat(cosine.at(1000)).isEqualTo(1);
        LearningRate steps = LearningRate.steps(8, 10, 0.5);
        assertThat(new double[] {steps.at(9), steps.at(10), steps.at(29)}).containsExactly(8, 4, 2);
        assertThat(LearningRate.inverse(6, 2).at(1)).isEqualTo(2);
        LearningRate up = LearningRate.warmUp(3, LearningRate.steps(4, 2, 0.5));
        assertThat(new double[] {up.at(0), up.at(2), up.at(3), up.at(4), up.at(5)})
                .containsExactly(1, 3, 4, 4, 2);
        assertThat(LearningRate.exponential(1, 100, 2).at(1)).isCloseTo(10, within(1e-12));
    }

    @Test
    void djlCountsFromOne() {
        assertThat(LearningRate.inverse(6, 2).getNewValue("w", 1)).isEqualTo(3f);
    }

    @Test
    void wrongSchedulesAreNamed() {
        assertThatThrownBy(() -> LearningRate.constant(Double.NaN)).hasMessageContaining("expected a positive number");
        assertThatThrownBy(() -> LearningRate.cosine(1, 0)).hasMessage("a cosine over 0 updates: give 1 or more");
        assertThatThrownBy(() -> LearningRate.steps(1, 1, -1)).hasMessageContaining("the factor is -1.0");
    }
}
