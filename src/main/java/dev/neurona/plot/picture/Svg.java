package dev.neurona.plot.picture;

import dev.neurona.plot.json.HtmlText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes SVG elements. Numbers have one decimal, so that the same figure is the same text on every machine. */
final class Svg {
    private final StringBuilder out = new StringBuilder();
    private final Set<String> ids = new HashSet<>();
    private final Map<Object, Rect> drawn = new LinkedHashMap<>();

    /** {@return whether this is the first use of an id, so that it has to be defined} */
    boolean isNew(String id) {
        return ids.add(id);
    }

    /**
     * Draws something once and refers to it afterwards: the same surface behind every step of a strip.
     *
     * @param key what is the same whenever it looks the same
     * @param area where it goes; another size stretches it
     */
    void once(Object key, Rect area, Runnable draw) {
        Rect first = drawn.putIfAbsent(key, area);
        String id = "r" + List.copyOf(drawn.keySet()).indexOf(key);
        if (first == null) {
            open("g", "id", id);
            draw.run();
            close("g");
            return;
        }
        double across = area.width() / first.width();
        double down = area.height() / first.height();
        String matrix = String.format(
                Locale.ROOT,
                "matrix(%.4f 0 0 %.4f %.2f %.2f)",
                across,
                down,
                area.left() - first.left() * across,
                area.top() - first.top() * down);
        leaf("use", "href", "#" + id, "transform", matrix);
    }

    /** Opens an element; {@code attributes} are names and values by turns. */
    Svg open(String tag, Object... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    Svg close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Svg leaf(String tag, Object... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, Object... attributes) {
        return leaf("path", with(attributes, "d", new PathData().moveTo(x1, y1).lineTo(x2, y2)));
    }

    Svg text(double x, double y, String text, Object... attributes) {
        open("text", with(attributes, "x", x, "y", y));
        out.append(HtmlText.escape(text));
        return close("text");
    }

    private void start(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Number n ? number(n.doubleValue()) : HtmlText.escape(value.toString());
            out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
        }
    }

    private static Object[] with(Object[] attributes, Object... more) {
        Object[] all = new Object[more.length + attributes.length];
        System.arraycopy(more, 0, all, 0, more.length);
        System.arraycopy(attributes, 0, all, more.length, attributes.length);
        return all;
    }

    /** {@return a number with at most one decimal, as short as it can be written} */
    static String number(double value) {
        StringBuilder text = new StringBuilder(8);
        PathData.tenths(text, Math.round(value * 10));
        return text.toString();
    }

    /** {@return an opacity or a factor, with two decimals} */
    static String fraction(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : "." + (hundredths < 10 ? "0" : "") + hundredths;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
