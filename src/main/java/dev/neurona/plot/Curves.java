package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/** Figures of curves with something to look at besides: a best epoch, a diagonal to beat, a spread. */
final class Curves {
    private static final Node SQUARE = new Node(Json.object(
            "xaxis", Json.object("range", List.of(-.02, 1.02), "constrain", "domain"),
            "yaxis", Json.object("range", List.of(-.02, 1.02), "scaleanchor", "x", "constrain", "domain")));

    private static final Phrases WORDS = Phrases.of(Curves.class);

    private Curves() {}

    static Figure training(String title, String y, double[] train, double[] dev, int bestEpoch) {
        Inputs.sameLength("train", train.length, "dev", dev.length);
        if (bestEpoch < 0 || bestEpoch > dev.length) {
            throw new IllegalArgumentException(
                    "epochs are numbered 1 to %d (0 marks none), but the best is said to be %d"
                            .formatted(dev.length, bestEpoch));
        }
        Figure figure = Plot.lines(
                title,
                WORDS.say("training.epoch"),
                y,
                Curve.of(WORDS.say("training.train"), train),
                Curve.of(WORDS.say("training.dev"), dev));
        if (bestEpoch == 0) {
            return figure;
        }
        String remark = WORDS.say("training.best", bestEpoch, Spoken.number("%.4g", dev[bestEpoch - 1]));
        return Plot.note(mark(figure, bestEpoch), bestEpoch, dev[bestEpoch - 1], remark);
    }

    /** A dashed line from bottom to top. */
    static Figure mark(Figure figure, double x) {
        Map<String, ?> line = Json.object(
                "type",
                "line",
                "x0",
                x,
                "x1",
                x,
                "xref",
                "x",
                "y0",
                0,
                "y1",
                1,
                "yref",
                "y domain",
                "line",
                Json.object("color", "#8c8c88", "width", 1.5, "dash", "dash"));
        return ExtendedFigure.with(figure, new Node(Json.object("shapes", List.of(line))));
    }

    static Figure roc(String title, Curve... curves) {
        return against(title, WORDS.say("rates.false"), WORDS.say("rates.true"), new double[] {0, 1}, "linear", curves);
    }

    static Figure precisionRecall(String title, double baseline, Curve... curves) {
        return against(
                title, WORDS.say("recall"), WORDS.say("precision"), new double[] {baseline, baseline}, "vh", curves);
    }

    /** Curves of a unit square, and what guessing has. */
    private static Figure against(String title, String x, String y, double[] guessing, String shape, Curve... curves) {
        List<PlotlyTrace> traces = new ArrayList<>();
        for (PlotlyTrace curve : Lines.curves(curves)) {
            Map<String, @Nullable Object> trace = new LinkedHashMap<>(curve.members());
            boolean point = curve.tree().list("x").size() == 1; // such as the threshold chosen
            trace.put("mode", point ? "markers" : "lines");
            if (point) {
                trace.put(
                        "marker",
                        Json.object(
                                "symbol",
                                "diamond",
                                "size",
                                12,
                                "color",
                                curve.tree().child("line").text("color", "#333")));
            }
            Map<String, @Nullable Object> line =
                    new LinkedHashMap<>(curve.tree().child("line").map());
            line.put("shape", shape);
            line.put("width", 2.5);
            trace.put("line", line);
            traces.add(PlotlyTrace.of(trace));
        }
        traces.add(PlotlyTrace.of(Json.object(
                "type",
                "scatter",
                "mode",
                "lines",
                "name",
                WORDS.say("guessing"),
                "x",
                List.of(0, 1),
                "y",
                List.of(guessing[0], guessing[1]),
                "line",
                Json.object("color", "#8c8c88", "width", 1.5, "dash", "dot"))));
        return ExtendedFigure.with(Figures.of(title, x, y, traces), SQUARE);
    }

    static Figure band(String title, String x, String y, double[] places, Map<String, double[][]> runs) {
        List<PlotlyTrace> traces = new ArrayList<>();
        runs.forEach((name, all) -> traces.addAll(band(traces.size() / 3, name, places, all)));
        return Figures.of(title, x, y, traces);
    }

    private static List<PlotlyTrace> band(int number, String name, double[] places, double[][] runs) {
        if (runs.length == 0) {
            throw new IllegalArgumentException("\"%s\" has no runs: a band needs at least one".formatted(name));
        }
        double[] mean = new double[places.length];
        double[] low = new double[places.length];
        double[] high = new double[places.length];
        for (double[] run : runs) {
            Inputs.sameLength("x", places.length, name, run.length);
        }
        for (int i = 0; i < places.length; i++) {
            int at = i;
            double[] values = Arrays.stream(runs).mapToDouble(run -> run[at]).toArray();
            mean[i] = Arrays.stream(values).average().orElse(Double.NaN);
            low[i] = Arrays.stream(values).min().orElse(Double.NaN);
            high[i] = Arrays.stream(values).max().orElse(Double.NaN);
        }
        return List.of(
                edge(number, name, places, low, "none"),
                edge(number, name, places, high, "tonexty"),
                PlotlyTrace.of(middle(number, name, places, mean)));
    }

    private static PlotlyTrace edge(int number, String name, double[] x, double[] y, String fill) {
        Map<String, @Nullable Object> trace = middle(number, name, x, y);
        trace.put("line", Json.object("color", Colours.series(number), "width", .5, "dash", "solid"));
        trace.put("fill", fill);
        trace.put("showlegend", false);
        trace.put("hoverinfo", "skip");
        return PlotlyTrace.of(trace);
    }

    private static Map<String, @Nullable Object> middle(int number, String name, double[] x, double[] y) {
        Map<String, @Nullable Object> trace = Lines.trace(name, x, y);
        trace.put("mode", "lines");
        trace.put("line", Json.object("color", Colours.series(number), "dash", Lines.dash(number), "width", 2));
        return trace;
    }

    static Figure labelled(String title, String xTitle, String yTitle, double[] x, double[] y, String[] labels) {
        Inputs.sameLength("x", x.length, "y", y.length);
        Inputs.sameLength("x", x.length, "labels", labels.length);
        Map<String, @Nullable Object> trace = Lines.trace("", x, y);
        trace.put("mode", "markers+text");
        trace.put("text", List.of(labels));
        trace.put("textposition", "top center");
        trace.put("marker", Json.object("symbol", "circle", "size", 6, "color", Colours.series(0)));
        return Figures.of(title, xTitle, yTitle, List.of(PlotlyTrace.of(trace)));
    }
}
