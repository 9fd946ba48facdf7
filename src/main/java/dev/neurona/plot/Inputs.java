package dev.neurona.plot;

import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Checks what is handed to figures, and says what is wrong with it. */
final class Inputs {
    private Inputs() {}

    /** {@return the name of each point's class} */
    static String[] named(int[] classes, String... names) {
        String[] named = new String[classes.length];
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] < 0 || classes[i] >= names.length) {
                throw new IllegalArgumentException("point %d is of class %d, but %d classes have names, from 0"
                        .formatted(i, classes[i], names.length));
            }
            named[i] = names[classes[i]];
        }
        return named;
    }

    static void sameLength(String first, int firstLength, String second, int secondLength) {
        if (firstLength != secondLength) {
            throw new IllegalArgumentException("%s has %d values and %s has %d: give both the same number"
                    .formatted(first, firstLength, second, secondLength));
        }
    }

    static int[] zerosAndOnes(int[] classes) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] != 0 && classes[i] != 1) {
                throw new IllegalArgumentException(
                        "point %d is of class %d, but a boundary is between classes 0 and 1".formatted(i, classes[i]));
            }
        }
        return classes;
    }

    static void rectangular(double[][] z, int rows, int columns) {
        if (z.length != rows) {
            throw new IllegalArgumentException(
                    "expected %d rows, one for each y label, but got %d".formatted(rows, z.length));
        }
        for (int i = 0; i < z.length; i++) {
            if (z[i].length != columns) {
                throw new IllegalArgumentException("expected %d numbers in row %d, one for each x label, but got %d"
                        .formatted(columns, i, z[i].length));
            }
        }
    }

    static double[] numbers(Table table, String name) {
        Column<?> column = column(table, name);
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException("column \"%s\" holds %s, expected numbers"
                    .formatted(name, column.type().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return numbers.asDoubleArray();
    }

    static Column<?> column(Table table, String name) {
        List<String> names = table.columnNames();
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException("no column \"%s\" in this table: it has %s".formatted(name, names));
        }
        return table.column(name);
    }

    static String[] texts(Table table, String name) {
        Column<?> column = column(table, name);
        String[] texts = new String[column.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.getString(i);
        }
        return texts;
    }
}
