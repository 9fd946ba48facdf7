package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a layout as Tablesaw writes it into one as plotly 2.35 documents it, and sets what its builders cannot: room for
 * labels, backgrounds that let the page's theme through, and the first class of a heatmap at the top.
 */
final class LayoutCleaning {
    private static final String TRANSPARENT = "rgba(0,0,0,0)";
    private static final Set<String> QUOTED_NUMBERS = Set.of("dtick", "nticks", "tick0", "scaleratio");
    private static final Map<String, String> MISSPELT =
            Map.of("showExponent", "showexponent", "showspike", "showspikes");

    private LayoutCleaning() {}

    static void clean(Node layout, List<Node> traces) {
        Map<String, @Nullable Object> map = layout.map();
        title(layout);
        for (String key : List.copyOf(map.keySet())) {
            if (key.matches("[xy]axis\\d*")) {
                axis(layout.child(key));
            }
        }
        for (String key : List.of("xaxis", "yaxis", "zaxis")) {
            if (layout.child("scene").has(key)) {
                axis(layout.child("scene").child(key));
            }
        }
        map.remove("zaxis"); // plotly knows it in scenes only
        if ("false".equals(map.get("hovermode"))) {
            map.put("hovermode", false);
        }
        map.putIfAbsent("paper_bgcolor", TRANSPARENT);
        map.putIfAbsent("plot_bgcolor", map.get("paper_bgcolor"));
        map.putIfAbsent("colorway", Colours.series());
        map.putIfAbsent("legend", Json.object("orientation", "h", "x", 0, "y", 1.01, "yanchor", "bottom"));
        if (layout.has("title")) {
            Node title = layout.child("title");
            title.map()
                    .putAll(Json.object("x", .02, "xanchor", "left", "y", .96, "yanchor", "top", "automargin", true));
        }
        // Tablesaw means pixels, plotly parts of a subplot and ignores anything above 1
        for (String gap : List.of("xgap", "ygap")) {
            if (layout.child("grid").number(gap, 0) > 1) {
                layout.child("grid").map().remove(gap);
            }
        }
        if (traces.stream().anyMatch(TraceCleaning::isGrid)) {
            ColourBars.place(layout, traces);
        }
        firstClassOnTop(layout, traces);
        for (Node note : layout.children("annotations")) {
            place(layout, note, "x");
            place(layout, note, "y");
        }
        for (Node trace : traces) {
            if (!trace.text("type", "").endsWith("3d")
                    && !trace.text("type", "").equals("pie")) {
                roomForLabels(layout, trace, "xaxis");
                roomForLabels(layout, trace, "yaxis");
            }
        }
    }

    /** {@return the key of a trace's axis in the layout: {@code xaxis2} for {@code x2}} */
    static String axisKey(Node trace, String axis) {
        String letter = axis.substring(0, 1);
        return trace.text(axis, letter).replace(letter, axis);
    }

    private static void roomForLabels(Node layout, Node trace, String axis) {
        Map<String, @Nullable Object> map = layout.ensure(axisKey(trace, axis)).map();
        map.putIfAbsent("automargin", true);
        if (TraceCleaning.isGrid(trace)) { // else lines shine through where a cell has no value
            map.putIfAbsent("showgrid", false);
            map.putIfAbsent("zeroline", false);
        }
    }

    /** Remarks are given by values; plotly wants exponents on a logarithmic axis. */
    private static void place(Node layout, Node note, String letter) {
        String reference = note.text(letter + "ref", letter);
        String axis = reference.replace(letter, letter + "axis");
        if (layout.child(axis).text("type", "").equals("log")
                && note.number(letter).isPresent()) {
            note.map().put(letter, Math.log10(note.number(letter, 1)));
        }
    }

    private static void firstClassOnTop(Node layout, List<Node> traces) {
        for (Node trace : traces) {
            boolean classes = trace.list("y").stream().anyMatch(String.class::isInstance);
            if (trace.text("type", "").equals("heatmap") && classes) {
                Node axis = layout.ensure(axisKey(trace, "yaxis"));
                if (!axis.has("range")) {
                    axis.map().putIfAbsent("autorange", "reversed");
                }
            }
        }
    }

    private static void axis(Node axis) {
        Map<String, @Nullable Object> map = axis.map();
        title(axis);
        MISSPELT.forEach((wrong, right) -> {
            if (map.containsKey(wrong)) {
                map.put(right, map.remove(wrong));
            }
        });
        map.replaceAll((key, value) -> cleanMember(key, value));
        map.values().removeIf(value -> value == null || value.equals("null"));
    }

    private static @Nullable Object cleanMember(String key, @Nullable Object value) {
        if (value instanceof String text) {
            if (QUOTED_NUMBERS.contains(key)) {
                return TraceCleaning.numberOr(text);
            }
            if (key.equals("autorange") && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            }
        }
        if (value instanceof List<?> list) {
            return switch (key) {
                case "range", "tickvals" -> unquoted(list);
                case "domain" -> domain(list);
                default -> value;
            };
        }
        return value;
    }

    private static List<@Nullable Object> unquoted(List<?> list) {
        List<@Nullable Object> numbers = new ArrayList<>();
        list.forEach(value -> numbers.add(value instanceof String s ? TraceCleaning.numberOr(s) : value));
        return numbers;
    }

    /** Tablesaw writes a domain in the machine's language: where the decimal mark is a comma, [0.5, 1] comes as four numbers. */
    private static List<?> domain(List<?> list) {
        if (list.size() != 4) {
            return list;
        }
        List<Double> whole =
                list.stream().map(part -> ((Number) part).doubleValue()).toList();
        return List.of(whole.get(0) + whole.get(1) / 100, whole.get(2) + whole.get(3) / 100);
    }

    /** {@code title: 'text', titlefont: {...}} becomes {@code title: {text, font}}. */
    private static void title(Node owner) {
        Map<String, @Nullable Object> map = owner.map();
        Object font = map.remove("titlefont");
        if (!(map.get("title") instanceof String text)) {
            return;
        }
        if (text.isEmpty() || text.equals("null")) {
            map.remove("title");
            return;
        }
        Map<String, @Nullable Object> title = new LinkedHashMap<>();
        title.put("text", text);
        if (font != null) {
            title.put("font", font);
        }
        map.put("title", title);
    }
}
