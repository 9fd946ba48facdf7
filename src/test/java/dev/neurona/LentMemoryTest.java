package dev.neurona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LentMemoryTest {
    private NDManager manager;
    private NDArray w;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        manager = Lab.manager();
        w = manager.create(new float[] {1, 2});
        w.setRequiresGradient(true);
    }

    /** {@return the gradient of the sum of 3 w, with garbage collected on the way back} */
    private float[] gradient() {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = w.mul(3f).sum();
            Garbage.collect();
            collector.backward(loss);
        }
        return w.getGradient().toFloatArray();
    }

    private static <T> T onAnotherThread(Supplier<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return result.get();
    }

    @Test
    void aNumberInALossOutlivesTheGarbageCollectorUntilTheWayBack() {
        assertThat(gradient()).containsExactly(3, 3);
    }

    @Test
    void withinAScopeToo() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            assertThat(gradient()).containsExactly(3, 3);
        }
    }

    @Test
    void aThreadThatKeepsIsAsSafe() throws Exception {
        assertThat(onAnotherThread(() -> LentMemory.keep(this::gradient))).containsExactly(3, 3);
    }

    /** DJL's fault itself, on a thread that nobody watches: when this is never seen any more, LentMemory can go. */
    @Test
    void withoutCareTheGradientIsWrong() throws Exception {
        float[] wrong = onAnotherThread(this::gradient);
        // Whether freed memory has been used again is up to the C library.
        assumeThat(wrong).as("DJL's fault shows").isNotEqualTo(new float[] {3, 3});
    }

    private WeakReference<ByteBuffer> buffer() {
        try (NDArray number = manager.create(3f)) {
            return new WeakReference<>(DjlInternals.buffer(number));
        }
    }

    @Test
    void buffersAreLetGoWhenGradientsAreNoLongerCollected() {
        WeakReference<ByteBuffer> buffer;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            buffer = buffer();
            Garbage.collect();
            assertThat(buffer.get()).isNotNull();
            collector.backward(w.sum());
        }
        WeakReference<ByteBuffer> next = buffer();
        Garbage.collect();
        assertThat(buffer.get()).isNull();
        assertThat(next.get()).isNull();
    }

    @Test
    void whatIsKeptIsKeptFromBeginToEnd() {
        List<WeakReference<ByteBuffer>> buffers = new ArrayList<>();
        LentMemory.keep(() -> {
            buffers.add(buffer());
            LentMemory.keep(() -> buffers.add(buffer()));
            Garbage.collect();
            assertThat(buffers.get(0).get()).isNotNull();
            assertThat(buffers.get(1).get()).isNull();
            return buffers;
        });
        Garbage.collect();
        assertThat(buffers.get(0).get()).isNull();
    }

    @Test
    void scopesOpenAndCloseAsBefore() throws Exception {
        NDArray[] made = onAnotherThread(() -> {
            try (NDScope outer = new NDScope()) {
                outer.suppressNotUsedWarning();
                NDArray before = manager.create(1f);
                LentMemory.watch();
                NDArray after = manager.create(1f);
                NDArray inner;
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    inner = manager.create(1f);
                }
                assertThat(inner.isReleased()).isTrue();
                NDArray kept = manager.create(1f);
                NDScope.unregister(kept);
                assertThat(after.isReleased()).isFalse();
                return new NDArray[] {before, after, kept};
            }
        });
        assertThat(made[0].isReleased()).isTrue();
        assertThat(made[1].isReleased()).isTrue();
        assertThat(made[2].isReleased()).isFalse();
        NDArray free = manager.create(1f);
        assertThat(free.isReleased()).isFalse();
    }
}
