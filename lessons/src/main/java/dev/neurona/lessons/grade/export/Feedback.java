package dev.neurona.lessons.grade.export;

import dev.neurona.check.Language;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.PracticeMark;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Untrusted;
import java.util.stream.Collectors;

/** What a student reads in Moodle beside the grade: how it came about, and what the person who read the answers says. */
public final class Feedback {
    private Feedback() {}

    /** {@return it as HTML} */
    public static String html(Gradebook gradebook, FinalMark mark, Selection selection, Language language)
            throws GradebookException {
        StringBuilder html = new StringBuilder("<p>")
                .append(selection.steps(mark).stream()
                        .map(step -> Html.escape(step.in(language)))
                        .collect(Collectors.joining("<br>")))
                .append("</p>");
        for (PracticeMark practice : mark.practices()) {
            if (selection.practice().isEmpty() || selection.practice().get().equals(practice.practice())) {
                for (Manual manual : gradebook.manual(mark.student().id(), practice.practice())) {
                    if (!manual.comment().isBlank()) {
                        html.append("<p><b>")
                                .append(Html.escape(manual.question()))
                                .append("</b></p>")
                                .append(Untrusted.plain(manual.comment()));
                    }
                }
            }
        }
        return html.toString().strip();
    }
}
