package dev.neurona.lessons.grade.marking;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.site.Html;
import java.util.Locale;

/** What the automatic part came to, folded away: a person who marks may want to look. */
record Results(Words words) {
    String html(Grading grading) {
        StringBuilder html = new StringBuilder("<details id=\"results\"><summary>%s <kbd>r</kbd></summary>\n"
                .formatted(words.say(
                        "results", words.number(grading.automatic()), words.number(grading.automaticMost()))));
        if (!said(grading.rerun().said()).isEmpty()) {
            html.append("<p>").append(said(grading.rerun().said())).append("</p>\n");
        }
        html.append(
                "<table>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n"
                        .formatted(words.say("exercise"), words.say("points"), words.say("not.passed")));
        grading.exercises().forEach(exercise -> html.append(row(exercise)));
        html.append("</table>\n");
        if (!grading.saved().problems().isEmpty()
                || !grading.remarks().isEmpty()
                || !grading.differences().isEmpty()) {
            html.append("<ul>\n");
            grading.saved().problems().forEach(problem -> item(html, said(problem)));
            grading.remarks().forEach(remark -> item(html, said(remark.text())));
            grading.differences()
                    .forEach(difference -> item(
                            html, "<code>" + Html.escape(difference.title()) + "</code>: " + said(difference.what())));
            html.append("</ul>\n");
        }
        return html.append("</details>").toString();
    }

    private static void item(StringBuilder html, String text) {
        html.append("<li>").append(text).append("</li>\n");
    }

    private String said(Wording wording) {
        return Html.escape(wording.in(words.language()));
    }

    private String row(Grading.Exercise exercise) {
        StringBuilder failed = new StringBuilder();
        for (Grading.Test test : exercise.tests()) {
            if (test.status() != Grading.Status.PASSED) {
                failed.append("<li>%s: %s"
                        .formatted(
                                said(test.about()),
                                words.say("status." + test.status().name().toLowerCase(Locale.ROOT))));
                if (!said(test.actual()).isEmpty()) {
                    failed.append(", <code>").append(said(test.actual())).append("</code>");
                }
                if (!said(test.expected()).isEmpty()) {
                    failed.append(" (")
                            .append(words.say("expected"))
                            .append(" <code>")
                            .append(said(test.expected()))
                            .append("</code>)");
                }
                failed.append("</li>");
            }
        }
        return "<tr><th scope=\"row\">%s %s</th><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        Html.escape(exercise.id()),
                        said(exercise.title()),
                        words.say("earned", words.number(exercise.earned()), words.number(exercise.points())),
                        failed.isEmpty() ? "–" : "<ul>" + failed + "</ul>");
    }
}
