package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.neurona.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidyTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        manager = Lab.manager();
    }

    @Test
    void whatIsNotKeptIsFreed() {
        NDArray x = manager.create(new float[] {1, 2});
        int before = manager.getManagedArrays().size();
        NDArray y = Tidy.of(() -> x.add(1).mul(2).sub(3));
        Tidy.run(() -> x.add(1).mul(2));
        assertThat(y.toFloatArray()).containsExactly(1, 3);
        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    @Test
    void whatAnInnerBlockKeepsTheOuterOneFrees() {
        NDArray x = manager.create(new float[] {1, 2});
        NDArray inner;
        NDArray outer;
        try (Tidy tidy = new Tidy()) {
            inner = Tidy.of(() -> x.add(1));
            assertThat(inner.toFloatArray()).containsExactly(2, 3);
            outer = tidy.keep(inner.mul(2));
        }
        assertThat(outer.toFloatArray()).containsExactly(4, 6);
        assertThatThrownBy(inner::toFloatArray).isInstanceOf(IllegalStateException.class);
        assertThat(x.toFloatArray()).containsExactly(1, 2);
    }

    @Test
    void aBlockThatThrowsFreesToo() {
        NDArray x = manager.create(new float[] {1, 2});
        int before = manager.getManagedArrays().size();
        assertThatThrownBy(() -> Tidy.run(() -> {
                    x.add(1);
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void parametersMadeInABlockOutliveIt() {
        Param[] made = new Param[1];
        Tidy.run(() -> made[0] = Param.he("w", 2, 2));
        assertThat(made[0].value().toFloatArray()).hasSize(4);
        assertThat(made[0].grad().toFloatArray()).containsOnly(0);
    }
}
