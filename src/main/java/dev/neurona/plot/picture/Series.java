package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trace of a figure.
 *
 * @param number its place among the traces, from 0
 */
record Series(Node trace, int number, Style style) {
    String type() {
        return trace.text("type", "scatter");
    }

    /** {@return a remark, with the series's name before it if it has one} */
    String told(String remark) {
        return name().isEmpty() ? remark : Phrases.of(Series.class).say("whose", name(), remark);
    }

    String name() {
        return Words.oneLine(trace.text("name", ""));
    }

    /** {@return a column of data; counted 0, 1, 2... where the trace has only the other one} */
    List<@Nullable Object> column(String key) {
        List<@Nullable Object> own = trace.list(key);
        if (!own.isEmpty() || trace.has(key)) {
            return own;
        }
        int size = trace.list(key.equals("x") ? "y" : "x").size();
        List<@Nullable Object> counted = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            counted.add((double) i);
        }
        return counted;
    }

    boolean isBarLike() {
        return type().equals("bar") || type().equals("histogram");
    }

    boolean isGrid() {
        return type().equals("heatmap") || type().equals("contour");
    }

    boolean isHorizontal() {
        return trace.text("orientation", "v").equals("h") || (type().equals("histogram") && !trace.has("x"));
    }

    boolean isHidden() {
        return trace.is("visible", false) || trace.text("visible", "").equals("legendonly");
    }

    /** {@return whether a still picture of this kind of trace can be drawn} */
    boolean isDrawable() {
        return switch (type()) {
            case "scatter", "scattergl", "bar", "heatmap", "contour", "image" -> true;
            case "histogram" -> trace.text("histfunc", "count").equals("count");
            default -> false;
        };
    }
}
