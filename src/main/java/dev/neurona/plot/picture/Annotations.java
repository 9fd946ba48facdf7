package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.List;

/** A remark with an arrow to a place in a panel. */
final class Annotations {
    private static final double SIZE = 12;

    private Annotations() {}

    static void draw(Svg out, Node note, Panel panel) {
        double x = panel.x().pixel(place(panel.x(), note, "x"));
        double y = panel.y().pixel(place(panel.y(), note, "y"));
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        boolean arrow = !note.is("showarrow", false);
        List<String> lines = Words.lines(note.text("text", ""));
        double width = lines.stream()
                .mapToDouble(line -> Words.width(line, SIZE))
                .max()
                .orElse(0);
        double textX = x + (arrow ? note.number("ax", 0) : 0);
        double textY = y + (arrow ? note.number("ay", -30) : 0);
        Rect area = panel.area();
        textX = Math.max(area.left() + width / 2 + 2, Math.min(area.right() - width / 2 - 2, textX));
        textY = Math.max(area.top() + SIZE, Math.min(area.bottom() - 4, textY));
        if (arrow) {
            arrow(out, textX, textY < y ? textY + 5 : textY - SIZE, x, y);
        }
        for (int i = 0; i < lines.size(); i++) {
            out.text(
                    textX,
                    textY - (lines.size() - 1 - i) * SIZE * 1.25,
                    lines.get(i),
                    "text-anchor",
                    "middle",
                    "paint-order",
                    "stroke",
                    "stroke",
                    Colour.CARD,
                    "stroke-width",
                    3,
                    "font-size",
                    SIZE);
        }
    }

    /** plotly places remarks on a logarithmic axis by exponents. */
    private static double place(Axis axis, Node note, String key) {
        return axis.isLog()
                ? note.number(key, Double.NaN)
                : axis.coordinate(note.map().get(key));
    }

    private static void arrow(Svg out, double fromX, double fromY, double toX, double toY) {
        double length = Math.max(1, Math.hypot(toX - fromX, toY - fromY));
        double ux = (toX - fromX) / length;
        double uy = (toY - fromY) / length;
        double tipX = toX - ux * 4;
        double tipY = toY - uy * 4;
        PathData path = new PathData()
                .moveTo(fromX, fromY)
                .lineTo(tipX, tipY)
                .moveTo(tipX - ux * 7 - uy * 3.5, tipY - uy * 7 + ux * 3.5)
                .lineTo(tipX, tipY)
                .lineTo(tipX - ux * 7 + uy * 3.5, tipY - uy * 7 - ux * 3.5);
        out.leaf("path", "d", path, "fill", "none", "stroke", Colour.INK, "stroke-width", 1.3);
    }
}
