package dev.neurona.lessons.grade.export;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns of Moodle's grading worksheet, in whatever language the teacher's Moodle speaks. The one with
 * "Participant 12345" is known by its values. A grade is known by its name in the languages below, else by its place: before
 * the column that has the same number, the highest grade, in every row. The comment is known by its name, else it is the
 * last column, unless that has dates.
 *
 * @param identifier a word and the participant's number
 * @param grade to be filled
 * @param highest the highest grade, if there is such a column
 * @param feedback to be filled, if the assignment has comments switched on
 */
record Columns(int identifier, int grade, OptionalInt highest, OptionalInt feedback) {
    private static final Pattern PARTICIPANT =
            Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'’-]*?\\s?(\\p{Nd}{1,18})");
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)?");
    private static final Pattern DATE = Pattern.compile("-|.*\\p{Nd}.*\\p{Nd}:\\p{Nd}{2}.*");

    private static final Set<String> GRADE = plain(
            "Grade",
            "Calificación",
            "Nota",
            "Puntuación",
            "Qualificació",
            "Cualificación",
            "Kalifikazioa",
            "Note",
            "Bewertung",
            "Valutazione",
            "Voto",
            "Classificação",
            "Avaliação",
            "Cijfer",
            "Ocena",
            "Známka",
            "Hodnocení",
            "Hodnotenie",
            "Osztályzat",
            "Értékelés",
            "Pontszám",
            "Notă",
            "Calificativ",
            "Karakter",
            "Betyg",
            "Arvosana",
            "Arviointi",
            "Vurdering",
            "Hinne",
            "Atzīme",
            "Vērtējums",
            "Įvertinimas",
            "Оценка",
            "Оцінка",
            "Оценката",
            "Ocjena",
            "Βαθμός",
            "Not",
            "評定",
            "評点",
            "成绩",
            "分数",
            "成績",
            "성적",
            "الدرجة",
            "ציון",
            "نمره",
            "Điểm",
            "Nilai");
    private static final Set<String> HIGHEST = plain(
            "Maximum grade",
            "Maximum Grade",
            "Calificación máxima",
            "Puntuación máxima",
            "Qualificació màxima",
            "Cualificación máxima",
            "Gehienezko kalifikazioa",
            "Note maximale",
            "Höchste Bewertung",
            "Bestwertung",
            "Valutazione massima",
            "Nota máxima",
            "Maximumcijfer",
            "Maksymalna ocena",
            "Maximální známka");
    private static final Set<String> FEEDBACK = plain(
            "Feedback comments",
            "Comentarios de retroalimentación",
            "Comentarios de la retroalimentación",
            "Comentarios",
            "Comentaris de retroacció",
            "Comentaris de retroalimentació",
            "Feedback iruzkinak",
            "Feedback par commentaires",
            "Commentaires",
            "Feedback als Kommentar",
            "Kommentare",
            "Commenti",
            "Commenti di feedback",
            "Comentários de feedback",
            "Comentários",
            "Feedback commentaar",
            "Komentarze");

    private static Set<String> plain(String... names) {
        Set<String> all = new HashSet<>();
        for (String name : names) {
            all.add(Names.plain(name));
        }
        return all;
    }

    /**
     * {@return the columns of a worksheet}
     *
     * @param gradeName header of the column to fill, where the teacher names it
     * @param feedbackName likewise
     * @throws IOException if it is none, said in one line
     */
    static Columns of(RawTable table, Optional<String> gradeName, Optional<String> feedbackName) throws IOException {
        if (table.rows().size() < 2) {
            throw new IOException("it is no grading worksheet: there is no line below the header");
        }
        List<RawTable.Cell> header = table.rows().get(0);
        List<List<RawTable.Cell>> rows = table.rows().subList(1, table.rows().size());
        int identifier = find(header, column -> participants(column, rows))
                .orElseThrow(() -> new IOException(
                        "it is no grading worksheet: no column has values such as \"Participant 12345\" (in Moodle:"
                                + " assignment, view all submissions, download grading worksheet)"));
        OptionalInt highest = named(header, HIGHEST, column -> constant(column, rows));
        if (highest.isEmpty()) {
            highest = find(
                    header, column -> column > identifier + 1 && constant(column, rows) && grades(column - 1, rows));
        }
        OptionalInt grade = gradeName.isPresent()
                ? chosen(header, gradeName.get())
                : named(header, GRADE, column -> grades(column, rows));
        if (grade.isEmpty() && highest.isPresent() && grades(highest.getAsInt() - 1, rows)) {
            grade = OptionalInt.of(highest.getAsInt() - 1);
        }
        int found = grade.orElseThrow(() ->
                new IOException("no column of it is known as the grade: name it with --grade-column (there are %s)"
                        .formatted(names(header))));
        OptionalInt feedback = feedbackName.isPresent()
                ? chosen(header, feedbackName.get())
                : named(header, FEEDBACK, column -> column > found);
        int last = header.size() - 1;
        OptionalInt max = highest;
        if (feedback.isEmpty() && last > found && (max.isEmpty() || last > max.getAsInt()) && !dates(last, rows)) {
            feedback = OptionalInt.of(last);
        }
        return new Columns(identifier, found, highest, feedback);
    }

    private static OptionalInt chosen(List<RawTable.Cell> header, String name) throws IOException {
        OptionalInt found =
                find(header, column -> header.get(column).value().strip().equals(name.strip()));
        if (found.isEmpty()) {
            throw new IOException("it has no column %s: there are %s".formatted(name, names(header)));
        }
        return found;
    }

    private static String names(List<RawTable.Cell> header) {
        return String.join(", ", header.stream().map(RawTable.Cell::value).toList());
    }

    private static OptionalInt find(List<RawTable.Cell> header, IntPredicate fits) {
        return IntStream.range(0, header.size()).filter(fits).findFirst();
    }

    private static OptionalInt named(List<RawTable.Cell> header, Set<String> names, IntPredicate fits) {
        return find(
                header, column -> names.contains(Names.plain(header.get(column).value())) && fits.test(column));
    }

    /** {@return whether nearly all values are the same word and different numbers} */
    private static boolean participants(int column, List<List<RawTable.Cell>> rows) {
        TreeMap<String, Integer> words = new TreeMap<>();
        Set<String> numbers = new HashSet<>();
        for (List<RawTable.Cell> row : rows) {
            String value = value(row, column).strip();
            Matcher found = PARTICIPANT.matcher(value);
            if (found.matches() && numbers.add(found.group(1))) {
                words.merge(value.substring(0, found.start(1)), 1, Integer::sum);
            }
        }
        return !words.isEmpty() && Collections.max(words.values()) * 10 >= rows.size() * 9;
    }

    private static boolean constant(int column, List<List<RawTable.Cell>> rows) {
        Set<String> values = new HashSet<>();
        rows.forEach(row -> values.add(value(row, column).strip()));
        return values.size() == 1 && NUMBER.matcher(values.iterator().next()).matches();
    }

    private static boolean grades(int column, List<List<RawTable.Cell>> rows) {
        return rows.stream()
                .map(row -> value(row, column).strip())
                .allMatch(value -> value.isEmpty()
                        || value.equals("-")
                        || NUMBER.matcher(value).matches());
    }

    private static boolean dates(int column, List<List<RawTable.Cell>> rows) {
        return rows.stream()
                        .map(row -> value(row, column).strip())
                        .anyMatch(value -> DATE.matcher(value).matches())
                && rows.stream()
                        .map(row -> value(row, column).strip())
                        .allMatch(
                                value -> value.isEmpty() || DATE.matcher(value).matches());
    }

    static String value(List<RawTable.Cell> row, int column) {
        return column < row.size() ? row.get(column).value() : "";
    }

    /** {@return the number behind the word, such as 12345; empty where there is none} */
    String participant(List<RawTable.Cell> row) {
        Matcher found = PARTICIPANT.matcher(value(row, identifier).strip());
        return found.matches() ? found.group(1) : "";
    }
}
