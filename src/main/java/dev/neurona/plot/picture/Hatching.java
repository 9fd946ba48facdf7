package dev.neurona.plot.picture;

/** Fills areas so that neighbours differ without colour too: plain, then stripes in several directions. */
final class Hatching {
    private static final String[] STRIPES = {"", "M0 8L8 0", "M0 0L8 8", "M0 4H8", "M4 0V8"};

    private Hatching() {}

    static void fill(Svg out, PathData path, String colour, double opacity, int number) {
        if (path.isEmpty()) {
            return;
        }
        out.leaf("path", "d", path, "fill", colour, "fill-opacity", Svg.fraction(opacity));
        String stripes = STRIPES[number % STRIPES.length];
        if (!stripes.isEmpty()) {
            String id = "h" + number % STRIPES.length;
            if (out.isNew(id)) {
                out.open("pattern", "id", id, "width", 8, "height", 8, "patternUnits", "userSpaceOnUse");
                out.leaf("path", "d", stripes, "stroke", Colour.CARD, "stroke-width", 1.6, "stroke-opacity", ".75");
                out.close("pattern");
            }
            out.leaf("path", "d", path, "fill", "url(#" + id + ")");
        }
    }
}
