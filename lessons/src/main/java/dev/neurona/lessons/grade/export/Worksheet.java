package dev.neurona.lessons.grade.export;

import dev.neurona.lessons.grade.rules.FinalMark;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Moodle's grading worksheet, as a teacher has downloaded it: grades and comments are filled in, and everything else stays
 * as it is, byte for byte, because Moodle refuses rows that have changed.
 */
public final class Worksheet {
    private static final Pattern WITH_COMMA = Pattern.compile("\\d+,\\d+");
    private static final Pattern WITH_POINT = Pattern.compile("\\d+\\.\\d+");

    private final Encoding encoding;
    private final RawTable table;
    private final Columns columns;

    private Worksheet(Encoding encoding, RawTable table, Columns columns) {
        this.encoding = encoding;
        this.table = table;
        this.columns = columns;
    }

    /**
     * {@return the worksheet of a file}
     *
     * @param gradeColumn header of the column for the grade; empty to recognise it
     * @param feedbackColumn header of the column for the comment; empty to recognise it
     * @throws IOException if it is none or has no column for a grade, said in one line
     */
    public static Worksheet read(byte[] file, Optional<String> gradeColumn, Optional<String> feedbackColumn)
            throws IOException {
        Encoding encoding = Encoding.of(file);
        RawTable table = RawTable.read(encoding.text());
        return new Worksheet(encoding, table, Columns.of(table, gradeColumn, feedbackColumn));
    }

    /**
     * {@return the worksheet with the marks, and what did not fit}
     *
     * @param highest the highest mark; marks are put to the scale of the worksheet
     * @param feedback what a student is told, as HTML, which Moodle takes it for
     * @param provisional whether marks are handed on that are not final yet
     */
    public Exported fill(
            List<FinalMark> marks,
            Selection selection,
            BigDecimal highest,
            Function<FinalMark, String> feedback,
            boolean provisional) {
        Exported.Report report = new Exported.Report();
        describe(report);
        List<FinalMark> left = new ArrayList<>(marks);
        List<RawTable.Cell> cells = new ArrayList<>();
        List<String> values = new ArrayList<>();
        boolean comma = comma();
        int overwritten = 0;
        for (List<RawTable.Cell> row : table.rows().subList(1, table.rows().size())) {
            Optional<FinalMark> found = find(row, marks);
            found.ifPresent(left::remove);
            Optional<BigDecimal> mark = found.flatMap(selection::mark);
            if (mark.isPresent() && selection.provisional(found.get()) && !provisional) {
                report.provisional(found.get().student());
                continue;
            }
            if (mark.isEmpty() || row.size() <= columns.grade()) {
                report.rowWithoutMark(name(row));
                continue;
            }
            String grade = number(scaled(mark.get(), highest, row), comma);
            String before = Columns.value(row, columns.grade()).strip();
            overwritten += before.isEmpty() || before.equals("-") || before.equals(grade) ? 0 : 1;
            replace(row, columns.grade(), grade, cells, values);
            String told = feedback.apply(found.get());
            if (!told.isEmpty() && columns.feedback().isPresent()) {
                replace(row, columns.feedback().getAsInt(), encoding.writable(told), cells, values);
            }
            report.filled();
        }
        left.stream()
                .filter(mark -> selection.mark(mark).isPresent())
                .forEach(mark -> report.markWithoutRow(mark.student()));
        if (overwritten > 0) {
            report.note("%d rows had another grade".formatted(overwritten));
        }
        return report.with(table.with(cells, values));
    }

    /** {@return a filled table as the file's bytes} */
    public byte[] bytes(Exported filled) {
        return encoding.bytes(filled.table());
    }

    private void describe(Exported.Report report) {
        List<RawTable.Cell> header = table.rows().get(0);
        report.note(
                "grades go into \"%s\"".formatted(header.get(columns.grade()).value()));
        if (columns.feedback().isPresent()) {
            report.note("comments go into \"%s\""
                    .formatted(header.get(columns.feedback().getAsInt()).value()));
        } else {
            report.note("it has no column for comments: in Moodle they are switched on in the assignment's settings");
        }
    }

    private static void replace(
            List<RawTable.Cell> row, int column, String value, List<RawTable.Cell> cells, List<String> values) {
        if (column < row.size()) {
            // The comment may stand before the grade.
            int at = !cells.isEmpty()
                            && cells.get(cells.size() - 1).begin()
                                    > row.get(column).begin()
                    ? cells.size() - 1
                    : cells.size();
            cells.add(at, row.get(column));
            values.add(at, value);
        }
    }

    /** By Moodle's number, else by an id or an address that is ours, else by the name if only one has it. */
    private Optional<FinalMark> find(List<RawTable.Cell> row, List<FinalMark> marks) {
        String participant = columns.participant(row);
        Optional<FinalMark> byNumber = marks.stream()
                .filter(mark -> mark.student().id().equals(participant))
                .findFirst();
        if (byNumber.isPresent()) {
            return byNumber;
        }
        Optional<FinalMark> byId = marks.stream()
                .filter(mark -> row.stream()
                        .limit(columns.grade())
                        .anyMatch(cell -> cell.value()
                                .strip()
                                .equalsIgnoreCase(mark.student().id())))
                .findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        List<FinalMark> byName = marks.stream()
                .filter(mark -> row.stream()
                        .limit(columns.grade())
                        .anyMatch(
                                cell -> Names.same(cell.value(), mark.student().name())))
                .toList();
        return byName.size() == 1 && onlyRow(byName.get(0)) ? Optional.of(byName.get(0)) : Optional.empty();
    }

    private boolean onlyRow(FinalMark mark) {
        return table.rows().stream()
                        .filter(row -> row.stream()
                                .limit(columns.grade())
                                .anyMatch(cell ->
                                        Names.same(cell.value(), mark.student().name())))
                        .count()
                == 1;
    }

    private String name(List<RawTable.Cell> row) {
        int next = columns.identifier() + 1;
        return (Columns.value(row, columns.identifier()) + " "
                        + (next < columns.grade() ? Columns.value(row, next) : ""))
                .strip();
    }

    private BigDecimal scaled(BigDecimal mark, BigDecimal highest, List<RawTable.Cell> row) {
        BigDecimal most = columns.highest().isPresent()
                ? new BigDecimal(
                        Columns.value(row, columns.highest().getAsInt()).strip().replace(',', '.'))
                : highest;
        return mark.multiply(most).divide(highest, 2, RoundingMode.HALF_UP);
    }

    private boolean comma() {
        for (List<RawTable.Cell> row : table.rows()) {
            for (int column : new int[] {columns.highest().orElse(columns.grade()), columns.grade()}) {
                String value = Columns.value(row, column).strip();
                if (WITH_COMMA.matcher(value).matches()) {
                    return true;
                }
                if (WITH_POINT.matcher(value).matches()) {
                    return false;
                }
            }
        }
        return table.delimiter() == ';';
    }

    private static String number(BigDecimal number, boolean comma) {
        String plain = number.toPlainString();
        return comma ? plain.replace('.', ',') : plain;
    }
}
