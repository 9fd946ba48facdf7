package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Grading.CellEnd;
import dev.neurona.lessons.grade.Grading.Difference;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.Grading.Remark;
import dev.neurona.lessons.grade.Grading.Saved;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What was seen of the file itself: as it was handed in, run again, where the two differ, what was put right. */
final class FilePart {
    private static final int MOST_ROWS = 15;
    private static final int SHOWN = 400;
    private static final int TITLE = 120;

    private final Sheet sheet;
    private final Room room;

    FilePart(Sheet sheet, Room room) {
        this.sheet = sheet;
        this.room = room;
    }

    void add(Grading grading) {
        sheet.section("file", "Your file", "Tu archivo");
        saved(grading.saved());
        rerun(grading.rerun());
        sheet.end();
        if (!grading.differences().isEmpty()) {
            sheet.section("differences", "Saved outputs that differ", "Salidas guardadas que no coinciden");
            sheet.add(
                    "<p>%s</p>"
                            .formatted(
                                    sheet.say(
                                            "The outputs in the file you handed in are not what your notebook gives when it is run. The mark counts what the run gave.",
                                            "Las salidas del archivo que entregaste no son las que da tu cuaderno al ejecutarlo. Para la nota cuenta lo que dio la ejecución.")));
            differences(grading.differences());
            sheet.end();
        }
        if (!grading.remarks().isEmpty()) {
            sheet.section("remarks", "What was found and put right", "Qué se encontró y qué se corrigió");
            sheet.add("<ul>");
            limited(grading.remarks(), this::remark);
            sheet.add("</ul>").end();
        }
    }

    private void saved(Saved saved) {
        sheet.add("<h3>%s</h3><ul class=\"tests\">"
                .formatted(sheet.say("As you handed it in", "Tal como lo entregaste")));
        fact(saved.executed(), "It had been run.", "Estaba ejecutado.", "It had not been run.", "No estaba ejecutado.");
        fact(
                saved.inOrder(),
                "The cells had run in order, once each.",
                "Las celdas se habían ejecutado en orden, una vez cada una.",
                "The cells had not run in order, once each.",
                "Las celdas no se habían ejecutado en orden, una vez cada una.");
        fact(
                saved.withoutErrors(),
                "No cell had ended with an error.",
                "Ninguna celda había acabado con error.",
                "A cell had ended with an error.",
                "Alguna celda había acabado con error.");
        fact(
                saved.complete(),
                "The results were all there.",
                "Estaban todos los resultados.",
                "Some results were missing.",
                "Faltaban resultados.");
        sheet.add("</ul>");
        if (!saved.problems().isEmpty()) {
            sheet.add("<ul>");
            limited(saved.problems(), problem -> sheet.add("<li>%s</li>".formatted(words(problem))));
            sheet.add("</ul>");
        }
    }

    private void fact(boolean holds, String yes, String si, String not, String no) {
        sheet.add("<li><span class=\"sign %s\" aria-hidden=\"true\">%s</span><span>%s</span></li>"
                .formatted(
                        holds ? "passed" : "failed",
                        holds ? "✓" : "✗",
                        holds ? sheet.say(yes, si) : sheet.say(not, no)));
    }

    private void rerun(Grading.Rerun rerun) {
        sheet.add("<h3>%s</h3>".formatted(sheet.say("Run again", "Ejecutado de nuevo")));
        String seconds = sheet.points(Math.max(0, Math.rint(rerun.seconds())));
        String story = switch (rerun.outcome()) {
            case COMPLETE ->
                sheet.say("All cells were run, in %s seconds.", "Se ejecutaron todas las celdas, en %s segundos.");
            case CUT_SHORT ->
                sheet.say("The run was cut short after %s seconds.", "La ejecución se cortó a los %s segundos.");
            case IMPOSSIBLE -> sheet.say("Nothing could be run.", "No se pudo ejecutar nada.");
        };
        String said = rerun.outcome() == Outcome.COMPLETE ? "" : " " + words(rerun.said());
        sheet.add("<p>%s%s</p>".formatted(story.formatted(seconds), said));
        if (!rerun.cells().isEmpty()) {
            table(sheet.say("cell", "celda"), sheet.say("how it ended", "cómo acabó"));
            limited(rerun.cells(), this::cell);
            sheet.add("</tbody></table>");
        }
    }

    private void cell(CellEnd cell) {
        sheet.add("<tr><th scope=\"row\"><code>%s</code></th><td>%s</td></tr>"
                .formatted(room.line(cell.title(), TITLE), words(cell.how())));
    }

    private void differences(List<Difference> differences) {
        sheet.add("<ul class=\"tests\">");
        limited(differences, this::difference);
        sheet.add("</ul>");
    }

    private void difference(Difference difference) {
        sheet.add("<li><span class=\"sign look\" aria-hidden=\"true\">≠</span><div><p><code>%s</code>: %s</p>"
                .formatted(room.line(difference.title(), TITLE), words(difference.what())));
        sheet.add("<dl class=\"facts\"><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd></dl></div></li>"
                .formatted(
                        sheet.say("saved", "guardado"),
                        room.block(difference.saved(), SHOWN),
                        sheet.say("run again", "ejecutado de nuevo"),
                        room.block(difference.rerun(), SHOWN)));
    }

    private void remark(Remark remark) {
        String kind = switch (remark.weight()) {
            case NOTE -> sheet.say("Note", "Nota");
            case MENDED -> sheet.say("Put right", "Corregido");
            case LOOK -> sheet.say("A person looks at it", "Lo mira una persona");
        };
        sheet.add("<li><strong class=\"%s\">%s:</strong> %s</li>"
                .formatted(remark.weight().name().toLowerCase(Locale.ROOT), kind, words(remark.text())));
    }

    /** Sentences of the grader's may quote what a student wrote. */
    private String words(Wording wording) {
        return room.sentence(wording.in(sheet.language), SHOWN);
    }

    private void table(String... columns) {
        StringBuilder head = new StringBuilder("<table><thead><tr>");
        for (String column : columns) {
            head.append("<th scope=\"col\">").append(column).append("</th>");
        }
        sheet.add(head.append("</tr></thead><tbody>").toString());
    }

    private <T> void limited(List<T> all, Consumer<T> each) {
        all.stream().limit(MOST_ROWS).forEach(each);
        if (all.size() > MOST_ROWS) {
            cut(all.size() - MOST_ROWS, all.get(0));
        }
    }

    private void cut(int left, Object kind) {
        String text = sheet.say("and %d more", "y %d más").formatted(left);
        sheet.add(
                kind instanceof CellEnd
                        ? "<tr><td colspan=\"2\">%s</td></tr>".formatted(text)
                        : "<li>%s</li>".formatted(text));
    }
}
