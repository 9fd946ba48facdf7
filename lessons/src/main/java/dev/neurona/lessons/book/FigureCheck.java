package dev.neurona.lessons.book;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure in an output must have for a reader: a title, a title on each axis that is shown, a text for its picture. */
final class FigureCheck {
    private static final String PLOTLY = "application/vnd.plotly.v1+json";
    private static final Pattern IMAGE = Pattern.compile("(?is)<img\\s[^>]*>");
    private static final Pattern ALT = Pattern.compile("(?is)\\salt=\"([^\"]*)\"");
    /** What the library calls a figure that has no title. */
    private static final String NAMELESS = "Figure (";

    private static final Set<String> WITHOUT_AXES = Set.of(
            "pie", "table", "sankey", "treemap", "sunburst", "indicator", "scatterpolar", "barpolar", "parcoords");

    private FigureCheck() {}

    /** {@return what an output lacks as a figure; nothing where it is none} */
    static List<String> missing(JsonObject output) {
        List<String> missing = new ArrayList<>();
        if (output.get("data") instanceof JsonObject data) {
            if (data.get(PLOTLY) instanceof JsonObject figure) {
                figure(figure, missing);
            }
            if (data.has("text/html")) {
                picture(Shown.joined(data.get("text/html")), data.has(PLOTLY), missing);
            } else if (data.has(PLOTLY)) {
                missing.add("the figure has no picture: show it with the library's renderer");
            }
        }
        return missing;
    }

    private static void picture(String html, boolean interactive, List<String> missing) {
        Matcher image = IMAGE.matcher(html);
        while (image.find()) {
            Matcher alt = ALT.matcher(image.group());
            if (!alt.find() || alt.group(1).isBlank()) {
                missing.add("the picture has no alternative text (alt)");
            } else if (!interactive && alt.group(1).startsWith(NAMELESS)) {
                missing.add("the figure has no title");
            }
        }
    }

    private static void figure(JsonObject figure, List<String> missing) {
        JsonObject layout = object(figure, "layout");
        if (title(layout).isBlank()) {
            missing.add("the figure has no title");
        }
        Set<String> axes = new LinkedHashSet<>();
        if (figure.get("data") instanceof JsonArray traces) {
            for (JsonElement trace : traces) {
                axes(trace.getAsJsonObject(), axes);
            }
        }
        for (String name : axes) {
            JsonObject axis = layout;
            for (String part : name.split("\\.", -1)) {
                axis = object(axis, part);
            }
            if (shown(axis) && title(axis).isBlank()) {
                missing.add("the figure's %s has no title: say what it counts, with its unit".formatted(name));
            }
        }
    }

    private static void axes(JsonObject trace, Set<String> axes) {
        String type = text(trace, "type", "scatter");
        if (type.endsWith("3d") || type.equals("surface")) {
            String scene = text(trace, "scene", "scene");
            axes.addAll(List.of(scene + ".xaxis", scene + ".yaxis", scene + ".zaxis"));
        } else if (!WITHOUT_AXES.contains(type)) {
            axes.add(text(trace, "xaxis", "x").replaceFirst("x", "xaxis"));
            axes.add(text(trace, "yaxis", "y").replaceFirst("y", "yaxis"));
        }
    }

    /** Pictures and drawings hide their axes, and so do panels that share one. */
    private static boolean shown(JsonObject axis) {
        return !text(axis, "visible", "true").equals("false")
                && !text(axis, "showticklabels", "true").equals("false");
    }

    private static String title(JsonObject of) {
        return of.get("title") instanceof JsonObject title ? text(title, "text", "") : text(of, "title", "");
    }

    private static JsonObject object(JsonObject of, String field) {
        return of.get(field) instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject of, String field, String otherwise) {
        JsonElement value = of.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
    }
}
