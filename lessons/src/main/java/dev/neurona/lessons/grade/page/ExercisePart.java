package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Exercise;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Test;
import dev.neurona.lessons.site.Html;
import java.util.List;
import java.util.Locale;

/** One exercise: its checks, each with what was expected and what came, and hints if one failed. */
final class ExercisePart {
    private static final int SHOWN = 700;
    private static final int MOST_TESTS = 25;

    private final Sheet sheet;
    private final Room room;

    ExercisePart(Sheet sheet, Room room) {
        this.sheet = sheet;
        this.room = room;
    }

    /** {@return the id of an exercise's heading} */
    static String anchor(String id) {
        return "ex-" + id.replaceAll("[^\\p{Alnum}]", "-");
    }

    void add(Exercise exercise) {
        sheet.add("<article aria-labelledby=\"%s\">".formatted(anchor(exercise.id())));
        sheet.add("<h3 id=\"%s\">%s %s</h3>"
                .formatted(anchor(exercise.id()), Html.escape(exercise.id()), sheet.say(exercise.title())));
        if (exercise.points() > 0) {
            sheet.add("<p><strong>%s</strong></p>".formatted(sheet.of(exercise.earned(), exercise.points())));
        }
        List<Test> tests = exercise.tests();
        if (!tests.isEmpty()) {
            double weights = tests.stream().mapToDouble(Test::weight).sum();
            sheet.add("<ul class=\"tests\">");
            tests.stream().limit(MOST_TESTS).forEach(test -> add(test, exercise.points(), weights));
            sheet.add("</ul>");
            more(tests.size() - MOST_TESTS);
        }
        if (tests.stream().anyMatch(test -> test.status() != Status.PASSED)) {
            hints(exercise.hints());
        }
        sheet.add("</article>");
    }

    private void more(int left) {
        if (left > 0) {
            sheet.add("<p>%s</p>"
                    .formatted(sheet.say("and %d more checks", "y otras %d comprobaciones")
                            .formatted(left)));
        }
    }

    private void add(Test test, double points, double weights) {
        boolean passed = test.status() == Status.PASSED;
        String worth = test.weight() > 0 && weights > 0 && points > 0
                ? " <span class=\"cut\">(%s)</span>"
                        .formatted(sheet.say(passed ? "+%s" : "0 of %s", passed ? "+%s" : "0 de %s")
                                .formatted(sheet.points(points * test.weight() / weights)))
                : "";
        sheet.add(
                "<li><span class=\"sign %s\" aria-hidden=\"true\">%s</span><div><p><strong class=\"%s\">%s:</strong> %s%s</p>"
                        .formatted(
                                name(test.status()),
                                passed ? "✓" : test.status() == Status.NOT_ATTEMPTED ? "–" : "✗",
                                name(test.status()),
                                status(test.status()),
                                sheet.say(test.about()),
                                worth));
        if (!passed) {
            details(test);
        }
        sheet.add("</div></li>");
    }

    private void details(Test test) {
        boolean stub = test.status() == Status.NOT_ATTEMPTED;
        StringBuilder facts = new StringBuilder();
        if (!stub) {
            fact(facts, sheet.say("expected", "se esperaba"), test.expected());
            fact(facts, sheet.say("came", "salió"), test.actual());
        }
        if (!facts.isEmpty()) {
            sheet.add("<dl class=\"facts\">" + facts + "</dl>");
        }
        for (Wording look : test.look()) {
            sheet.add("<p>→ %s</p>".formatted(room.sentence(look.in(sheet.language), SHOWN)));
        }
    }

    private void fact(StringBuilder facts, String name, Wording value) {
        String text = value.in(sheet.language).strip();
        if (!text.isEmpty()) {
            String shown = text.contains("\n") ? room.block(text, SHOWN) : room.line(text, SHOWN);
            facts.append("<dt>").append(name).append("</dt><dd>").append(shown).append("</dd>");
        }
    }

    private void hints(List<Wording> hints) {
        for (int i = 0; i < hints.size(); i++) {
            sheet.add("<details><summary>%s</summary><p>%s</p></details>"
                    .formatted(
                            sheet.say("Hint %d of %d", "Pista %d de %d").formatted(i + 1, hints.size()),
                            sheet.say(hints.get(i))));
        }
    }

    private String status(Status status) {
        return switch (status) {
            case PASSED -> sheet.say("passed", "superada");
            case FAILED -> sheet.say("failed", "no superada");
            case NOT_ATTEMPTED -> sheet.say("not attempted", "sin hacer");
            case BROKEN -> sheet.say("did not answer", "no respondió");
        };
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
