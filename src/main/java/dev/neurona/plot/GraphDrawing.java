package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A computation from left to right: a box for each value, as far right as the longest way to it, with arrows from what it
 * was made of. Boxes of a column are put near the mean height of what they are joined to, so that few lines cross.
 */
final class GraphDrawing {
    private static final int MOST_NODES = 60;
    private static final int SWEEPS = 6;
    private static final double WIDE = .36; // half a box, where columns are 1 apart
    private static final double HIGH = .4;

    private static final Phrases WORDS = Phrases.of(GraphDrawing.class);

    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Double> heights = new HashMap<>();
    private final Map<String, List<String>> joined = new HashMap<>();

    GraphDrawing(List<GraphNode> all) {
        if (all.isEmpty() || all.size() > MOST_NODES) {
            throw new IllegalArgumentException(
                    "a graph to read has 1 to %d values, but got %d".formatted(MOST_NODES, all.size()));
        }
        for (GraphNode node : all) {
            if (nodes.put(node.id(), node) != null) {
                throw new IllegalArgumentException(
                        "two values have the id \"%s\": give each its own".formatted(node.id()));
            }
        }
        for (GraphNode node : all) {
            for (String input : node.inputs()) {
                if (!nodes.containsKey(input)) {
                    throw new IllegalArgumentException(
                            "\"%s\" is made from \"%s\", which is not in the graph".formatted(node.id(), input));
                }
            }
        }
        all.forEach(node -> column(node, 0));
        arrange();
    }

    private int column(GraphNode node, int depth) {
        if (depth > nodes.size()) {
            throw new IllegalArgumentException(
                    "\"%s\" is made from itself: a computation has no circle".formatted(node.id()));
        }
        Integer known = columns.get(node.id());
        if (known != null) {
            return known;
        }
        int column = 0;
        for (String input : node.inputs()) {
            column = Math.max(column, 1 + column(nodes.getOrDefault(input, node), depth + 1));
        }
        columns.put(node.id(), column);
        return column;
    }

