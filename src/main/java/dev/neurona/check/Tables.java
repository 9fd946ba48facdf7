package dev.neurona.check;

import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Compares tables: names and number of columns, number of rows, then cell by cell. */
final class Tables {
    private Tables() {}

    static Verdict near(Table actual, Table expected, Tolerance tolerance) {
        List<String> names = expected.columnNames();
        for (String name : names) {
            if (!actual.containsColumn(name)) {
                return Verdict.failed(
                        Message.key("expected.column", name),
                        Message.key("actual.columns", String.join(", ", actual.columnNames())));
            }
        }
        if (actual.columnCount() != names.size()) {
            return Verdict.failed(
                    Message.key("expected.columns", String.join(", ", names)),
                    Message.key("actual.columns", String.join(", ", actual.columnNames())));
        }
        if (actual.rowCount() != expected.rowCount()) {
            return Verdict.failed(
                    Message.key("expected.rows", expected.rowCount()), Message.key("actual.rows", actual.rowCount()));
        }
        for (String name : names) {
            Verdict verdict = column(name, actual.column(name), expected.column(name), tolerance);
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
        }
        return Verdict.passed();
    }

    private static Verdict column(String name, Column<?> actual, Column<?> expected, Tolerance tolerance) {
        for (int row = 0; row < expected.size(); row++) {
            boolean same;
            if (actual instanceof NumericColumn<?> given && expected instanceof NumericColumn<?> right) {
                same = tolerance.accepts(given.getDouble(row), right.getDouble(row), false);
            } else {
                same = actual.getString(row).equals(expected.getString(row));
            }
            if (!same) {
                return Verdict.failed(Message.key("expected.cell", cell(expected, row), name, row), cell(actual, row));
            }
        }
        return Verdict.passed();
    }

    private static Message cell(Column<?> column, int row) {
        return column instanceof NumericColumn<?> numbers
                ? Message.key("number", numbers.getDouble(row))
                : Message.of(Kinds.quoted(column.getString(row)));
    }
}
