package dev.neurona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LabTest {
    @Test
    void aSecondStartFreesWhatTheFirstMade() {
        assertThat(Lab.start("05", 42))
                .startsWith("Lesson 05: PyTorch 2.7.1 on cpu(), ")
                .contains("seed 42");
        NDManager first = Lab.manager();
        NDArray made = first.ones(new Shape(2));
        Lab.start("06", 7);
        assertThat(first.isOpen()).isFalse();
        assertThatThrownBy(made::toFloatArray).isInstanceOf(IllegalStateException.class);
        assertThat(Lab.seed()).isEqualTo(7);
        assertThat(Lab.started()).isTrue();
    }

    @Test
    void theSameSeedGivesTheEnginesSameNumbers() {
        Lab.start("05", 42);
        float[] first = Lab.manager().randomNormal(new Shape(5)).toFloatArray();
        Lab.start("05", 42);
        assertThat(Lab.manager().randomNormal(new Shape(5)).toFloatArray()).containsExactly(first);
    }

    @Test
    void weightsMayBeChangedInPlaceOnTheThreadThatStarts() throws InterruptedException {
        AtomicReference<Object> result = new AtomicReference<>();
        Thread cells = new Thread(() -> {
            try {
                // A new thread, on which the engine would record for gradients.
                Lab.start("05", 42);
                NDArray w = Lab.manager().ones(new Shape(2));
                w.setRequiresGradient(true);
                result.set(w.subi(0.5f).toFloatArray());
            } catch (RuntimeException e) {
                result.set(e);
            }
        });
        cells.start();
        cells.join();
        assertThat(result.get()).isEqualTo(new float[] {0.5f, 0.5f});
    }

    @Test
    void aCollectorThatAFailedCellLeftOpenStopsNobody() {
        Lab.start("05", 42);
        GradientCollector forgotten = Lab.manager().getEngine().newGradientCollector();
        assertThat(forgotten).isNotNull();
        assertThat(JniUtils.isGradMode()).isTrue();
        Lab.start("05", 42);
        assertThat(JniUtils.isGradMode()).isFalse();
        try (GradientCollector next = Lab.manager().getEngine().newGradientCollector()) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void numbersThatTheEngineCannotMakeAreRefused() {
        Lab.start("05", 42);
        NDArray x = Lab.manager().ones(new Shape(2));
        assertThat(Lab.toType(x, DataType.FLOAT64).getDataType()).isEqualTo(DataType.FLOAT64);
        assertThatThrownBy(() -> Lab.toType(x, DataType.BFLOAT16)).hasMessageContaining("use FLOAT32");
    }
}
