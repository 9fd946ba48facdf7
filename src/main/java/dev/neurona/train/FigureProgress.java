package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.plot.LiveFigure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the losses, updated as epochs go by; where no cell is running, lines. Points are held back until drawing them
 * costs below a hundredth of the time since the last drawing.
 */
final class FigureProgress implements TrainingProgress {
    private static final Phrases WORDS = Phrases.of(FigureProgress.class);
    private static final int PAUSE_PER_DRAWING = 100;

    private final LineProgress lines;
    private final LongSupplier clock;
    private final Maker maker;
    private final List<double[]> held = new ArrayList<>();
    private @Nullable LiveFigure live;
    private boolean noCell;
    private int epochs;
    private long notBefore;

    /** Makes a figure for curves of these names. */
    interface Maker {
        LiveFigure of(String... names);
    }

    FigureProgress(PrintStream out) {
        this(out, System::nanoTime, FigureProgress::inCell);
    }

    private static LiveFigure inCell(String... names) {
        String loss = WORDS.say("loss");
        String title = loss.substring(0, 1).toUpperCase(Locale.ROOT) + loss.substring(1);
        return LiveFigure.of(WORDS.say("history.title", title), WORDS.say("epoch"), loss, names);
    }

    FigureProgress(PrintStream out, LongSupplier clock, Maker maker) {
        this.lines = new LineProgress(out, clock);
        this.clock = clock;
        this.maker = maker;
    }

    @Override
    public void begin(int epochs, int batches) {
        this.epochs = epochs;
        lines.begin(epochs, batches);
        notBefore = clock.getAsLong();
    }

    @Override
    public void batch(int epoch, int batch, double loss) {}

    @Override
    public void epoch(int epoch, Map<String, Double> values) {
        if (noCell) {
            lines.epoch(epoch, values);
            return;
        }
        Double dev = values.get("dev loss");
        double train = values.getOrDefault("train loss", Double.NaN);
        held.add(dev == null ? new double[] {epoch, train} : new double[] {epoch, train, dev});
        // With one epoch there is no curve to be seen.
        if (epochs > 1 && clock.getAsLong() - notBefore >= 0) {
            show(dev != null);
        }
        if (noCell || epochs == 1) {
            lines.epoch(epoch, values);
        }
    }

    private void show(boolean withDev) {
        long before = clock.getAsLong();
        try {
            LiveFigure figure = live;
            if (figure == null) {
                figure = withDev ? maker.of(WORDS.say("train"), WORDS.say("dev")) : maker.of(WORDS.say("train"));
            }
            for (double[] point : held) {
                figure.add(point[0], Arrays.copyOfRange(point, 1, point.length));
            }
            live = figure;
        } catch (IllegalStateException | NoClassDefFoundError e) {
            // A plain program: the kernel is not there, or runs no cell now.
            noCell = true;
        }
        held.clear();
        long after = clock.getAsLong();
        notBefore = after + PAUSE_PER_DRAWING * (after - before);
    }

    @Override
    public void end(History history) {
        if (live != null) {
            if (!held.isEmpty()) {
                show(true);
            }
            live.close();
            live = null;
        }
        lines.end(history);
    }
}
