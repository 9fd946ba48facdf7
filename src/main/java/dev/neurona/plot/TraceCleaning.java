package dev.neurona.plot;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace as Tablesaw writes it into one as plotly documents it: data columns come as quoted text whatever they
 * hold, switches as words, and members at their default value fill the page.
 */
final class TraceCleaning {
    /** Members that are columns of data. */
    private static final Set<String> COLUMNS =
            Set.of("x", "y", "z", "open", "high", "low", "close", "values", "size", "color");

    private static final Map<String, Object> DEFAULTS = Map.of(
            "xaxis",
            "x",
            "yaxis",
            "y",
            "opacity",
            1.0,
            "histnorm",
            "",
            "histfunc",
            "count",
            "nbinsx",
            0.0,
            "nbinsy",
            0.0,
            "name",
            "",
            "autobinx",
            false,
            "autobiny",
            false);

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ].*)?");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
    private static final Set<String> ABSENT = Set.of("null", "");
    private static final double[] NO_NUMBERS = {};

    private TraceCleaning() {}

    static void clean(Node trace, Node layout) {
        Map<String, @Nullable Object> map = trace.map();
        map.replaceAll((key, value) -> value instanceof String s ? member(key, s) : value);
        for (String key : COLUMNS) {
            if (!isCategory(trace, layout, key)) {
                column(trace, key);
            }
        }
        if (map.containsKey("marker")) {
            column(trace.child("marker"), "size");
            column(trace.child("marker"), "color");
        }
        DEFAULTS.forEach(map::remove);
        if (isGrid(trace) && !trace.has("colorscale")) {
            map.put("colorscale", Colours.sequential());
        }
    }

    /** {@return whether the trace colours a grid of z values} */
    static boolean isGrid(Node trace) {
        String type = trace.text("type", "scatter");
        return type.equals("heatmap") || type.equals("contour");
    }

    private static Object member(String key, String value) {
        return switch (key) {
            case "opacity" -> numberOr(value);
            case "visible", "showlegend" ->
                switch (value) {
                    case "True", "true" -> true;
                    case "False", "false" -> false;
                    default -> value;
                };
            default -> value;
        };
    }

    private static boolean isCategory(Node trace, Node layout, String key) {
        if (!key.equals("x") && !key.equals("y")) {
            return false;
        }
        String axis = trace.text(key + "axis", key).replace(key, key + "axis");
        return layout.child(axis).text("type", "-").equals("category");
    }

    /** Quoted numbers become numbers if the whole column is of numbers; in a column of dates, {@code null} is no date. */
    private static void column(Node owner, String key) {
        List<@Nullable Object> list = owner.list(key);
        if (list.isEmpty() || !(list.get(0) instanceof String)) {
            return;
        }
        double[] numbers = numbers(list);
        if (numbers.length > 0) {
            List<@Nullable Object> cleaned = new ArrayList<>(numbers.length);
            for (double number : numbers) {
                cleaned.add(Double.isFinite(number) ? number : null);
            }
            owner.map().put(key, cleaned);
        } else if (list.stream().allMatch(TraceCleaning::isDateOrAbsent)) {
            list.replaceAll(value -> value instanceof String s && ABSENT.contains(s) ? null : value);
        }
    }

    private static boolean isDateOrAbsent(@Nullable Object value) {
        return value == null
                || ABSENT.contains(value)
                || (value instanceof String s && DATE.matcher(s).matches());
    }

    /** {@return the column as numbers, NaN where a value is missing; empty if it has anything else, or nothing but absences} */
    private static double[] numbers(List<@Nullable Object> list) {
        double[] numbers = new double[list.size()];
        boolean any = false;
        for (int i = 0; i < numbers.length; i++) {
            Object value = list.get(i);
            if (value == null || ABSENT.contains(value)) {
                numbers[i] = Double.NaN;
            } else if (value instanceof String s && NOT_FINITE.contains(s)) {
                numbers[i] = Double.NaN;
                any = true;
            } else if (value instanceof String s && numberOr(s) instanceof Double number) {
                numbers[i] = number;
                any = true;
            } else {
                return NO_NUMBERS;
            }
        }
        return any ? numbers : NO_NUMBERS;
    }

    /** {@return the text as a {@code Double} if it is a decimal number, else the text} Java's own forms (1d, 0x1p3) are text. */
    static Object numberOr(String text) {
        if (text.isEmpty() || !isDigitOrPoint(text.charAt(text.length() - 1))) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigitOrPoint(c) && "+-eE".indexOf(c) < 0) {
                return text;
            }
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text; // digits that make no number, such as a version or an address: a label
        }
    }

    private static boolean isDigitOrPoint(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }
}
