package dev.neurona.lessons.grade.export;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.rules.FinalMark;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table Canvas' gradebook imports: who, a column for each assignment, and below the header the points each can give.
 * Canvas finds a student by {@code ID}, {@code SIS User ID} or {@code SIS Login ID}, which it alone knows: best is to give the
 * table it has exported, whose first columns are then taken over as they are.
 */
public final class CanvasCsv {
    private static final List<String> WHO = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");
    private static final String POINTS = "    Points Possible";

    private final Map<String, Selection> columns = new LinkedHashMap<>();
    private final BigDecimal highest;
    private final boolean provisional;

    /**
     * @param columns which mark goes into the assignment of which name
     * @param highest the points possible
     * @param provisional whether marks are handed on that are not final yet
     */
    public CanvasCsv(Map<String, Selection> columns, BigDecimal highest, boolean provisional) {
        this.columns.putAll(columns);
        this.highest = highest;
        this.provisional = provisional;
    }

    /** {@return the table, with our ids as {@code SIS Login ID}} */
    public Exported of(List<FinalMark> marks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(joined(WHO, List.copyOf(columns.keySet())));
        rows.add(joined(List.of(POINTS, "", "", "", ""), points()));
        Exported.Report report = new Exported.Report();
        for (FinalMark mark : marks) {
            Student student = mark.student();
            rows.add(joined(
                    List.of(Safe.text(student.name()), "", "", Safe.text(student.id()), ""), values(mark, report)));
        }
        return report.with(Csv.write(rows, ','));
    }

    /**
     * {@return the table with the students of one that Canvas has exported, in its order}
     *
     * @throws IOException if it is none, said in one line
     */
    public Exported of(List<FinalMark> marks, String exported) throws IOException {
        List<List<String>> records = Csv.read(exported.startsWith("\uFEFF") ? exported.substring(1) : exported, ',');
        if (records.isEmpty() || !records.get(0).contains("Student") || section(records.get(0)) < 0) {
            throw new IOException("it is no table of Canvas: its first line has to have Student, ID ... Section");
        }
        List<String> header = records.get(0);
        int width = section(header) + 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(joined(
                first(header, width),
                columns.keySet().stream().map(name -> named(name, header)).toList()));
        Exported.Report report = new Exported.Report();
        List<FinalMark> left = new ArrayList<>(marks);
        boolean points = false;
        for (List<String> record : records.subList(1, records.size())) {
            if (record.get(0).strip().equals(POINTS.strip())) {
                rows.add(joined(first(record, width), points()));
                points = true;
            } else if (record.size() >= width) {
                Optional<FinalMark> mark = find(left, first(record, width), header);
                mark.ifPresent(left::remove);
                if (mark.isEmpty()) {
                    report.rowWithoutMark(record.get(0));
                }
                mark.ifPresent(found -> rows.add(joined(first(record, width), values(found, report))));
            }
        }
        if (!points) {
            List<String> blank = new ArrayList<>(first(header, width));
            blank.replaceAll(each -> "");
            blank.set(0, POINTS);
            rows.add(1, joined(blank, points()));
        }
        left.forEach(mark -> report.markWithoutRow(mark.student()));
        return report.with(Csv.write(rows, ','));
    }

    private static int section(List<String> header) {
        return header.indexOf("Section");
    }

    private static List<String> first(List<String> record, int width) {
        return record.subList(0, Math.min(width, record.size()));
    }

    /** Canvas writes the assignment's number behind its name, and takes marks for an assignment that is there by that. */
    private static String named(String name, List<String> header) {
        Pattern numbered = Pattern.compile(Pattern.quote(name) + " \\(\\d+\\)");
        return header.stream()
                .filter(each -> numbered.matcher(each).matches())
                .findFirst()
                .orElse(name);
    }

    private static Optional<FinalMark> find(List<FinalMark> marks, List<String> who, List<String> header) {
        for (int i = 1; i < who.size(); i++) {
            String value = who.get(i).strip();
            if (!value.isEmpty() && header.get(i).endsWith("ID")) {
                Optional<FinalMark> found = marks.stream()
                        .filter(mark -> mark.student().id().equalsIgnoreCase(value))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        List<FinalMark> same = marks.stream()
                .filter(mark -> Names.same(mark.student().name(), who.get(0)))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private List<String> points() {
        return columns.keySet().stream().map(name -> highest.toPlainString()).toList();
    }

    private List<String> values(FinalMark mark, Exported.Report report) {
        List<String> values = new ArrayList<>();
        boolean given = false;
        for (Selection column : columns.values()) {
            Optional<BigDecimal> value = column.mark(mark);
            if (value.isPresent() && column.provisional(mark) && !provisional) {
                report.provisional(mark.student());
                value = Optional.empty();
            }
            given |= value.isPresent();
            values.add(value.map(BigDecimal::toPlainString).orElse(""));
        }
        if (given) {
            report.filled();
        }
        return values;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