    /** A line over several columns keeps a place in each column between, so that it runs around the boxes there. */
    private void arrange() {
        Map<Integer, List<String>> layers = new HashMap<>();
        for (GraphNode node : nodes.values()) {
            layers.computeIfAbsent(columnOf(node), c -> new ArrayList<>()).add(node.id());
            for (String input : node.inputs()) {
                String before = input;
                for (int c = columns.getOrDefault(input, 0) + 1; c < columnOf(node); c++) {
                    String place = place(input, node, c);
                    List<String> layer = layers.computeIfAbsent(c, k -> new ArrayList<>());
                    if (!layer.contains(place)) {
                        layer.add(place);
                    }
                    join(before, place);
                    before = place;
                }
                join(before, node.id());
            }
        }
        layers.values().forEach(this::spread);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            int last = layers.size() - 1;
            for (int c = 0; c <= last; c++) {
                List<String> layer = layers.getOrDefault(sweep % 2 == 0 ? c : last - c, List.of());
                Map<String, Double> wanted = new HashMap<>();
                layer.forEach(id -> wanted.put(id, mean(id)));
                layer.sort(Comparator.comparingDouble(id -> -wanted.getOrDefault(id, 0.0)));
                spread(layer);
            }
        }
    }

    private static String place(String input, GraphNode node, int column) {
        return input + "\u0000" + node.id() + "\u0000" + column;
    }

    private void join(String one, String other) {
        joined.computeIfAbsent(one, k -> new ArrayList<>()).add(other);
        joined.computeIfAbsent(other, k -> new ArrayList<>()).add(one);
    }

    private int columnOf(GraphNode node) {
        return columns.getOrDefault(node.id(), 0);
    }

    private double height(GraphNode node) {
        return height(node.id());
    }

    private double height(String place) {
        return heights.getOrDefault(place, 0.0);
    }

    private void spread(List<String> layer) {
        for (int i = 0; i < layer.size(); i++) {
            heights.put(layer.get(i), (layer.size() - 1) / 2.0 - i);
        }
    }

    private double mean(String id) {
        return joined.getOrDefault(id, List.of()).stream()
                .mapToDouble(this::height)
                .average()
                .orElse(height(id));
    }

    Figure figure(String title) {
        int across = columns.values().stream().mapToInt(c -> c).max().orElse(0) + 1;
        double high = heights.values().stream().mapToDouble(h -> h).max().orElse(0);
        int rows = (int) Math.round(2 * high + 1);
        Layout layout = Layout.builder(title)
                .width(Math.max(360, Math.min(1100, 130 * across + 40)))
                .height(Math.max(220, Math.min(1000, 78 * rows + 70)))
                .margin(Margin.builder().left(16).right(16).top(52).bottom(12).build())
                .build();
        Node axes = new Node(Json.object(
                "xaxis",
                Json.object("visible", false, "range", List.of(-.5, across - .5)),
                "yaxis",
                Json.object("visible", false, "range", List.of(-high - .55, high + .55)),
                "showlegend",
                false));
        Trace[] traces = {boxes(), arrows(), tips(), texts()};
        return ExtendedFigure.with(new Figure(layout, traces), axes);
    }

    private PlotlyTrace boxes() {
        List<@Nullable Object> x = new ArrayList<>();
        List<@Nullable Object> y = new ArrayList<>();
        for (GraphNode node : nodes.values()) {
            double left = columnOf(node) - WIDE;
            double right = columnOf(node) + WIDE;
            double low = height(node) - HIGH;
            double top = height(node) + HIGH;
            x.addAll(Arrays.asList(left, right, right, left, left, null));
            y.addAll(Arrays.asList(low, low, top, top, low, null));
        }
        return line(WORDS.say("graph.values"), x, y, "#8c8c88", 1.2);
    }

    private PlotlyTrace arrows() {
        List<@Nullable Object> x = new ArrayList<>();
        List<@Nullable Object> y = new ArrayList<>();
        for (GraphNode node : nodes.values()) {
            for (int i = 0; i < node.inputs().size(); i++) {
                GraphNode input = nodes.getOrDefault(node.inputs().get(i), node);
                x.add(columnOf(input) + WIDE);
                y.add(height(input));
                for (int c = columnOf(input) + 1; c < columnOf(node); c++) {
                    x.addAll(List.of(c - WIDE, c + WIDE));
                    double between = height(place(input.id(), node, c));
                    y.addAll(List.of(between, between));
                }
                x.addAll(Arrays.asList(columnOf(node) - WIDE - .03, null));
                y.addAll(Arrays.asList(entry(node, i), null));
            }
        }
        return line(WORDS.say("graph.arrows"), x, y, Colours.series(0), 1.5);
    }

    /** Two inputs come in at two places, so that x times x has two arrows. */
    private double entry(GraphNode node, int i) {
        int n = node.inputs().size();
        return height(node) + (n < 2 ? 0 : .22 * ((n - 1) / 2.0 - i) * 2 / Math.max(1, n - 1));
    }

    private static PlotlyTrace line(
            String name, List<@Nullable Object> x, List<@Nullable Object> y, String colour, double width) {
        return PlotlyTrace.of(Json.object(
                "type",
                "scatter",
                "mode",
                "lines",
                "name",
                name,
                "x",
                x,
                "y",
                y,
                "hoverinfo",
                "skip",
                "line",
                Json.object("color", colour, "width", width, "dash", "solid")));
    }

    private PlotlyTrace tips() {
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        for (GraphNode node : nodes.values()) {
            for (int i = 0; i < node.inputs().size(); i++) {
                x.add(columnOf(node) - WIDE - .03);
                y.add(entry(node, i));
            }
        }
        return PlotlyTrace.of(Json.object(
                "type",
                "scatter",
                "mode",
                "markers",
                "x",
                x,
                "y",
                y,
                "hoverinfo",
                "skip",
                "marker",
                Json.object("symbol", "triangle-right", "size", 8, "color", Colours.series(0))));
    }

    private PlotlyTrace texts() {
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        List<Object> text = new ArrayList<>();
        for (GraphNode node : nodes.values()) {
            x.add((double) columnOf(node));
            y.add(height(node));
            String head = node.operation().isEmpty()
                    ? node.label()
                    : node.label().isEmpty() ? node.operation() : node.label() + " = " + formula(node);
            text.add("<b>" + head + "</b><br>" + number(node.value())
                    + (Double.isNaN(node.gradient()) ? "" : "<br>grad " + number(node.gradient())));
        }
        Map<String, @Nullable Object> trace =
                new LinkedHashMap<>(Lines.texts(x, y, text).members());
        trace.put("textfont", Json.object("size", 11));
        return PlotlyTrace.of(trace);
    }

    /** {@code a + b} where labels are short, else the operation alone. */
    private String formula(GraphNode node) {
        List<String> names = node.inputs().stream()
                .map(input -> nodes.getOrDefault(input, node).label())
                .toList();
        boolean brief = names.stream().allMatch(name -> !name.isEmpty() && name.length() <= 3);
        if (!brief || names.isEmpty()) {
            return node.operation();
        }
        return names.size() == 2 && node.operation().length() == 1
                ? names.get(0) + " " + node.operation() + " " + names.get(1)
                : node.operation() + "(" + String.join(", ", names) + ")";
    }

    private static String number(double value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Spoken.number("%.4g", value);
        return text.replace('-', '\u2212');
    }
}
