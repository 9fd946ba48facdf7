package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.SequentialBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.neurona.data.Data;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void start() {
        manager = Samples.start();
    }

    private static Fit endless(AtomicInteger batches, Runnable atTheTenth) {
        Data data = Samples.clouds(64, 1);
        return Fit.of(Samples.mlp(2), data).epochs(1000).batch(16).quiet().augment((x, random) -> {
            if (batches.incrementAndGet() == 10) {
                atTheTenth.run();
            }
            return x;
        });
    }

    @Test
    void anInterruptEndsTrainingAfterTheBatchAndKeepsTheHistory() {
        AtomicInteger batches = new AtomicInteger();
        Fit fit = endless(batches, () -> Thread.currentThread().interrupt());
        History history;
        try {
            history = fit.run();
        } finally {
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        }
        assertThat(batches).hasValue(10);
        assertThat(history.stop()).isEqualTo(History.Stop.INTERRUPTED);
        assertThat(history.epochs()).isEqualTo(2);
        assertThat(history.steps()).hasSize(10);
        assertThat(history.remark()).isEqualTo("interrupted in epoch 3 before batch 3");
        assertThat(fit.history()).isEqualTo(history);
        afterwardsTrainingWorks();
    }

    @Test
    void whatTheStudentsCodeThrowsComesOutAndTheHistoryIsKept() {
        Fit fit = endless(new AtomicInteger(), () -> {
            throw new IllegalStateException("a mistake in a cell");
        });
        assertThatThrownBy(fit::run).hasMessage("a mistake in a cell");
        assertThat(fit.history().stop()).isEqualTo(History.Stop.FAILED);
        assertThat(fit.history().epochs()).isEqualTo(2);
        assertThat(fit.history().remark()).contains("a mistake in a cell", "epoch 3");
        afterwardsTrainingWorks();
    }

    private void afterwardsTrainingWorks() {
        assertThat(JniUtils.isGradMode()).isFalse();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            assertThat(collector).isNotNull();
        }
        SequentialBlock net = Samples.mlp(2);
        assertThat(Fit.of(net, Samples.clouds(32, 1)).epochs(1).quiet().run().epochs())
                .isEqualTo(1);
    }
}
