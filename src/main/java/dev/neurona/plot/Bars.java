package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traces of bars. Histograms are counted here, so that a notebook holds the counts and not every value. */
final class Bars {
    private static final List<String> PATTERNS = List.of("", "/", "\\", "-", "|");

    private static final Phrases WORDS = Phrases.of(Bars.class);

    private Bars() {}

    static List<PlotlyTrace> groups(String[] names, Map<String, double[]> series) {
        List<PlotlyTrace> traces = new ArrayList<>();
        series.forEach((name, values) -> {
            Inputs.sameLength("names", names.length, name.isEmpty() ? "values" : name, values.length);
            int number = traces.size();
            Map<String, @Nullable Object> trace = new LinkedHashMap<>();
            trace.put("type", "bar");
            trace.put("name", name);
            trace.put("x", List.of(names));
            trace.put("y", Rounding.column(values, 6));
            trace.put(
                    "marker",
                    Json.object(
                            "color",
                            Colours.series(number),
                            "pattern",
                            Json.object(
                                    "shape",
                                    PATTERNS.get(number % PATTERNS.size()),
                                    "fgcolor",
                                    "#fcfcfb",
                                    "fillmode",
                                    "overlay")));
            traces.add(PlotlyTrace.of(trace));
        });
        return traces;
    }

    static PlotlyTrace withErrors(String[] names, double[] values, double[] errors) {
        Inputs.sameLength("names", names.length, "errors", errors.length);
        Map<String, @Nullable Object> trace =
                new LinkedHashMap<>(groups(names, Map.of("", values)).get(0).members());
        trace.put("error_y", Json.object("type", "data", "array", Rounding.column(errors, 4), "visible", true));
        return PlotlyTrace.of(trace);
    }

    static PlotlyTrace histogram(double[] values, int bins) {
        if (bins < 1 || bins > 1000) {
            throw new IllegalArgumentException("a histogram needs 1 to 1000 bins, but got " + bins);
        }
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        return histogram(
                finite,
                bins,
                Arrays.stream(finite).min().orElse(0),
                Arrays.stream(finite).max().orElse(1));
    }

    /** Counts values between given ends, so that several histograms have the same bins. */
    static PlotlyTrace histogram(double[] finite, int bins, double lo, double hi) {
        double width = hi > lo ? (hi - lo) / bins : 1;
        double[] counts = new double[hi > lo ? bins : 1];
        for (double value : finite) {
            counts[Math.min(counts.length - 1, (int) ((value - lo) / width))]++;
        }
        double[] middles = new double[counts.length];
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            middles[i] = lo + (i + .5) * width;
            List<@Nullable Object> pair = Rounding.column(new double[] {lo + i * width, lo + (i + 1) * width}, 4);
            ends.add(WORDS.say("histogram.bin", text(pair.get(0)), text(pair.get(1))));
        }
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "bar");
        trace.put("x", Rounding.column(middles, 6));
        trace.put("y", Rounding.column(counts, 6));
        trace.put("width", width);
        trace.put("hovertext", ends);
        trace.put("hovertemplate", "%{hovertext}<br>%{y}<extra></extra>");
        trace.put("marker", Json.object("color", Colours.series(0)));
        return PlotlyTrace.of(trace);
    }

    private static String text(@Nullable Object number) {
        return Spoken.decimal(String.valueOf(number));
    }
}
