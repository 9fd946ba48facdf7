package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.List;

/** Colours for the numbers of a trace: those of a grid's cells, or of points coloured by a value. */
record Shades(ColourScale scale, double lo, double hi) {
    /** {@return the shades of the trace's numbers, with the limits it sets or else those of the numbers} */
    static Shades of(Series series) {
        Node trace = series.trace();
        if (series.isGrid()) {
            return of(trace, trace.list("z"), "zmin", "zmax");
        }
        Node marker = trace.child("marker");
        return of(marker, marker.list("color"), "cmin", "cmax");
    }

    private static Shades of(Node owner, List<?> numbers, String least, String most) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        extend(ends, numbers);
        boolean any = ends[0] <= ends[1];
        double lo = owner.number(least, any ? ends[0] : 0);
        double hi = owner.number(most, any ? ends[1] : 1);
        ColourScale scale = ColourScale.of(owner.map().get("colorscale"), owner.is("reversescale", true));
        return new Shades(scale, lo, hi > lo ? hi : lo + 1);
    }

    private static void extend(double[] ends, List<?> numbers) {
        for (Object value : numbers) {
            if (value instanceof List<?> row) {
                extend(ends, row);
            } else if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
                ends[0] = Math.min(ends[0], n.doubleValue());
                ends[1] = Math.max(ends[1], n.doubleValue());
            }
        }
    }

    /** {@return where a value lies between the ends, from 0 to 1} */
    double part(double value) {
        return Math.max(0, Math.min(1, (value - lo) / (hi - lo)));
    }

    /** {@return the colour of a value} */
    int rgb(double value) {
        return scale.rgb(part(value));
    }
}
