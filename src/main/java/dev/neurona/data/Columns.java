package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Turns a table's columns into examples, and examples into a table. */
final class Columns {
    /** A column with more different words than this is taken for text, not for categories. */
    private static final int MOST_CATEGORIES = 100;

    private Columns() {}

    static Data read(NDManager manager, Table table, String label, String... features) {
        if (table.rowCount() == 0) {
            throw new IllegalArgumentException("the table \"%s\" has no rows".formatted(table.name()));
        }
        Column<?> target = find(table, label);
        List<String> names = new ArrayList<>();
        List<double[]> inputs = new ArrayList<>();
        List<String> chosen = features.length > 0
                ? List.of(features)
                : table.columnNames().stream()
                        .filter(name -> !name.equalsIgnoreCase(label))
                        .toList();
        for (String feature : chosen) {
            addInputs(find(table, feature), names, inputs);
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no features: the table has no column besides \"%s\"".formatted(label));
        }
        float[] x = new float[Math.multiplyExact(table.rowCount(), inputs.size())];
        for (int j = 0; j < inputs.size(); j++) {
            for (int i = 0; i < table.rowCount(); i++) {
                x[i * inputs.size() + j] = (float) inputs.get(j)[i];
            }
        }
        NDArray xs = manager.create(x, new Shape(table.rowCount(), inputs.size()));
        if (target instanceof NumericColumn<?>) {
            double[] y = numbers(target);
            float[] values = new float[y.length];
            for (int i = 0; i < y.length; i++) {
                values[i] = (float) y[i];
            }
            return new Data(xs, manager.create(values, new Shape(y.length, 1)), names, List.of());
        }
        List<String> classes = categories(target);
        long[] labels = new long[target.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes.indexOf(target.getString(i));
        }
        return new Data(xs, manager.create(labels), names, classes);
    }

    private static void addInputs(Column<?> column, List<String> names, List<double[]> inputs) {
        if (column instanceof NumericColumn<?>) {
            names.add(column.name());
            inputs.add(numbers(column));
        } else if (column instanceof BooleanColumn flags) {
            requireNoneMissing(flags);
            names.add(flags.name());
            inputs.add(flags.asDoubleArray());
        } else {
            for (String category : categories(column)) {
                double[] one = new double[column.size()];
                for (int i = 0; i < one.length; i++) {
                    one[i] = column.getString(i).equals(category) ? 1 : 0;
                }
                names.add(column.name() + "=" + category);
                inputs.add(one);
            }
        }
    }

    private static double[] numbers(Column<?> column) {
        requireNoneMissing(column);
        double[] numbers = ((NumericColumn<?>) column).asDoubleArray();
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException("column \"%s\" has %s in row %d: drop the row or fill in a number"
                        .formatted(column.name(), numbers[i], i));
            }
        }
        return numbers;
    }

    /** {@return the different values of a column in the order of the alphabet} */
    static List<String> categories(Column<?> column) {
        requireNoneMissing(column);
        TreeSet<String> different = new TreeSet<>();
        for (int i = 0; i < column.size(); i++) {
            different.add(column.getString(i));
        }
        if (different.size() > MOST_CATEGORIES) {
            throw new IllegalArgumentException(
                    "column \"%s\" has %d different values such as \"%s\", too many for categories: leave it out or bring it into fewer"
                            .formatted(column.name(), different.size(), different.first()));
        }
        return List.copyOf(different);
    }

    private static void requireNoneMissing(Column<?> column) {
        for (int i = 0; i < column.size(); i++) {
            if (column.isMissing(i)) {
                throw new IllegalArgumentException(
                        "column \"%s\" has no value in row %d (%d are missing in all): drop the rows with table.dropRowsWithMissingValues() or fill them in"
                                .formatted(column.name(), i, column.countMissing()));
            }
        }
    }

    static Column<?> find(Table table, String name) {
        for (Column<?> column : table.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column \"%s\" in the table \"%s\": %s"
                .formatted(name, table.name(), Spelling.suggest(name, table.columnNames())));
    }

    static Table write(Data data) {
        if (data.x().getShape().dimension() != 2) {
            throw new IllegalStateException(
                    "only points (N, D) make a table, but x is " + data.x().getShape());
        }
        int width = (int) data.x().size(1);
        Table table = Table.create("data");
        float[] x = data.x().toFloatArray();
        for (int j = 0; j < width; j++) {
            table.addColumns(column(j < data.features().size() ? data.features().get(j) : "x" + (j + 1), x, j, width));
        }
        if (data.classes().isEmpty()) {
            float[] y = data.y().toFloatArray();
            int outputs = (int) data.y().size(1);
            for (int j = 0; j < outputs; j++) {
                table.addColumns(column(outputs == 1 ? "y" : "y" + (j + 1), y, j, outputs));
            }
        } else {
            StringColumn label = StringColumn.create("label");
            for (int c : data.labels()) {
                label.append(data.classes().get(c));
            }
            table.addColumns(label);
        }
        return table;
    }

    private static DoubleColumn column(String name, float[] values, int from, int step) {
        DoubleColumn column = DoubleColumn.create(name);
        for (int i = from; i < values.length; i += step) {
            column.append(values[i]);
        }
        return column;
    }
}
