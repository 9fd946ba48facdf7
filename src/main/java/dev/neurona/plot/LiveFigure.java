package dev.neurona.plot;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/**
 * Curves that grow while a cell runs, such as the loss while a model trains. They are shown once and changed in place: as
 * a still picture while they grow, and as the whole figure when {@link #close} ends them. Points may come from any
 * thread. However fast they come, drawing takes at most about a tenth of the time.
 *
 * <pre>{@code
 * try (LiveFigure live = LiveFigure.of("Loss while training", "epoch", "loss", "training", "validation")) {
 *     for (int epoch = 1; epoch <= 20; epoch++) {
 *         live.add(epoch, train(), validate());
 *     }
 * }
 * }</pre>
 */
public final class LiveFigure implements AutoCloseable {
    /** Where a figure is shown and changed. */
    @FunctionalInterface
    public interface Page {
        /** Shows a bundle, and returns what puts others in its place. */
        Consumer<Bundle> show(Bundle first);
    }

    private static final long SHORTEST_PAUSE = 200_000_000;
    private static final int PAUSE_PER_DRAWING = 9;

    private final Page page;
    private final LongSupplier nanoseconds;
    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final List<String> names;
    private final List<Double> x = new ArrayList<>();
    private final List<List<Double>> y = new ArrayList<>();
    private @Nullable Consumer<Bundle> shown;
    private long notBefore;
    private boolean closed;

    LiveFigure(Page page, LongSupplier nanoseconds, String title, String x, String y, String... names) {
        this.page = page;
        this.nanoseconds = nanoseconds;
        this.title = title;
        this.xTitle = x;
        this.yTitle = y;
        this.names = List.of(names);
        if (this.names.isEmpty()) {
            throw new IllegalArgumentException("a live figure needs the name of at least one curve, got none");
        }
        this.names.forEach(name -> this.y.add(new ArrayList<>()));
    }

    /**
     * {@return a figure of the running cell without points, not shown before its first point}
     *
     * @param names a name for each curve
     */
    public static LiveFigure of(String title, String x, String y, String... names) {
        return on(bundle -> Display.show(bundle)::update, title, x, y, names);
    }

    /**
     * {@return a figure without points, not shown before its first point}
     *
     * @param page where to show it
     * @param names a name for each curve
     */
    public static LiveFigure on(Page page, String title, String x, String y, String... names) {
        return new LiveFigure(page, System::nanoTime, title, x, y, names);
    }

    /**
     * Adds a point to every curve.
     *
     * @param values one for each curve, NaN for none
     * @throws IllegalStateException if the figure is closed
     */
    public synchronized void add(double place, double... values) {
        if (closed) {
            throw new IllegalStateException("this live figure is closed: begin another for more points");
        }
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    "expected %d values, one each for %s, but got %d".formatted(names.size(), names, values.length));
        }
        x.add(place);
        for (int i = 0; i < values.length; i++) {
            y.get(i).add(values[i]);
        }
        long before = nanoseconds.getAsLong();
        if (shown == null || before - notBefore >= 0) {
            put(FigureRenderer.renderStill(figure()));
            long after = nanoseconds.getAsLong();
            notBefore = after + Math.max(SHORTEST_PAUSE, PAUSE_PER_DRAWING * (after - before));
        }
    }

    /** {@return the curves as they are now} */
    public synchronized Figure figure() {
        double[] places = numbers(x);
        Curve[] curves = new Curve[names.size()];
        for (int i = 0; i < curves.length; i++) {
            curves[i] = Curve.of(names.get(i), places, numbers(y.get(i)));
        }
        return Plot.lines(title, xTitle, yTitle, curves);
    }

    /** Puts the whole figure, interactive where scripts run, in the picture's place. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            put(new FigureRenderer().render(figure()));
        }
    }

    private void put(Bundle bundle) {
        Consumer<Bundle> place = shown;
        if (place == null) {
            shown = page.show(bundle);
        } else {
            place.accept(bundle);
        }
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
