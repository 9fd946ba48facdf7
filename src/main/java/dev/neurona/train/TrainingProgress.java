package dev.neurona.train;

import java.io.PrintStream;
import java.util.Map;

/**
 * Shows how far training is. {@link #automatic} chooses by where it runs: in a notebook one figure that is updated, in a
 * terminal a bar, elsewhere (a build, a file) a line for each epoch. All are throttled: showing costs below a hundredth of the
 * time.
 */
public interface TrainingProgress {
    /** Training begins. */
    void begin(int epochs, int batches);

    /** A batch is done; called for every one, so it must be quick. */
    void batch(int epoch, int batch, double loss);

    /** An epoch is done, with its numbers by name. */
    void epoch(int epoch, Map<String, Double> values);

    /** Training has ended, whatever the reason. */
    void end(History history);

    /** {@return nothing at all} */
    static TrainingProgress quiet() {
        return new TrainingProgress() {
            @Override
            public void begin(int epochs, int batches) {}

            @Override
            public void batch(int epoch, int batch, double loss) {}

            @Override
            public void epoch(int epoch, Map<String, Double> values) {}

            @Override
            public void end(History history) {}
        };
    }

    /** {@return a line for each epoch, at most one a second but for the last} */
    static TrainingProgress lines(PrintStream out) {
        return new LineProgress(out);
    }

    /** {@return a bar that is drawn over itself in a terminal} */
    static TrainingProgress bar(PrintStream out) {
        return new BarProgress(out);
    }

    /** {@return one figure with the losses, updated as epochs go by; outside of a notebook's cell, lines} */
    static TrainingProgress figure() {
        return new FigureProgress(System.out);
    }

    /** {@return figure, bar or lines, by where it runs} */
    static TrainingProgress automatic() {
        return BarProgress.inTerminal() ? bar(System.out) : figure();
    }
}
