package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.picture.Isolines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Traces of functions of two variables and of matrices. */
final class Grids {
    private static final int DIGITS = 4;
    private static final int CELLS_WITH_TEXT = 14;

    private static final Phrases WORDS = Phrases.of(Grids.class);

    private Grids() {}

    static PlotlyTrace contour(Range xs, Range ys, DoubleBinaryOperator function) {
        Map<String, @Nullable Object> trace =
                over("contour", xs, ys, values(xs, ys, function), row -> Rounding.column(row, DIGITS));
        trace.put("colorscale", Colours.heights());
        trace.put("line", Json.object("width", .7, "color", "#fff"));
        return PlotlyTrace.of(trace);
    }

    /** Ten bands of the probability of class one, and over them the line at one half. */
    static List<PlotlyTrace> boundary(Range xs, Range ys, String one, DoubleBinaryOperator probability) {
        double[][] z = values(xs, ys, probability);
        Map<String, @Nullable Object> bands = over("contour", xs, ys, z, Grids::thousandths);
        bands.put("colorscale", Colours.twoSides());
        bands.put("zmin", 0);
        bands.put("zmax", 1);
        bands.put("contours", Json.object("start", .1, "end", .9, "size", .1, "showlines", false));
        bands.put("colorbar", Json.object("title", Json.object("text", "P(" + one + ")")));
        return List.of(PlotlyTrace.of(bands), half(xs, ys, z));
    }

    /** The boundary as lines of its own: plotly draws all levels of one contour alike. */
    private static PlotlyTrace half(Range xs, Range ys, double[][] z) {
        List<@Nullable Object> x = new ArrayList<>();
        List<@Nullable Object> y = new ArrayList<>();
        for (List<Isolines.Corner> line : Isolines.lines(z, .5)) {
            x.addAll(Rounding.column(
                    line.stream().mapToDouble(c -> xs.at(c.column())).toArray(), DIGITS));
            y.addAll(Rounding.column(
                    line.stream().mapToDouble(c -> ys.at(c.row())).toArray(), DIGITS));
            x.add(null);
            y.add(null);
        }
        return PlotlyTrace.of(Json.object(
                "type",
                "scatter",
                "mode",
                "lines",
                "name",
                WORDS.say("boundary.line"),
                "x",
                x,
                "y",
                y,
                "line",
                Json.object("color", "#333", "width", 2.5, "dash", "solid"),
                "showlegend",
                false,
                "hoverinfo",
                "skip"));
    }

    static PlotlyTrace heat(String[] xLabels, String[] yLabels, double[][] z) {
        Map<String, @Nullable Object> trace = matrix(z);
        trace.put("x", List.of(xLabels));
        trace.put("y", List.of(yLabels));
        return PlotlyTrace.of(trace);
    }

    static PlotlyTrace heat(double[] x, String[] yLabels, double[][] z) {
        Map<String, @Nullable Object> trace = matrix(z);
        trace.remove("texttemplate");
        trace.remove("text");
        trace.put("x", Rounding.column(x, 6));
        trace.put("y", List.of(yLabels));
        return PlotlyTrace.of(trace);
    }

    static PlotlyTrace heat(double[][] z) {
        return PlotlyTrace.of(matrix(z));
    }

    private static Map<String, @Nullable Object> matrix(double[][] z) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "heatmap");
        trace.put("z", Arrays.stream(z).map(row -> Rounding.column(row, DIGITS)).toList());
        trace.put("colorscale", Colours.sequential());
        if (z.length <= CELLS_WITH_TEXT && z.length > 0 && z[0].length <= CELLS_WITH_TEXT) {
            trace.put("texttemplate", "%{z:.3~g}");
        }
        return trace;
    }

    static PlotlyTrace confusion(String[] classes, long[][] counts) {
        if (counts.length != classes.length) {
            throw new IllegalArgumentException(
                    "a confusion matrix of %d classes has %d rows, but got %d: counts[actual][predicted]"
                            .formatted(classes.length, classes.length, counts.length));
        }
        List<List<@Nullable Object>> parts = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int actual = 0; actual < counts.length; actual++) {
            if (counts[actual].length != classes.length) {
                throw new IllegalArgumentException("row %d (%s) has %d counts, expected one for each of %d classes"
                        .formatted(actual, classes[actual], counts[actual].length, classes.length));
            }
            double all = Arrays.stream(counts[actual]).sum();
            List<@Nullable Object> row = new ArrayList<>();
            List<String> text = new ArrayList<>();
            for (long count : counts[actual]) {
                double percent = all == 0 ? 0 : Math.rint(1000.0 * count / all) / 10;
                row.add(percent);
                text.add(count + "<br>"
                        + (all == 0
                                ? "-"
                                : Spoken.number(percent == 100 || percent == 0 ? "%.0f %%" : "%.1f %%", percent)));
            }
            parts.add(row);
            texts.add(text);
        }
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "heatmap");
        trace.put("x", List.of(classes));
        trace.put("y", List.of(classes));
        trace.put("z", parts);
        trace.put("text", texts);
        trace.put("texttemplate", "%{text}");
        trace.put("hovertemplate", WORDS.say("confusion.hover", "%{y}", "%{x}") + "<br>%{text}<extra></extra>");
        trace.put("zmin", 0);
        trace.put("zmax", 100);
        trace.put("xgap", 1);
        trace.put("ygap", 1);
        trace.put("colorscale", Colours.counts());
        trace.put("colorbar", Json.object("title", Json.object("text", WORDS.say("confusion.colours"))));
        return PlotlyTrace.of(trace);
    }

    private static Map<String, @Nullable Object> over(
            String type, Range xs, Range ys, double[][] z, Function<double[], List<?>> rounding) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", type);
        trace.put("x", Rounding.column(xs.places(), DIGITS));
        trace.put("y", Rounding.column(ys.places(), DIGITS));
        trace.put("z", Arrays.stream(z).map(row -> rounding.apply(row)).toList());
        return trace;
    }

    private static double[][] values(Range xs, Range ys, DoubleBinaryOperator function) {
        double[] x = xs.places();
        double[] y = ys.places();
        double[][] z = new double[y.length][x.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                z[row][column] = function.applyAsDouble(x[column], y[row]);
            }
        }
        return z;
    }

    private static List<@Nullable Object> thousandths(double[] probabilities) {
        List<@Nullable Object> rounded = new ArrayList<>(probabilities.length);
        for (double p : probabilities) {
            rounded.add(Double.isFinite(p) ? Math.rint(p * 1000) / 1000 : null);
        }
        return rounded;
    }
}
