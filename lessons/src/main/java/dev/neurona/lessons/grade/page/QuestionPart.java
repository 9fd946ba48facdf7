package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.grade.Grading.Criterion;
import dev.neurona.lessons.grade.Grading.Question;
import dev.neurona.lessons.site.Html;
import dev.neurona.lessons.site.Untrusted;
import java.util.Optional;

/** One question that a person marks: the answer, the rubric with its points, the comment. */
final class QuestionPart {
    private static final int ANSWER = 3000;
    private static final int COMMENT = 3000;

    private final Sheet sheet;
    private final Room room;

    QuestionPart(Sheet sheet, Room room) {
        this.sheet = sheet;
        this.room = room;
    }

    void add(Question question, Optional<Marked> marked) {
        String anchor = ExercisePart.anchor(question.id());
        sheet.add("<article aria-labelledby=\"%s\">".formatted(anchor));
        sheet.add(
                "<h3 id=\"%s\">%s %s</h3>".formatted(anchor, Html.escape(question.id()), sheet.say(question.title())));
        sheet.add("<p><strong>%s</strong></p>"
                .formatted(marked.map(one -> sheet.of(one.total(), question.points()))
                        .orElseGet(() -> sheet.say("Not read yet, of %s points", "Sin leer aún, de %s puntos")
                                .formatted(sheet.points(question.points())))));
        rubric(question, marked);
        marked.filter(one -> !one.comment().isBlank())
                .ifPresent(one -> sheet.add("<h4>%s</h4><blockquote>%s</blockquote>"
                        .formatted(sheet.say("Comment", "Comentario"), room.markdown(one.comment(), COMMENT))));
        sheet.add("<h4>%s</h4>".formatted(sheet.say("Your answer", "Tu respuesta")));
        sheet.add(
                question.answer().isBlank()
                        ? "<p><em>%s</em></p>".formatted(sheet.say("You left it empty.", "La dejaste vacía."))
                        : "<blockquote>%s</blockquote>".formatted(room.markdown(question.answer(), ANSWER)));
        if (!question.good().in(sheet.language).isBlank()) {
            sheet.add("<details><summary>%s</summary>%s</details>"
                    .formatted(
                            sheet.say("What a good answer says", "Qué dice una buena respuesta"),
                            Untrusted.plain(question.good().in(sheet.language))));
        }
        sheet.add("</article>");
    }

    private void rubric(Question question, Optional<Marked> marked) {
        if (question.rubric().isEmpty()) {
            return;
        }
        sheet.add(
                "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"num\">%s</th></tr></thead><tbody>"
                        .formatted(sheet.say("what counts", "qué cuenta"), sheet.say("points", "puntos")));
        for (int i = 0; i < question.rubric().size(); i++) {
            Criterion criterion = question.rubric().get(i);
            String most = sheet.points(criterion.points());
            int line = i;
            String given = marked.filter(one -> line < one.points().size())
                    .map(one -> sheet.say("%s of %s", "%s de %s")
                            .formatted(sheet.points(one.points().get(line)), most))
                    .orElse(sheet.say("of %s", "de %s").formatted(most));
            sheet.add("<tr><th scope=\"row\">%s</th><td class=\"num\">%s</td></tr>"
                    .formatted(sheet.say(criterion.text()), given));
        }
        sheet.add("</tbody></table>");
    }
}
