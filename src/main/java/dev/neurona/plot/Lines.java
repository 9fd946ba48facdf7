package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces of lines and points that differ by more than their colour. */
final class Lines {
    private static final int DIGITS = 6;
    private static final int FEW = 40;
    private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot", "longdash");
    private static final List<String> SYMBOLS =
            List.of("circle", "square", "triangle-up", "diamond", "x", "triangle-down");

    private static final Phrases WORDS = Phrases.of(Lines.class);

    private Lines() {}

    static List<PlotlyTrace> curves(Curve... curves) {
        List<PlotlyTrace> traces = new ArrayList<>();
        for (Curve curve : curves) {
            int number = traces.size();
            Map<String, @Nullable Object> trace = trace(curve.name(), curve.x(), curve.y());
            trace.put("mode", curve.size() <= FEW ? "lines+markers" : "lines");
            trace.put("line", Json.object("color", Colours.series(number), "dash", DASHES.get(number % DASHES.size())));
            trace.put("marker", Json.object("symbol", SYMBOLS.get(number % SYMBOLS.size()), "size", 6));
            traces.add(PlotlyTrace.of(trace));
        }
        return traces;
    }

    static List<PlotlyTrace> paths(Curve... curves) {
        List<PlotlyTrace> traces = new ArrayList<>();
        for (Curve curve : curves) {
            int number = traces.size() + 1; // the first colour is that of the bands below
            Map<String, @Nullable Object> trace = trace(curve.name(), curve.x(), curve.y());
            trace.put("mode", "lines+markers");
            trace.put("line", Json.object("color", Colours.series(number), "width", 2, "dash", "solid"));
            trace.put("marker", Json.object("symbol", SYMBOLS.get((number - 1) % SYMBOLS.size()), "size", 7));
            traces.add(PlotlyTrace.of(trace));
        }
        return traces;
    }

    /** One trace for each class, in the order of their names; those of {@code first} before, also without points. */
    static List<PlotlyTrace> points(double[] x, double[] y, String[] classes, String... first) {
        Inputs.sameLength("x", x.length, "y", y.length);
        Inputs.sameLength("x", x.length, "classes", classes.length);
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        Arrays.stream(first).forEach(name -> members.put(name, new ArrayList<>()));
        Arrays.stream(classes).sorted().distinct().forEach(name -> members.putIfAbsent(name, new ArrayList<>()));
        for (int i = 0; i < classes.length; i++) {
            members.computeIfAbsent(classes[i], name -> new ArrayList<>()).add(i);
        }
        List<PlotlyTrace> traces = new ArrayList<>();
        members.forEach((name, places) -> {
            int number = traces.size();
            Map<String, @Nullable Object> trace = trace(name, select(x, places), select(y, places));
            trace.put("mode", "markers");
            trace.put(
                    "marker",
                    Json.object(
                            "color",
                            Colours.series(number),
                            "symbol",
                            SYMBOLS.get(number % SYMBOLS.size()),
                            "size",
                            7,
                            "line",
                            Json.object("color", "#fcfcfb", "width", .6)));
            traces.add(PlotlyTrace.of(trace));
        });
        return traces;
    }

    static String[] names(int[] classes) {
        return Arrays.stream(classes).mapToObj(c -> WORDS.say("class", c)).toArray(String[]::new);
    }

    private static double[] select(double[] values, List<Integer> places) {
        return places.stream().mapToDouble(i -> values[i]).toArray();
    }

    static String dash(int number) {
        return DASHES.get(number % DASHES.size());
    }

    /** Words at places of a drawing. */
    static PlotlyTrace texts(List<?> x, List<?> y, List<?> texts) {
        return PlotlyTrace.of(Json.object(
                "type",
                "scatter",
                "mode",
                "text",
                "x",
                x,
                "y",
                y,
                "text",
                texts,
                "hoverinfo",
                "skip",
                "showlegend",
                false));
    }

    static Map<String, @Nullable Object> trace(String name, double[] x, double[] y) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "scatter");
        trace.put("name", name);
        trace.put("x", Rounding.column(x, DIGITS));
        trace.put("y", Rounding.column(y, DIGITS));
        return trace;
    }
}
