package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Exercise;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Test;
import dev.neurona.lessons.site.Html;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exercises of a practice, the one that cost the class most first, each with the commonest ways to fail. */
final class Failures {
    private static final int WAYS = 3;
    private static final int SHOWN = 160;
    private static final double ALL = 1e-9;

    private final Sheet sheet;
    private final Room room;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    Failures(Sheet sheet, Room room) {
        this.sheet = sheet;
        this.room = room;
    }

    /** What a class made of an exercise. */
    private static final class Tally {
        private final Exercise exercise;
        private final Map<String, List<Test>> ways = new LinkedHashMap<>();
        private int submissions;
        private int full;
        private int none;
        private double earned;

        Tally(Exercise exercise) {
            this.exercise = exercise;
        }

        void add(Exercise other) {
            submissions++;
            earned += other.earned();
            full += other.earned() >= other.points() - ALL ? 1 : 0;
            none += other.earned() <= ALL && other.points() > 0 ? 1 : 0;
            other.tests().stream()
                    .filter(test -> test.status() == Status.FAILED || test.status() == Status.BROKEN)
                    .forEach(test -> ways.computeIfAbsent(key(test), key -> new ArrayList<>())
                            .add(test));
        }

        /** Inputs are drawn anew for each student, so equal mistakes give unequal numbers: these do not count. */
        private static String key(Test test) {
            String came = test.actual().english().lines().findFirst().orElse("");
            return test.about().english() + "\n" + test.status() + "\n"
                    + came.replaceAll("-?\\d[\\d.,]*(?:[eE][-+]?\\d+)?", "#");
        }

        double share() {
            return exercise.points() > 0 ? earned / (submissions * exercise.points()) : 1;
        }
    }

    void add(List<Exercise> exercises) {
        for (Exercise exercise : exercises) {
            tallies.computeIfAbsent(exercise.id(), id -> new Tally(exercise)).add(exercise);
        }
    }

    void table() {
        sheet.add("<div class=\"wide\" tabindex=\"0\"><table><caption>%s</caption><thead><tr>"
                .formatted(sheet.say("Exercises, the hardest first", "Ejercicios, el más difícil primero")));
        head("exercise", "ejercicio", "");
        head("points earned", "puntos obtenidos", " class=\"num\"");
        head("all / part / none", "todo / parte / nada", " class=\"num\"");
        head("commonest wrong results", "resultados erróneos más frecuentes", "");
        sheet.add("</tr></thead><tbody>");
        tallies.values().stream()
                .filter(tally -> tally.exercise.points() > 0)
                .sorted(Comparator.comparingDouble(Tally::share))
                .forEach(this::row);
        sheet.add("</tbody></table></div>");
    }

    private void head(String english, String spanish, String attributes) {
        sheet.add("<th scope=\"col\"%s>%s</th>".formatted(attributes, sheet.say(english, spanish)));
    }

    private void row(Tally tally) {
        long percent = Math.round(100 * tally.share());
        sheet.add("<tr><th scope=\"row\">%s %s</th>"
                .formatted(Html.escape(tally.exercise.id()), sheet.say(tally.exercise.title())));
        sheet.add(
                "<td class=\"num\">%d %% <span class=\"share\" aria-hidden=\"true\"><i style=\"width:%d%%\"></i></span></td>"
                        .formatted(percent, Math.max(0, Math.min(100, percent))));
        sheet.add("<td class=\"num\">%d / %d / %d</td><td>"
                .formatted(tally.full, tally.submissions - tally.full - tally.none, tally.none));
        List<List<Test>> ways = tally.ways.values().stream()
                .sorted(Comparator.comparing((List<Test> same) -> -same.size()))
                .limit(WAYS)
                .toList();
        sheet.add(ways.isEmpty() ? sheet.say("none", "ninguno") : "<ol>");
        ways.forEach(this::way);
        sheet.add(ways.isEmpty() ? "</td></tr>" : "</ol></td></tr>");
    }

    private void way(List<Test> same) {
        Test example = same.get(0);
        sheet.add("<li>%d × %s: %s%s</li>"
                .formatted(
                        same.size(),
                        sheet.say(example.about()),
                        said("came", "salió", example.actual()),
                        said("; expected", "; se esperaba", example.expected())));
    }

    private String said(String english, String spanish, Wording what) {
        String text = what.in(sheet.language).strip();
        return text.isEmpty() ? "" : sheet.say(english, spanish) + " <code>" + room.line(text, SHOWN) + "</code>";
    }
}
