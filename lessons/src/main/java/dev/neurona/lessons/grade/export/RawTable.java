package dev.neurona.lessons.grade.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of separated values that knows where each cell stands in its text, so that some can be replaced and all the rest
 * stay byte for byte: how a line ends, what is quoted that need not be. (A library gives the values, not their places.)
 *
 * @param rows their cells; a line without anything in it is none
 */
record RawTable(String text, char delimiter, List<List<Cell>> rows) {
    private static final char QUOTE = '"';

    RawTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A cell.
     *
     * @param begin of what stands in the text, quotes included
     * @param end behind it
     */
    record Cell(int begin, int end, String value) {}

    /** {@return the table of a text} The delimiter is what the first line has most of, outside of quotes. */
    static RawTable read(String text) {
        char delimiter = delimiter(text);
        return new RawTable(text, delimiter, new Reader(text, delimiter).rows());
    }

    private static char delimiter(String text) {
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == QUOTE;
            if (!quoted && (c == '\n' || c == '\r') && i > 1) {
                break;
            }
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        char most = ',';
        for (char each : new char[] {';', '\t'}) {
            most = counts[each] > counts[most] ? each : most;
        }
        return most;
    }

    private static final class Reader {
        private final String text;
        private final char delimiter;
        private int at;

        Reader(String text, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
            this.at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        List<List<Cell>> rows() {
            List<List<Cell>> rows = new ArrayList<>();
            while (at < text.length()) {
                List<Cell> row = new ArrayList<>();
                row.add(cell());
                while (at < text.length() && text.charAt(at) == delimiter) {
                    at++;
                    row.add(cell());
                }
                if (row.size() > 1 || row.get(0).end() > row.get(0).begin()) {
                    rows.add(row);
                }
                if (at < text.length()) {
                    at += text.startsWith("\r\n", at) ? 2 : 1;
                }
            }
            return rows;
        }

        private Cell cell() {
            int begin = at;
            StringBuilder value = new StringBuilder();
            if (at < text.length() && text.charAt(at) == QUOTE) {
                quoted(value);
            }
            // Behind a closing quote there should be nothing; what there is belongs to the cell.
            while (at < text.length() && text.charAt(at) != delimiter && "\r\n".indexOf(text.charAt(at)) < 0) {
                value.append(text.charAt(at++));
            }
            return new Cell(begin, at, value.toString());
        }

        private void quoted(StringBuilder value) {
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != QUOTE) {
                    value.append(c);
                } else if (at < text.length() && text.charAt(at) == QUOTE) {
                    value.append(QUOTE);
                    at++;
                } else {
                    return;
                }
            }
        }
    }

    /** {@return the text with another value in some cells, quoted where it has to be or the old one was} */
    String with(List<Cell> cells, List<String> values) {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.begin() < done) {
                throw new IllegalArgumentException("cells have to be in the order of the text");
            }
            changed.append(text, done, cell.begin()).append(written(values.get(i), cell));
            done = cell.end();
        }
        return changed.append(text.substring(done)).toString();
    }

    private String written(String value, Cell cell) {
        boolean quote = text.startsWith("\"", cell.begin())
                || value.indexOf(delimiter) >= 0
                || value.chars().anyMatch(c -> c == QUOTE || c == '\r' || c == '\n');
        return quote ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value;
    }
}
