package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a figure's tree for plotly, which takes text for a small mark-up: a {@code <} that begins none of its tags is
 * escaped, so that a label such as {@code <unk>} is not swallowed, and line breaks become {@code <br>}. The width is left
 * to the page.
 */
final class DisplayText {
    private static final Set<String> SHOWN = Set.of(
            "text",
            "name",
            "x",
            "y",
            "labels",
            "ticktext",
            "hovertext",
            "label",
            "tickprefix",
            "ticksuffix",
            "hovertemplate");

    private static final Pattern NO_TAG = Pattern.compile(
            "<(?!/?(?:b|i|em|strong|sub|sup|br|span|a|extra)(?:\\s[^<>]*)?/?>)", Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private DisplayText() {}

    static String forPlotly(Node figure) {
        Map<String, @Nullable Object> copy = object(figure.map());
        copy.remove("still"); // the picture has it
        Node layout = new Node(copy).ensure("layout");
        layout.map().remove("width");
        layout.map().put("autosize", true);
        return Json.write(copy);
    }

    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, value(value, SHOWN.contains(key))));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object value(@Nullable Object value, boolean shown) {
        if (value instanceof Map<?, ?> map) {
            return object((Map<String, @Nullable Object>) map);
        }
        if (value instanceof List<?> list) {
            boolean numbers = !list.isEmpty() && list.get(0) instanceof Number;
            return numbers ? list : list(list, shown);
        }
        return shown && value instanceof String text ? text(text) : value;
    }

    private static List<@Nullable Object> list(List<?> list, boolean shown) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(value(element, shown)));
        return copy;
    }

    static String text(String text) {
        String escaped = text.indexOf('<') < 0 ? text : NO_TAG.matcher(text).replaceAll("&lt;");
        return LINE_BREAK.matcher(escaped).replaceAll("<br>");
    }
}
