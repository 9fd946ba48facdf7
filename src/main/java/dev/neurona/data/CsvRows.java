package dev.neurona.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of separated values (RFC 4180), each with the line it begins on. */
final class CsvRows {
    /**
     * A row.
     *
     * @param line from 1
     */
    record Row(int line, List<String> values) {}

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int LOOKED_AT = 30;

    private final Path file;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvRows(Path file, String text, char separator) {
        this.file = file;
        this.text = text;
        this.separator = separator;
    }

    /** {@return all rows that are not empty lines} */
    static List<Row> parse(Path file, String text, char separator) {
        return new CsvRows(file, text, separator).rows(Integer.MAX_VALUE);
    }

    /** Excel reads, and on wish writes, a first line such as {@code sep=;}. It counts as a line. */
    static String withoutHint(String text) {
        return text.replaceFirst("^(?i)sep=.(?=\\r?\\n)", "");
    }

    /** {@return the separator by which the first rows have equally many values, and most of them} */
    static char guessSeparator(String text) {
        if (!withoutHint(text).equals(text)) {
            return text.charAt("sep=".length());
        }
        char best = ',';
        double bestScore = 0;
        for (char candidate : SEPARATORS) {
            double score = score(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The share of rows with as many values as most have, then how many these are. */
    private static double score(String text, char separator) {
        List<Row> rows;
        try {
            rows = new CsvRows(Path.of(""), text, separator).rows(LOOKED_AT);
        } catch (DataException unclosedQuote) {
            return 0;
        }
        Map<Integer, Integer> widths = new TreeMap<>();
        rows.forEach(row -> widths.merge(row.values().size(), 1, Integer::sum));
        double score = 0;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            if (width.getKey() > 1) {
                double share = (double) width.getValue() / rows.size();
                score = Math.max(score, share + width.getKey() * 1e-6);
            }
        }
        return score;
    }

    private List<Row> rows(int most) {
        List<Row> rows = new ArrayList<>();
        while (at < text.length() && rows.size() < most) {
            int begin = line;
            List<String> values = row();
            if (values.size() > 1 || !values.get(0).isBlank()) {
                rows.add(new Row(begin, values));
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> values = new ArrayList<>();
        while (true) {
            values.add(value());
            if (at >= text.length()) {
                return values;
            }
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (end != separator) {
                line++;
                return values;
            }
        }
    }

    /** Reads a value and stops before what ends it. Blanks around quotes are not part of it. */
    private String value() {
        int quote = at;
        while (quote < text.length() && text.charAt(quote) == ' ') {
            quote++;
        }
        if (quote < text.length() && text.charAt(quote) == '"') {
            at = quote + 1;
            return quoted() + plain().strip();
        }
        return plain();
    }

    private String plain() {
        int begin = at;
        while (at < text.length()
                && text.charAt(at) != separator
                && text.charAt(at) != '\n'
                && text.charAt(at) != '\r') {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        int begin = line;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                if (at >= text.length() || text.charAt(at) != '"') {
                    return value.toString();
                }
                at++;
            } else if (c == '\n') {
                line++;
            }
            value.append(c);
        }
        throw new DataException("the quotes opened in line %d of %s are never closed".formatted(begin, file));
    }
}
