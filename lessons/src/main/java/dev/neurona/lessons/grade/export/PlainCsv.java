package dev.neurona.lessons.grade.export;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.PracticeMark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything there is to say of a class in numbers, a line a student. */
public final class PlainCsv {
    private static final List<Wording> OF_A_PRACTICE = List.of(
            new Wording("", ""),
            new Wording(" automatic", " automática"),
            new Wording(" manual", " manual"),
            new Wording(" handed in", " entregada"),
            new Wording(" days late", " días de retraso"),
            new Wording(" not marked yet", " sin calificar"));

    private PlainCsv() {}

    /**
     * {@return the table}
     *
     * @param spreadsheet whether it is for a spreadsheet set to Spanish: semicolons, decimal commas, and a mark at the
     *     beginning by which Excel knows UTF-8
     */
    public static String of(List<FinalMark> marks, List<String> practices, Language language, boolean spreadsheet) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(practices, language));
        marks.forEach(mark -> rows.add(row(mark, language, spreadsheet)));
        return (spreadsheet ? "\uFEFF" : "") + Csv.write(rows, spreadsheet ? ';' : ',');
    }

    private static List<String> header(List<String> practices, Language language) {
        boolean spanish = language == Language.ES;
        List<String> header = new ArrayList<>(List.of("id", spanish ? "nombre" : "name"));
        for (String practice : practices) {
            OF_A_PRACTICE.forEach(each -> header.add(Safe.text(practice + each.in(language))));
        }
        header.addAll(
                spanish
                        ? List.of("media", "nota final", "aprobado", "provisional")
                        : List.of("mean", "final mark", "passed", "provisional"));
        return header;
    }

    private static List<String> row(FinalMark mark, Language language, boolean comma) {
        List<String> row = new ArrayList<>(
                List.of(Safe.text(mark.student().id()), Safe.text(mark.student().name())));
        for (PracticeMark practice : mark.practices()) {
            if (practice.handedIn()) {
                row.add(number(practice.mark(), comma));
                row.add(number(practice.automatic(), comma));
                row.add(number(practice.manual(), comma));
                row.add(practice.counted()
                        .flatMap(Attempt::handedIn)
                        .map(Instant::toString)
                        .orElse(""));
                row.add(Long.toString(practice.daysLate()));
                row.add(Safe.text(String.join(" ", practice.unmarked())));
            } else {
                OF_A_PRACTICE.forEach(each -> row.add(""));
            }
        }
        row.add(number(mark.mean().setScale(2, RoundingMode.HALF_UP), comma));
        row.add(number(mark.mark(), comma));
        row.add(yes(mark.passed(), language));
        row.add(yes(mark.provisional(), language));
        return row;
    }

    private static String yes(boolean is, Language language) {
        return is ? language == Language.ES ? "sí" : "yes" : "no";
    }

    private static String number(BigDecimal number, boolean comma) {
        String plain = number.toPlainString();
        return comma ? plain.replace('.', ',') : plain;
    }
}
