package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.grade.alike.Alike;
import dev.neurona.lessons.grade.alike.Kind;
import dev.neurona.lessons.grade.alike.Pair;
import dev.neurona.lessons.grade.alike.Passage;

/** Near-duplicates with the passages that show it, side by side. */
final class AlikePart {
    private static final int SHOWN = 1500;

    private final Sheet sheet;
    private final Room room;

    AlikePart(Sheet sheet, Room room) {
        this.sheet = sheet;
        this.room = room;
    }

    void add(Alike alike) {
        sheet.add("<h3>%s</h3>".formatted(sheet.say("Alike", "Parecidos")));
        if (alike.pairs().isEmpty()) {
            sheet.add("<p>%s</p>"
                    .formatted(sheet.say(
                                    "Of %d submissions, no two are more alike than the class is.",
                                    "De %d entregas, no hay dos que se parezcan más de lo que se parece la clase.")
                            .formatted(alike.compared())));
            return;
        }
        sheet.add(
                "<p>%s</p>"
                        .formatted(
                                sheet.say(
                                        "Names, numbers, comments, layout and order do not count; what was handed out or what most of the class has weighs nothing. Students who solve a short exercise alike are no copy: read the passages.",
                                        "Los nombres, números, comentarios, formato y orden no cuentan; lo que se repartió o lo que tiene casi toda la clase no pesa nada. Resolver igual un ejercicio corto no es copiar: hay que leer los pasajes.")));
        alike.pairs().forEach(this::pair);
    }

    private void pair(Pair pair) {
        String names = "%s — %s"
                .formatted(
                        room.line(pair.one().student().name(), 200),
                        room.line(pair.other().student().name(), 200));
        String shares = pair.same()
                ? sheet.say("the very same file", "exactamente el mismo archivo")
                : sheet.say("code %d %%, answers %d %%", "código %d %%, respuestas %d %%")
                        .formatted(Math.round(100 * pair.code()), Math.round(100 * pair.prose()));
        sheet.add("<details><summary><strong>%s</strong>: %s</summary>".formatted(names, shares));
        sheet.add("<p><code>%s</code> · <code>%s</code></p>"
                .formatted(
                        room.line(pair.one().source(), 300),
                        room.line(pair.other().source(), 300)));
        pair.passages().forEach(passage -> passage(pair, passage));
        sheet.add("</details>");
    }

    private void passage(Pair pair, Passage passage) {
        sheet.add("<p>%s</p><div class=\"pair\">"
                .formatted((passage.kind() == Kind.CODE
                                ? sheet.say("%d tokens of code agree", "coinciden %d elementos de código")
                                : sheet.say("%d words agree", "coinciden %d palabras"))
                        .formatted(passage.words())));
        excerpt(pair.one().student().name(), passage.one());
        excerpt(pair.other().student().name(), passage.other());
        sheet.add("</div>");
    }

    private void excerpt(String name, Passage.Excerpt excerpt) {
        sheet.add("<div><p>%s, %s <code>%s</code>, %s</p>%s</div>"
                .formatted(
                        room.line(name, 200),
                        sheet.say("cell", "celda"),
                        room.line(excerpt.cell(), 80),
                        sheet.say("lines %d–%d", "líneas %d–%d").formatted(excerpt.first(), excerpt.last()),
                        room.block(excerpt.text(), SHOWN)));
    }
}
