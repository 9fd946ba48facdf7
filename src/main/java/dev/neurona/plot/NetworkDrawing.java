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

/**
 * A network of layers of neurons, as {@link Plot#network} draws it: the thicker a line the larger its weight, solid
 * for a positive one, dashed for a negative one.
 */
final class NetworkDrawing {
    private static final int MOST_NODES = 10;
    private static final int SHADES = 3;
    private static final int TOP = 92; // pixels: the key to the weights has two lines under the title

    private static final Phrases WORDS = Phrases.of(NetworkDrawing.class);

    private final int[] sizes;
    private final double @Nullable [][][] weights;
    private final double @Nullable [][] values;

    /**
     * @param weights {@code weights[l][to][from]} from layer l to the next; null for lines of one thickness
     * @param values {@code values[l][node]}, NaN for a node that is dropped; null for none
     */
    NetworkDrawing(int[] sizes, double @Nullable [][][] weights, double @Nullable [][] values) {
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                    "a network has at least two layers of at least one node each, but got " + Arrays.toString(sizes));
        }
        this.sizes = sizes.clone();
        this.weights = weights;
        this.values = values;
        checkWeights();
        checkValues();
    }

    private void checkWeights() {
        if (weights == null) {
            return;
        }
        if (weights.length != sizes.length - 1) {
            throw new IllegalArgumentException("%d layers have %d matrices of weights between them, but got %d"
                    .formatted(sizes.length, sizes.length - 1, weights.length));
        }
        for (int l = 0; l < weights.length; l++) {
            Inputs.rectangular(weights[l], sizes[l + 1], sizes[l]);
        }
    }

    private void checkValues() {
        if (values == null) {
            return;
        }
        boolean fits = values.length == sizes.length;
        for (int l = 0; fits && l < sizes.length; l++) {
            fits = values[l].length == sizes[l];
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "expected values for the nodes of layers of sizes %s but got layers of sizes %s"
                            .formatted(
                                    Arrays.toString(sizes),
                                    Arrays.toString(Arrays.stream(values)
                                            .mapToInt(v -> v.length)
                                            .toArray())));
        }
    }

    Figure figure(String title, String... names) {
        List<PlotlyTrace> traces = new ArrayList<>(edges());
        traces.add(nodes(false));
        if (values != null) {
            traces.add(nodes(true));
        }
        for (int l = 0; l < sizes.length; l++) {
            if (shown(l) < sizes[l]) {
                traces.add(dots(l));
            }
        }
        Figure figure = Figures.of(title, WORDS.say("network.layer"), "", traces);
        List<Object> places = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        for (int l = 0; l < sizes.length; l++) {
            places.add((double) l);
            String nodes = WORDS.count("network.nodes", sizes[l]);
            labels.add(l < names.length ? names[l] + " (" + sizes[l] + ")" : nodes);
        }
        int highest = Arrays.stream(sizes).max().orElse(1);
        double half = (Math.min(MOST_NODES, highest) + (highest > MOST_NODES ? 2 : 1)) / 2.0;
        return ExtendedFigure.with(
                figure,
                new Node(Json.object(
                        "margin",
                        weights == null ? Json.object() : Json.object("t", TOP),
                        "xaxis",
                        Json.object(
                                "tickvals",
                                places,
                                "ticktext",
                                labels,
                                "range",
                                List.of(-.4, sizes.length - .6),
                                "showgrid",
                                false,
                                "zeroline",
                                false),
                        "yaxis",
                        Json.object("visible", false, "range", List.of(-half, half)))));
    }

    private int shown(int l) {
        return Math.min(MOST_NODES, sizes[l]);
    }

    private double height(int l, int node) {
        return (shown(l) - 1) / 2.0 - node;
    }

    private boolean isDropped(int l, int node) {
        return values != null && Double.isNaN(values[l][node]);
    }

    /** Lines of one sign and about one thickness are one trace: plotly draws a line in one width. */
    private List<PlotlyTrace> edges() {
        double largest = largest();
        Map<String, List<List<@Nullable Object>>> groups = new LinkedHashMap<>();
        for (int l = 0; l + 1 < sizes.length; l++) {
            for (int to = 0; to < shown(l + 1); to++) {
                for (int from = 0; from < shown(l); from++) {
                    double weight = weights == null ? largest : weights[l][to][from];
                    if (isDropped(l, from) || isDropped(l + 1, to) || weight == 0) {
                        continue;
                    }
                    int shade = (int) Math.min(SHADES - 1, Math.floor(SHADES * Math.abs(weight) / largest));
                    List<List<@Nullable Object>> group = groups.computeIfAbsent(
                            (weight < 0 ? "-" : "+") + shade, k -> List.of(new ArrayList<>(), new ArrayList<>()));
                    group.get(0).addAll(Arrays.asList((double) l, l + 1.0, null));
                    group.get(1).addAll(Arrays.asList(height(l, from), height(l + 1, to), null));
                }
            }
        }
        List<PlotlyTrace> traces = new ArrayList<>();
        // also those without lines, so that steps with other weights have the same traces
        for (String signs : weights == null ? new String[] {"+"} : new String[] {"+", "-"}) {
            for (int shade = weights == null ? SHADES - 1 : 0; shade < SHADES; shade++) {
                List<List<@Nullable Object>> places = groups.getOrDefault(signs + shade, List.of(List.of(), List.of()));
                traces.add(edge(places, signs.equals("-"), shade, largest));
            }
        }
        return traces;
    }

    private PlotlyTrace edge(List<List<@Nullable Object>> places, boolean negative, int shade, double largest) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "scatter");
        trace.put("mode", "lines");
        if (weights != null) {
            trace.put(
                    "name",
                    WORDS.say(
                            "network.weights",
                            sign(negative) + Spoken.number("%.2g", largest * shade / SHADES),
                            sign(negative) + Spoken.number("%.2g", largest * (shade + 1) / SHADES)));
        }
        trace.put("x", places.get(0));
        trace.put("y", places.get(1));
        trace.put("hoverinfo", "skip");
        trace.put(
                "line",
                Json.object(
                        "color", weights == null ? "#8c8c88" : Colours.series(negative ? 1 : 0),
                        "width", weights == null ? 1 : .8 + 1.7 * shade,
                        "dash", negative ? "dash" : "solid"));
        trace.put("showlegend", weights != null && !places.get(0).isEmpty());
        return PlotlyTrace.of(trace);
    }

    private static String sign(boolean negative) {
        return negative ? "\u2212" : "";
    }

    private double largest() {
        double largest = 0;
        if (weights != null) {
            for (double[][] matrix : weights) {
                for (double[] row : matrix) {
                    for (double weight : row) {
                        largest = Math.max(largest, Math.abs(weight));
                    }
                }
            }
        }
        return largest > 0 && Double.isFinite(largest) ? largest : 1;
    }

    private PlotlyTrace nodes(boolean dropped) {
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        List<Object> text = new ArrayList<>();
        for (int l = 0; l < sizes.length; l++) {
            for (int node = 0; node < shown(l); node++) {
                if (isDropped(l, node) == dropped) {
                    x.add((double) l);
                    y.add(height(l, node));
                    text.add(values == null || dropped ? "" : brief(values[l][node]));
                }
            }
        }
        int most = Arrays.stream(sizes).map(n -> Math.min(n, MOST_NODES)).max().orElse(1);
        int size = (int) Math.max(14, Math.min(40, 240.0 / most));
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "scatter");
        trace.put("mode", values == null || dropped ? "markers" : "markers+text");
        trace.put("name", dropped ? WORDS.say("network.dropped") : "");
        trace.put("x", x);
        trace.put("y", y);
        if (values != null && !dropped) {
            trace.put("text", text);
            trace.put("textfont", Json.object("size", 11, "color", "#333"));
        }
        trace.put(
                "marker",
                dropped
                        ? Json.object("symbol", "x", "size", size / 2, "color", "#8c8c88")
                        : Json.object(
                                "symbol",
                                "circle",
                                "size",
                                size,
                                "color",
                                "#fcfcfb",
                                "line",
                                Json.object("color", "#333", "width", 1.5)));
        trace.put("hoverinfo", "skip");
        trace.put("showlegend", dropped && !x.isEmpty());
        return PlotlyTrace.of(trace);
    }

    private static String brief(double value) {
        String digits = Math.abs(value) >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f";
        return Spoken.number(digits, value).replace('-', '\u2212');
    }

    private PlotlyTrace dots(int l) {
        String more = "+ " + (sizes[l] - shown(l));
        return Lines.texts(List.of((double) l), List.of(height(l, shown(l))), List.of(more));
    }
}
