package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.List;

/** The key of the colours that stand for numbers, beside the axes. */
final class ColourBar {
    static final double WIDTH = 66;
    private static final int STEPS = 32;

    private ColourBar() {}

    static boolean isWanted(Series series) {
        if (series.isHidden()) {
            return false;
        }
        Node marker = series.trace().child("marker");
        boolean coloured =
                !marker.list("color").isEmpty() && marker.list("color").get(0) instanceof Number;
        return series.isGrid() ? !series.trace().is("showscale", false) : coloured && marker.is("showscale", true);
    }

    static boolean hasTitle(Series series) {
        return isWanted(series) && !title(series).isEmpty();
    }

    private static String title(Series series) {
        Node owner = series.isGrid() ? series.trace() : series.trace().child("marker");
        return Words.oneLine(owner.child("colorbar").child("title").text("text", ""));
    }

    static void draw(Svg out, Series series, Rect panel) {
        Shades shades = Shades.of(series);
        double left = panel.right() + 14;
        double top = panel.top();
        double height = panel.height();
        for (int i = 0; i < STEPS; i++) {
            double from = top + height * i / STEPS;
            String colour = Colour.hex(shades.scale().rgb(1 - (i + .5) / STEPS));
            out.leaf(
                    "rect",
                    "x",
                    left,
                    "y",
                    from,
                    "width",
                    12,
                    "height",
                    height / STEPS + (i + 1 < STEPS ? .5 : 0),
                    "fill",
                    colour);
        }
        List<Tick> ticks = Ticks.linear(shades.lo(), shades.hi(), (int) Math.max(2, height / 50));
        out.open("g", "font-size", 11, "fill", Colour.MUTED);
        for (Tick tick : ticks) {
            double y = top + height * (1 - shades.part(tick.at()));
            out.line(left + 12, y, left + 15, y, "stroke", Colour.AXIS);
            out.text(left + 18, y + 4, tick.label());
        }
        out.close("g");
        if (hasTitle(series)) {
            out.text(
                    left + 46,
                    top - 11,
                    Words.fit(title(series), 11, WIDTH + 40),
                    "font-size",
                    11,
                    "fill",
                    Colour.MUTED,
                    "text-anchor",
                    "end");
        }
    }
}
