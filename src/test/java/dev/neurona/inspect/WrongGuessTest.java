package dev.neurona.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class WrongGuessTest {
    private static final double[][] SAID = {{0.9, 0.1}, {0.8, 0.2}, {0.3, 0.7}, {0.4, 0.6}};

    @Test
    void theSurestMistakesComeFirst() {
        assertThat(WrongGuess.worst(SAID, new int[] {0, 1, 1, 0}, 5))
                .containsExactly(new WrongGuess(1, 1, 0, 0.8), new WrongGuess(3, 0, 1, 0.6));
        assertThat(WrongGuess.worst(SAID, new int[] {0, 1, 1, 0}, 1)).hasSize(1);
        assertThat(WrongGuess.worst(SAID, new int[] {0, 0, 1, 1}, 5)).isEmpty();
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(WrongGuess.worst(
                            manager.create(new float[] {0.25f, 0.75f}, new Shape(1, 2)),
                            manager.create(new long[] {0}),
                            1))
                    .containsExactly(new WrongGuess(0, 0, 1, 0.75));
        }
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThatThrownBy(() -> WrongGuess.worst(SAID, new int[] {0}, 1)).hasMessageContaining("4 rows");
        assertThatThrownBy(() -> WrongGuess.worst(SAID, new int[] {0, 2, 0, 0}, 1))
                .hasMessageContaining("class 2 at index 1");
        assertThatThrownBy(() -> WrongGuess.worst(new double[][] {{Double.NaN, 1}}, new int[] {0}, 1))
                .hasMessageContaining("NaN");
    }
}
