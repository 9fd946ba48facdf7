package dev.neurona.plot.picture;

import java.util.List;

/** Draws markers, all of one series as one path. */
final class Symbols {
    private Symbols() {}

    /** A place on the picture. */
    record Point(double x, double y) {}

    static void draw(Svg out, List<Point> points, Style style) {
        if (points.isEmpty()) {
            return;
        }
        boolean open = style.symbol().endsWith("-open");
        String symbol = style.symbol().replace("-open", "").replace("-dot", "");
        PathData path = new PathData();
        double r = style.size() / 2;
        boolean strokes = symbol.equals("x") || symbol.equals("cross") || symbol.startsWith("line");
        boolean dots = symbol.equals("circle") && !open;
        for (Point p : points) {
            if (dots) {
                path.dot(p.x(), p.y());
            } else {
                shape(path, symbol, p.x(), p.y(), r);
            }
        }
        String opacity = Svg.fraction(style.opacity());
        if (dots) {
            out.leaf(
                    "path",
                    "d",
                    path,
                    "stroke-linecap",
                    "round",
                    "fill",
                    "none",
                    "stroke",
                    style.colour(),
                    "stroke-width",
                    style.size(),
                    "stroke-opacity",
                    opacity);
        } else if (strokes || open) {
            out.leaf(
                    "path",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    style.colour(),
                    "stroke-width",
                    Math.max(1.5, r / 2),
                    "stroke-opacity",
                    opacity);
        } else {
            out.leaf(
                    "path",
                    "d",
                    path,
                    "fill",
                    style.colour(),
                    "fill-opacity",
                    opacity,
                    "stroke",
                    Colour.CARD,
                    "stroke-width",
                    .6);
        }
    }

    private static void shape(PathData path, String symbol, double x, double y, double r) {
        switch (symbol) {
            case "square" -> path.rectangle(x - r * .9, y - r * .9, x + r * .9, y + r * .9);
            case "diamond" ->
                path.moveTo(x, y - r * 1.25)
                        .lineTo(x + r * 1.25, y)
                        .lineTo(x, y + r * 1.25)
                        .lineTo(x - r * 1.25, y)
                        .close();
            case "triangle-down" ->
                path.moveTo(x, y + r * 1.2)
                        .lineTo(x + r * 1.1, y - r * .8)
                        .lineTo(x - r * 1.1, y - r * .8)
                        .close();
            case "triangle-right" ->
                path.moveTo(x + r * 1.2, y)
                        .lineTo(x - r * .8, y - r * 1.1)
                        .lineTo(x - r * .8, y + r * 1.1)
                        .close();
            case "x" ->
                path.moveTo(x - r, y - r)
                        .lineTo(x + r, y + r)
                        .moveTo(x + r, y - r)
                        .lineTo(x - r, y + r);
            case "cross" ->
                path.moveTo(x - r, y).lineTo(x + r, y).moveTo(x, y - r).lineTo(x, y + r);
            case "star" -> star(path, x, y, r * 1.5);
            case "circle" -> {
                path.moveTo(x + r, y);
                for (int i = 1; i < 12; i++) {
                    path.lineTo(x + r * StrictMath.cos(i * Math.PI / 6), y + r * StrictMath.sin(i * Math.PI / 6));
                }
                path.close();
            }
            default ->
                path.moveTo(x, y - r * 1.2)
                        .lineTo(x + r * 1.1, y + r * .8)
                        .lineTo(x - r * 1.1, y + r * .8)
                        .close();
        }
    }

    private static void star(PathData path, double x, double y, double r) {
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? r : r * .45;
            double angle = -Math.PI / 2 + i * Math.PI / 5;
            double px = x + radius * StrictMath.cos(angle);
            double py = y + radius * StrictMath.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.close();
    }
}
