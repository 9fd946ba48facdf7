package dev.neurona.bench.train;

import ai.djl.nn.Block;
import dev.neurona.data.Batches;
import dev.neurona.train.Fit;
import dev.neurona.train.History;
import dev.neurona.train.Optimizers;
import dev.neurona.train.TrainingProgress;
import java.util.Map;
import java.util.function.IntConsumer;

/** The same with Fit, as a lesson uses it. */
final class OurFit {
    private final Fit fit;
    private final Clock clock = new Clock();

    OurFit(Task task) {
        this(task, task.net().get(), 1 + task.epochs());
    }

    OurFit(Task task, int epochs) {
        this(task, task.net().get(), epochs);
    }

    OurFit(Task task, Block net) {
        this(task, net, 1 + task.epochs());
    }

    private OurFit(Task task, Block net, int epochs) {
        Batches batches = Batches.of(task.x(), task.y(), task.batch()).shuffled(1);
        this.fit = Fit.of(net, batches)
                .optimizer(Optimizers.adam(1e-3))
                .epochs(epochs)
                .progress(clock);
    }

    /** {@return what a step takes, without a run's first epoch, which has what is done once in a run} */
    Spent measure() {
        fit.run();
        return clock.measured;
    }

    /** Runs, and tells the number of each epoch when it is done. */
    void run(IntConsumer listener) {
        clock.listener = listener;
        fit.run();
    }

    private static final class Clock implements TrainingProgress {
        private Spent begin = Spent.now();
        private Spent measured = begin;
        private IntConsumer listener = epoch -> {};

        @Override
        public void begin(int epochs, int batches) {}

        @Override
        public void batch(int epoch, int batch, double loss) {}

        @Override
        public void epoch(int epoch, Map<String, Double> values) {
            if (epoch == 1) {
                begin = Spent.now();
            } else {
                measured = begin.each((epoch - 1) * Task.STEPS);
            }
            listener.accept(epoch);
        }

        @Override
        public void end(History history) {}
    }
}
