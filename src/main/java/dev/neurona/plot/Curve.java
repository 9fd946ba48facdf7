package dev.neurona.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.NumericColumn;

/**
 * A named sequence of points: one line of a figure, or a path over a contour. Missing values (NaN) leave gaps.
 *
 * <p>Make one with {@link #of(String, double...)}.
 */
public final class Curve {
    private final String name;
    private final double[] x;
    private final double[] y;

    private Curve(String name, double[] x, double[] y) {
        this.name = name;
        this.x = x;
        this.y = y;
    }

    /** {@return a curve over 1, 2, 3...}, such as a loss per epoch */
    public static Curve of(String name, double... y) {
        double[] counted = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            counted[i] = i + 1;
        }
        return new Curve(name, counted, y.clone());
    }

    /** {@return a curve through {@code (x[0], y[0]), (x[1], y[1])...}} */
    public static Curve of(String name, double[] x, double[] y) {
        Inputs.sameLength("x", x.length, "y", y.length);
        return new Curve(name, x.clone(), y.clone());
    }

    /** {@return the graph of a function, asked at every place of the range} */
    public static Curve of(String name, Range range, DoubleUnaryOperator f) {
        double[] x = range.places();
        return new Curve(name, x, Arrays.stream(x).map(f).toArray());
    }

    /** {@return a curve over 1, 2, 3... from numbers such as a list of losses} */
    public static Curve of(String name, List<? extends Number> y) {
        return of(name, y.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** {@return a curve of a table's column over 1, 2, 3..., with the column's name} */
    public static Curve of(NumericColumn<?> y) {
        return of(y.name(), y.asDoubleArray());
    }

    /** {@return a curve of one column over another, with the name of the second} */
    public static Curve of(NumericColumn<?> x, NumericColumn<?> y) {
        return of(y.name(), x.asDoubleArray(), y.asDoubleArray());
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the first coordinates; a copy} */
    public double[] x() {
        return x.clone();
    }

    /** {@return the second coordinates; a copy} */
    public double[] y() {
        return y.clone();
    }

    /** {@return how many points} */
    public int size() {
        return x.length;
    }
}
