package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.Curve;
import dev.neurona.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * What happened while a net trained (checklist C-08: how learning is watched).
 *
 * @param curves a value for each epoch, by name: {@code "train loss"}, {@code "dev loss"} where there are dev examples, and
 *     {@code "train accuracy"}, {@code "dev accuracy"} for a metric of the name "accuracy"; in the order they are shown. The
 *     names are the same in every language
 * @param steps the loss of each update's batch before the update
 * @param seconds how long it took
 * @param bestEpoch the epoch, from 1, with the best value of what was watched (the dev loss, or without dev examples the
 *     train loss, unless early stopping watches a metric); 0 if no epoch was finished
 * @param stop why it ended
 * @param remark one line that says what happened, and where it matters what to do
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record History(
        Map<String, double[]> curves, double[] steps, double seconds, int bestEpoch, Stop stop, String remark) {
    private static final Phrases WORDS = Phrases.of(History.class);

    /** Why training ended. */
    public enum Stop {
        /** All epochs were run. */
        FINISHED,
        /** The watched number did not get better for as long as was given. */
        EARLY,
        /** The loss or the gradients were not finite. */
        NOT_FINITE,
        /** The thread was interrupted, as by a notebook's stop button. */
        INTERRUPTED,
        /** Something threw. */
        FAILED
    }

    public History {
        Map<String, double[]> copies = new LinkedHashMap<>();
        curves.forEach((name, values) -> copies.put(name, values.clone()));
        curves = Collections.unmodifiableMap(copies);
        steps = steps.clone();
    }

    /** {@return the loss of each update's batch before the update; a copy} */
    @Override
    public double[] steps() {
        return steps.clone();
    }

    /** {@return how many epochs were finished} */
    public int epochs() {
        return curves.values().stream().mapToInt(values -> values.length).max().orElse(0);
    }

    /** {@return a curve's values, one for each epoch} */
    public double[] curve(String name) {
        double[] values = curves.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no curve \"%s\": there are %s".formatted(name, curves.keySet()));
        }
        return values.clone();
    }

    /** {@return a curve's value after the last epoch} */
    public double last(String name) {
        double[] values = nonEmpty(name);
        return values[values.length - 1];
    }

    /** {@return a curve's value at {@link #bestEpoch}} */
    public double best(String name) {
        double[] values = nonEmpty(name);
        return values[Math.max(1, bestEpoch) - 1];
    }

    private double[] nonEmpty(String name) {
        double[] values = curve(name);
        if (values.length == 0) {
            throw new IllegalStateException("no epoch was finished: " + remark);
        }
        return values;
    }

    /** {@return the curves as a table with a row for each epoch} */
    public Table table() {
        Table table = Table.create("history");
        int epochs = epochs();
        IntColumn numbers = IntColumn.create("epoch");
        for (int i = 1; i <= epochs; i++) {
            numbers.append(i);
        }
        table.addColumns(numbers);
        curves.forEach((name, values) -> table.addColumns(DoubleColumn.create(name, values)));
        return table;
    }

    /** {@return the losses of train and dev examples over the epochs, with the best epoch marked} */
    public Figure plot() {
        return plot("loss");
    }

    /**
     * {@return a metric, or the loss, of train and dev examples over the epochs}
     *
     * @param metric its name: {@code "loss"}, {@code "accuracy"}
     */
    public Figure plot(String metric) {
        List<Curve> shown = new ArrayList<>();
        curves.forEach((name, values) -> {
            if (name.endsWith(" " + metric)) {
                String set = name.substring(0, name.length() - metric.length() - 1);
                shown.add(Curve.of(CurveNames.set(set), values));
            }
        });
        if (shown.isEmpty()) {
            throw new IllegalArgumentException("no curve of \"%s\": there are %s".formatted(metric, curves.keySet()));
        }
        String said = CurveNames.metric(metric);
        Figure figure = Plot.lines(
                WORDS.say("history.title", capital(said)), WORDS.say("epoch"), said, shown.toArray(Curve[]::new));
        if (bestEpoch > 0 && stop == Stop.EARLY) {
            double[] y = shown.get(shown.size() - 1).y();
            return Plot.note(figure, bestEpoch, y[bestEpoch - 1], WORDS.say("history.best"));
        }
        return figure;
    }

    /** {@return the loss of every update's batch} */
    public Figure plotSteps() {
        return Plot.line(WORDS.say("steps.title"), WORDS.say("update"), WORDS.say("loss"), steps);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History that
                && table().columnNames().equals(that.table().columnNames())
                && curves.keySet().stream().allMatch(name -> Arrays.equals(curves.get(name), that.curves.get(name)))
                && Arrays.equals(steps, that.steps)
                && bestEpoch == that.bestEpoch
                && stop == that.stop;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    /** {@return what a cell shows: the remark, and the last epoch's numbers} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(remark);
        curves.forEach((name, values) -> {
            if (values.length > 0) {
                text.append(", ").append(CurveNames.said(name)).append(' ');
                text.append(Spoken.number("%.4g", values[values.length - 1]));
            }
        });
        return text.toString();
    }
}
