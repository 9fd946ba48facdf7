package dev.neurona.data;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Tables from text files with separated values, as Excel and others write them. {@code Csv.read(path)} finds out the
 * rest: whether {@code , ; |} or a tab separates, and whether {@code 3,14} is a number.
 *
 * <p>The first row names the columns. A value in double quotes may hold separators, line breaks, and quotes written
 * twice. The text is UTF-8, with or without a byte order mark, or UTF-16 with one. Where a semicolon separates, or a
 * column says so ({@code 0,5} is no number of thousands), commas are decimal and points separate thousands. Empty values,
 * {@code NA}, {@code NaN}, {@code null} and {@code *} are missing. Types are those Tablesaw sees when it looks at all rows.
 *
 * <p>Tablesaw alone would read {@code 3,14} as 314, take the types from some of the rows, and name a row with too few
 * values by its number among records, not by its line.
 */
public final class Csv {
    private final Path file;
    private final @Nullable Charset charset;
    private final @Nullable Character separator;
    private final @Nullable Character decimal;

    private Csv(Path file, @Nullable Charset charset, @Nullable Character separator, @Nullable Character decimal) {
        this.file = file;
        this.charset = charset;
        this.separator = separator;
        this.decimal = decimal;
    }

    /**
     * {@return the table in a file}
     *
     * @throws DataException if the file is not there, is no text in UTF-8, has no rows, or a row has more or fewer values
     *     than the first; the line is named
     */
    public static Table read(Path file) {
        return from(file).table();
    }

    /** {@return a file to be read with settings, by {@link #table}} */
    public static Csv from(Path file) {
        return new Csv(file, null, null, null);
    }

    /** {@return the same with text in another encoding, such as {@code windows-1252}} */
    public Csv withCharset(Charset encoding) {
        return new Csv(file, encoding, separator, decimal);
    }

    /** {@return the same with this between values} */
    public Csv withSeparator(char between) {
        return new Csv(file, charset, between, decimal);
    }

    /** {@return the same with {@code '.'} or {@code ','} before the fraction of numbers} */
    public Csv withDecimal(char mark) {
        if (mark != '.' && mark != ',') {
            throw new IllegalArgumentException(
                    "expected '.' or ',' before the fraction of numbers but got '%c'".formatted(mark));
        }
        return new Csv(file, charset, separator, mark);
    }

    /** {@return the table} */
    public Table table() {
        String text = CsvText.read(file, charset);
        char between = separator == null ? CsvRows.guessSeparator(text) : separator;
        List<CsvRows.Row> rows = CsvRows.parse(file, CsvRows.withoutHint(text), between);
        if (rows.size() < 2) {
            throw new DataException("%s has %s: expected a row of names and rows of values"
                    .formatted(file, rows.isEmpty() ? "no rows" : "one row"));
        }
        List<String> names = names(rows.get(0).values());
        requireWidth(rows, between);
        List<List<String>> columns = columns(rows, names.size());
        DecimalComma.convert(columns, between, decimal);
        return table(names, columns);
    }

    private List<String> names(List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String value : header) {
            String name = value.isBlank() ? "column " + (names.size() + 1) : value.strip();
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new DataException(
                        "two columns of %s are called \"%s\": change one in its first line".formatted(file, name));
            }
            names.add(name);
        }
        return names;
    }

    private void requireWidth(List<CsvRows.Row> rows, char between) {
        int width = rows.get(0).values().size();
        for (CsvRows.Row row : rows) {
            if (row.values().size() != width) {
                String shown = between == '\t' ? "tab" : String.valueOf(between);
                throw new DataException(
                        "line %d of %s has %d values and the first line has %d (separated by %s): \"%s\""
                                .formatted(
                                        row.line(), file, row.values().size(), width, shown, shortened(row, between)));
            }
        }
    }

    private static String shortened(CsvRows.Row row, char between) {
        String whole = String.join(String.valueOf(between), row.values()).replaceAll("\\s+", " ");
        return whole.length() <= 60 ? whole : whole.substring(0, 60) + "...";
    }

    private static List<List<String>> columns(List<CsvRows.Row> rows, int width) {
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            List<String> column = new ArrayList<>(rows.size());
            for (CsvRows.Row row : rows.subList(1, rows.size())) {
                column.add(row.values().get(c).strip());
            }
            columns.add(column);
        }
        return columns;
    }

    private Table table(List<String> names, List<List<String>> columns) {
        StringBuilder csv = new StringBuilder(line(names));
        for (int r = 0; r < columns.get(0).size(); r++) {
            int row = r;
            csv.append(line(columns.stream().map(column -> column.get(row)).toList()));
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return Table.read()
                .usingOptions(CsvReadOptions.builderFromString(csv.toString())
                        .separator(',')
                        .sample(false)
                        .maxCharsPerColumn(CsvText.MOST_CHARACTERS)
                        .tableName(name));
    }

    private static String line(List<String> values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            line.append(line.isEmpty() ? "" : ",")
                    .append('"')
                    .append(value.replace("\"", "\"\""))
                    .append('"');
        }
        return line.append('\n').toString();
    }
}
