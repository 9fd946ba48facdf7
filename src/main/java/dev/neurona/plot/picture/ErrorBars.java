package dev.neurona.plot.picture;

import java.util.List;

/** How far a value may be off, as a line up and down from its place. */
final class ErrorBars {
    private static final double CAP = 4;

    private ErrorBars() {}

    /** {@return the error of the i-th value, 0 if none is given} */
    static double size(Series series, int i) {
        List<?> errors = series.trace().child("error_y").list("array");
        return i < errors.size() && errors.get(i) instanceof Number n && Double.isFinite(n.doubleValue())
                ? Math.abs(n.doubleValue())
                : 0;
    }

    static double value(Series series, String column, int i) {
        List<?> values = series.column(column);
        return i < values.size() && values.get(i) instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /** Coordinates of a logarithmic axis are exponents, errors are not. */
    private static double moved(double coordinate, double by, Axis y) {
        return y.isLog() ? y.coordinate(StrictMath.pow(10, coordinate) + by) : coordinate + by;
    }

    static void draw(Svg out, Series series, double[] xs, double[] ys, Axis x, Axis y) {
        PathData path = new PathData();
        for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
            double error = size(series, i);
            if (error > 0 && Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                double at = x.pixel(xs[i]);
                double low = y.pixel(moved(ys[i], -error, y));
                double high = y.pixel(moved(ys[i], error, y));
                path.moveTo(at, low).lineTo(at, high);
                path.moveTo(at - CAP, low).lineTo(at + CAP, low);
                path.moveTo(at - CAP, high).lineTo(at + CAP, high);
            }
        }
        if (!path.isEmpty()) {
            out.leaf("path", "d", path, "fill", "none", "stroke", Colour.INK, "stroke-width", 1.5);
        }
    }
}
