package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.LongSupplier;

/** A line for each epoch. Where epochs are quicker than that, one line a second and the last. */
final class LineProgress implements TrainingProgress {
    private static final Phrases WORDS = Phrases.of(LineProgress.class);
    private static final long PAUSE = 1_000_000_000;

    private final PrintStream out;
    private final LongSupplier clock;
    private int epochs;
    private long notBefore;
    private String held = "";

    LineProgress(PrintStream out) {
        this(out, System::nanoTime);
    }

    LineProgress(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(int epochs, int batches) {
        this.epochs = epochs;
        this.notBefore = clock.getAsLong();
    }

    @Override
    public void batch(int epoch, int batch, double loss) {}

    @Override
    public void epoch(int epoch, Map<String, Double> values) {
        held = line(epoch, epochs, values);
        if (clock.getAsLong() - notBefore >= 0) {
            print();
        }
    }

    private void print() {
        out.println(held);
        held = "";
        notBefore = clock.getAsLong() + PAUSE;
    }

    @Override
    public void end(History history) {
        if (!held.isEmpty()) {
            print();
        }
        if (history.stop() != History.Stop.FINISHED) {
            out.println(history.remark());
        }
    }

    /** {@return {@code epoch 3/10  train loss 0.1234  dev loss 0.2345}} */
    static String line(int epoch, int epochs, Map<String, Double> values) {
        StringBuilder line = new StringBuilder(WORDS.say("line", epoch, epochs));
        values.forEach((name, value) ->
                line.append("  ").append(CurveNames.said(name)).append(' ').append(Spoken.number("%.4g", value)));
        return line.toString();
    }
}
