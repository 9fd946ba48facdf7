package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.List;

/**
 * How one series looks: from its trace where that says so, else from the series' number, so that any two differ by more
 * than their colour.
 */
record Style(String colour, String dash, String symbol, double width, double size, double opacity) {
    private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot", "longdash");
    private static final List<String> SYMBOLS =
            List.of("circle", "square", "triangle-up", "diamond", "x", "triangle-down");

    static Style of(Node trace, int number, List<?> colours) {
        Node line = trace.child("line");
        Node marker = trace.child("marker");
        String own = String.valueOf(colours.get(number % colours.size()));
        String colour = line.text("color")
                .or(() -> marker.text("color"))
                .filter(Colour::isColour)
                .orElse(own);
        return new Style(
                Colour.hex(Colour.parse(colour, 0)),
                line.text("dash", DASHES.get(number % DASHES.size())),
                marker.text("symbol", SYMBOLS.get(number % SYMBOLS.size())),
                Math.max(0.5, Math.min(8, line.number("width", 2))),
                Math.max(2, Math.min(60, marker.number("size", 7))),
                trace.number("opacity", marker.number("opacity", 1)));
    }

    /** {@return the colour of the marks, which may be another than that of the line} */
    String markColour(Node trace) {
        return trace.child("marker")
                .text("color")
                .filter(Colour::isColour)
                .map(text -> Colour.hex(Colour.parse(text, 0)))
                .orElse(colour);
    }

    Style withColour(String other) {
        return new Style(other, dash, symbol, width, size, opacity);
    }

    /** {@return the dash as SVG has it, empty for a whole line} */
    String dashArray() {
        double w = Math.max(1, width / 2);
        return switch (dash) {
            case "dot" -> scaled(w, 1.5, 3);
            case "dash" -> scaled(w, 6, 4);
            case "longdash" -> scaled(w, 11, 4);
            case "dashdot" -> scaled(w, 7, 3, 1.5, 3);
            case "longdashdot" -> scaled(w, 11, 3, 1.5, 3);
            default -> "";
        };
    }

    private static String scaled(double w, double... lengths) {
        StringBuilder text = new StringBuilder();
        for (double length : lengths) {
            text.append(text.length() > 0 ? " " : "").append(Svg.number(length * w));
        }
        return text.toString();
    }
}
