package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;

/** Lines and rectangles of a layout: a mark at a place of an axis, a frame around an area. */
final class Shapes {
    private Shapes() {}

    static void draw(Svg out, Node shape, Panel panel) {
        double x0 = at(panel, shape, "x", "x0");
        double x1 = at(panel, shape, "x", "x1");
        double y0 = at(panel, shape, "y", "y0");
        double y1 = at(panel, shape, "y", "y1");
        if (!Double.isFinite(x0 + x1 + y0 + y1)) {
            return;
        }
        Node line = shape.child("line");
        String colour = line.text("color").filter(Colour::isColour).orElse(Colour.AXIS);
        Style style = Style.of(new Node(shape.map()), 0, List.of(colour));
        List<Object> look =
                List.of("fill", "none", "stroke", Colour.hex(Colour.parse(colour, 0)), "stroke-width", style.width());
        PathData path = shape.text("type", "line").equals("rect")
                ? new PathData().rectangle(x0, y0, x1, y1)
                : new PathData().moveTo(x0, y0).lineTo(x1, y1);
        out.leaf("path", attributes(path, look, style).toArray());
    }

    private static List<Object> attributes(PathData path, List<Object> look, Style style) {
        List<Object> all = new ArrayList<>(List.of("d", path));
        all.addAll(look);
        if (!style.dashArray().isEmpty()) {
            all.addAll(List.of("stroke-dasharray", style.dashArray()));
        }
        return all;
    }

    /** A value of the axis, or a part of its length where the reference says "domain" or "paper". */
    private static double at(Panel panel, Node shape, String letter, String key) {
        Axis axis = letter.equals("x") ? panel.x() : panel.y();
        String reference = shape.text(letter + "ref", letter);
        if (reference.endsWith("domain") || reference.equals("paper")) {
            double part = shape.number(key, 0);
            Rect area = panel.area();
            return letter.equals("x") ? area.left() + part * area.width() : area.bottom() - part * area.height();
        }
        return axis.pixel(axis.coordinate(shape.map().get(key)));
    }
}
