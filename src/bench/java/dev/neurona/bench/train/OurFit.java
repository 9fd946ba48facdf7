package dev.neurona.bench.train;

import dev.neurona.data.Batches;
import dev.neurona.train.Fit;
import dev.neurona.train.History;
import dev.neurona.train.Optimizers;
import dev.neurona.train.Progress;
import java.util.Map;

/** The same with Fit, as a lesson uses it. */
final class OurFit {
    private final Fit fit;
    private final Clock clock = new Clock();

    OurFit(Task task) {
        Batches batches = Batches.of(task.x(), task.y(), task.batch()).shuffled(1);
        this.fit = Fit.of(task.net().get(), batches)
                .optimizer(Optimizers.adam(1e-3))
                .epochs(2)
                .progress(clock);
    }

    /** {@return what a step takes: of a run's second epoch, the first has what is done once in a run} */
    Spent epoch() {
        fit.run();
        return clock.last;
    }

    private static final class Clock implements Progress {
        private Spent begin = Spent.now();
        private Spent last = begin;

        @Override
        public void begin(int epochs, int batches) {}

        @Override
        public void batch(int epoch, int batch, double loss) {}

        @Override
        public void epoch(int epoch, Map<String, Double> values) {
            last = begin.each(Task.STEPS);
            begin = Spent.now();
        }

        @Override
        public void end(History history) {}
    }
}
