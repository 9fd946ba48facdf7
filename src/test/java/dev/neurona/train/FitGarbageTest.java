package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import dev.neurona.Garbage;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A garbage collection between the loss and its gradients changes nothing: see {@link dev.neurona.LentMemory}. */
class FitGarbageTest {
    @BeforeEach
    void start() {
        Samples.start();
    }

    /** Numbers in blocks, with everything that a step changes beside the weights. */
    private static SequentialBlock net() {
        return new SequentialBlock()
                .add(Samples.linear(8))
                .add(BatchNorm.builder().build())
                .add(list -> new NDList(Activation.swish(list.head(), 1.5f)))
                .add(Dropout.builder().optRate(0.3f).build())
                .add(list -> new NDList(list.head().mul(2.5f)))
                .add(Samples.linear(1));
    }

    /** A student's own loss. */
    private static final class Weighted extends Loss {
        private final boolean disturbed;

        Weighted(boolean disturbed) {
            super("weighted");
            this.disturbed = disturbed;
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            NDArray loss = labels.head().sub(predictions.head()).square().mul(3).div(4);
            NDArray mean = loss.mean().add(loss.pow(2).mean().mul(0.125f));
            if (disturbed) {
                Garbage.collect();
            }
            return mean;
        }
    }

    private record Trained(History history, float[] weights) {}

    private static Trained trained(Optimizer optimizer, boolean disturbed) {
        SequentialBlock net = net();
        History history = Fit.of(net, Samples.plane(40), Samples.plane(12))
                .loss(new Weighted(disturbed))
                .optimizer(optimizer)
                .batch(8)
                .epochs(2)
                .clip(5)
                .quiet()
                .run();
        return new Trained(history, Samples.weights(net));
    }

    private static void theSameWithGarbage(Supplier<Optimizer> optimizer) {
        Trained calm = trained(optimizer.get(), false);
        Trained disturbed = trained(optimizer.get(), true);
        assertThat(disturbed.history().steps()).containsExactly(calm.history().steps());
        assertThat(disturbed.history()).isEqualTo(calm.history());
        assertThat(disturbed.weights()).containsExactly(calm.weights());
    }

    @Test
    void ourOptimizersLearnTheSame() {
        theSameWithGarbage(() -> Optimizers.adam(0.01));
    }

    @Test
    void djlsOptimizersLearnTheSame() {
        theSameWithGarbage(() -> Optimizer.adam().build());
    }
}
