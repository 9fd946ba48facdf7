package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a heatmap or contour with their places and colours. */
final class Grid {
    private final double[] x;
    private final double[] y;
    private final double[][] z;
    private final Shades shades;
    private final List<?> text;

    private Grid(double[] x, double[] y, double[][] z, Shades shades, List<?> text) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.shades = shades;
        this.text = text;
    }

    static Grid of(Series series, Axis xAxis, Axis yAxis) {
        Node trace = series.trace();
        double[][] z = numbers(trace.list("z"));
        int columns = 0;
        for (double[] row : z) {
            columns = Math.max(columns, row.length);
        }
        for (int i = 0; i < z.length; i++) {
            int given = z[i].length;
            z[i] = Arrays.copyOf(z[i], columns);
            Arrays.fill(z[i], given, columns, Double.NaN);
        }
        return new Grid(
                middles(trace.list("x"), columns, xAxis),
                middles(trace.list("y"), z.length, yAxis),
                z,
                Shades.of(series),
                texts(trace));
    }

    /** Columns and rows are counted where the trace does not place them; one place more than cells are their edges. */
    private static double[] middles(List<?> places, int count, Axis axis) {
        double[] given = axis.coordinates(places);
        double[] middles = new double[count];
        for (int i = 0; i < count; i++) {
            if (given.length == count + 1) {
                middles[i] = (given[i] + given[i + 1]) / 2;
            } else {
                middles[i] = i < given.length ? given[i] : i;
            }
        }
        return middles;
    }

    private static double[][] numbers(List<?> rows) {
        List<double[]> numbers = new ArrayList<>();
        for (Object row : rows) {
            if (row instanceof List<?> list) {
                numbers.add(list.stream()
                        .mapToDouble(v -> v instanceof Number n && Double.isFinite(n.doubleValue())
                                ? n.doubleValue()
                                : Double.NaN)
                        .toArray());
            }
        }
        return numbers.toArray(double[][]::new);
    }

    private static List<?> texts(Node trace) {
        String template = trace.text("texttemplate", "");
        return template.contains("%{text")
                ? trace.list("text")
                : template.contains("%{z") ? trace.list("z") : List.of();
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    boolean isEmpty() {
        return z.length == 0 || x.length == 0;
    }

    /** {@return where column or row {@code i} begins; {@code i} up to their number} */
    static double edge(double[] middles, int i) {
        if (middles.length == 1) {
            return middles[0] + i - .5;
        }
        if (i == 0) {
            return middles[0] - (middles[1] - middles[0]) / 2;
        }
        int last = middles.length - 1;
        return i > last ? middles[last] + (middles[last] - middles[last - 1]) / 2 : (middles[i - 1] + middles[i]) / 2;
    }

    @Nullable Object textAt(int row, int column) {
        return row < text.size() && text.get(row) instanceof List<?> cells && column < cells.size()
                ? cells.get(column)
                : null;
    }

    /** {@return coordinates of the columns' middles} */
    double[] x() {
        return x;
    }

    /** {@return coordinates of the rows' middles} */
    double[] y() {
        return y;
    }

    /** {@return {@code z[row][column]}, NaN where there is none} */
    double[][] z() {
        return z;
    }

    Shades shades() {
        return shades;
    }
}
