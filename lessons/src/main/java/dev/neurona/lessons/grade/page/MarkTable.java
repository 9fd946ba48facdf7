package dev.neurona.lessons.grade.page;

import java.util.ArrayList;
import java.util.List;

/** From points to the mark, line by line. */
final class MarkTable {
    private MarkTable() {}

    static void add(Sheet sheet, List<MarkLine> points, List<MarkLine> lines) {
        List<MarkLine> all = new ArrayList<>(points);
        all.addAll(lines);
        if (all.isEmpty()) {
            return;
        }
        sheet.add("<table><caption>%s</caption>".formatted(sheet.say("How it came about", "Cómo se ha obtenido")));
        sheet.add("<thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"num\">%s</th></tr></thead><tbody>"
                .formatted(sheet.say("step", "paso"), sheet.say("points", "puntos")));
        for (MarkLine line : all) {
            sheet.add("<tr%s><th scope=\"row\">%s</th><td class=\"num\">%s</td></tr>"
                    .formatted(
                            line.total() ? " class=\"total\"" : "", sheet.say(line.label()), sheet.say(line.value())));
        }
        sheet.add("</tbody></table>");
    }
}
