package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequencesTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void theFirstSymbolIsMarkedAndTheBellRingsAtTheEnd() {
        Data copies = Sequences.copyTask(manager, 8, 3, 1);
        assertThat(copies.x().getShape()).isEqualTo(new Shape(8, 5, 6));
        assertThat(copies.counts()).containsExactly(2, 2, 2, 2);
        float[] x = copies.x().toFloatArray();
        int[] labels = copies.labels();
        for (int i = 0; i < 8; i++) {
            for (int t = 0; t < 5; t++) {
                int step = (i * 5 + t) * 6;
                float symbols = x[step] + x[step + 1] + x[step + 2] + x[step + 3];
                assertThat(symbols).isEqualTo(t < 4 ? 1 : 0);
                assertThat(x[step + 4]).as("the mark").isEqualTo(t == 0 ? 1 : 0);
                assertThat(x[step + 5]).as("the bell").isEqualTo(t == 4 ? 1 : 0);
            }
            assertThat(x[i * 30 + labels[i]]).isEqualTo(1);
        }
        assertThat(Sequences.copyTask(manager, 4, 0, 1).x().getShape()).isEqualTo(new Shape(4, 2, 6));
    }

    @Test
    void theValueIsTheSumOfTheTwoMarkedNumbers() {
        Data adding = Sequences.adding(manager, 30, 7, 1);
        float[] x = adding.x().toFloatArray();
        float[] y = adding.y().toFloatArray();
        for (int i = 0; i < 30; i++) {
            float sum = 0;
            int marks = 0;
            int inFirstHalf = 0;
            for (int t = 0; t < 7; t++) {
                float mark = x[(i * 7 + t) * 2 + 1];
                sum += x[(i * 7 + t) * 2] * mark;
                marks += (int) mark;
                inFirstHalf += t < 3 ? (int) mark : 0;
            }
            assertThat(marks).isEqualTo(2);
            assertThat(inFirstHalf).isEqualTo(1);
            assertThat(y[i]).isCloseTo(sum, within(1e-6f));
        }
    }

    @Test
    void aWaveGoesOnAsASineDoes() {
        Data waves = Sequences.waves(manager, 20, 12, 0, 1);
        float[] x = waves.x().toFloatArray();
        float[] y = waves.y().toFloatArray();
        for (int i = 0; i < 20; i++) {
            // sin(a + d) + sin(a - d) = 2 cos(d) sin(a), with the same d at every step
            double a = x[12 * i + 11];
            double b = x[12 * i + 10];
            double c = x[12 * i + 9];
            if (Math.abs(b) > 0.2) {
                assertThat(y[i]).isCloseTo((float) ((a + c) / b * a - b), within(1e-3f));
            }
        }
    }

    @Test
    void sequencesThatAreTooShortAreNamed() {
        assertThatThrownBy(() -> Sequences.copyTask(manager, 4, -1, 1)).hasMessageContaining("gap of -1");
        assertThatThrownBy(() -> Sequences.adding(manager, 4, 1, 1)).hasMessageContaining("sequences of 1 steps");
        assertThatThrownBy(() -> Sequences.waves(manager, 0, 9, 0, 1)).hasMessageContaining("0 examples");
    }
}
