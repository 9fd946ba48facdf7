package dev.neurona.lessons.grade.page;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.Grading.Remark;
import dev.neurona.lessons.grade.Grading.Weight;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.intake.Refused;
import dev.neurona.lessons.grade.page.ClassReport.Entry;
import dev.neurona.lessons.grade.page.ClassReport.Part;
import dev.neurona.lessons.grade.page.ClassReport.Standing;
import dev.neurona.lessons.site.Html;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The teacher's page of a class: what a person should look at, each practice's spread of points and hardest exercises, all
 * submissions with their pages, near-duplicates, who still has to hand in, and what could not be graded. One file without
 * scripts; tables are sorted by what matters first.
 */
public final class ClassPage {
    /** Characters for what students wrote. */
    private static final int ROOM = 4_000_000;

    private static final int SHOWN = 500;

    private final Sheet sheet;
    private final Room room;
    private final ClassReport report;
    private final Comparator<String> byName;

    private ClassPage(ClassReport report, Language language) {
        this.sheet = new Sheet(language);
        this.room = new Room(language, ROOM);
        this.report = report;
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language.code()));
        this.byName = (one, other) -> {
            int alphabetical = collator.compare(one, other);
            return alphabetical != 0 ? alphabetical : one.compareTo(other);
        };
    }

    /** {@return the page} */
    public static String html(ClassReport report, Language language) {
        return new ClassPage(report, language).html();
    }

    private String html() {
        sheet.add("<h1>%s</h1>".formatted(sheet.say(report.title())));
        overview();
        look();
        report.practices().forEach(this::practice);
        missing();
        refused();
        standings();
        return sheet.html(report.title().in(sheet.language), "");
    }

    // ---------------------------------------------------------------- the class

    private void overview() {
        sheet.section("overview", "At a glance", "De un vistazo");
        table(List.of(
                say("practice", "práctica"),
                say("graded", "calificadas"),
                say("late", "tarde"),
                say("unread answers", "respuestas sin leer"),
                say("mean", "media"),
                say("median", "mediana")));
        for (Part part : report.practices()) {
            double[] points = points(part);
            row(
                    "<a href=\"#%s\">%s</a>".formatted(ExercisePart.anchor(part.id()), sheet.say(part.title())),
                    Integer.toString(points.length),
                    count(part, Entry::late),
                    count(
                            part,
                            entry -> entry.manual().isEmpty()
                                    && !entry.grading().questions().isEmpty()),
                    points.length == 0
                            ? "–"
                            : sheet.points(Arrays.stream(points).average().orElse(0)),
                    points.length == 0 ? "–" : sheet.points(median(points)));
        }
        endTable();
        sheet.add("<p>%s</p>"
                .formatted(say(
                                "Students: %d. Files that were not graded: %d.",
                                "Estudiantes: %d. Archivos sin calificar: %d.")
                        .formatted(report.standings().size(), report.refused().size())));
        sheet.end();
    }

    private static String count(Part part, Predicate<Entry> which) {
        return Long.toString(part.entries().stream().filter(which).count());
    }

    private static double[] points(Part part) {
        return part.entries().stream().mapToDouble(Entry::points).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What no rule decides. */
    private void look() {
        List<String> rows = new ArrayList<>();
        for (Part part : report.practices()) {
            for (Entry entry : sorted(part)) {
                for (Remark remark : entry.grading().remarks()) {
                    if (remark.weight() == Weight.LOOK) {
                        rows.add("<li>%s, %s: %s</li>"
                                .formatted(link(entry), Html.escape(part.id()), sentence(remark.text())));
                    }
                }
            }
        }
        report.notices().forEach(notice -> rows.add("<li>%s</li>".formatted(sentence(notice.text()))));
        sheet.section("look", "A person should look at", "Conviene que lo mire una persona");
        sheet.add(rows.isEmpty() ? "<p>%s</p>".formatted(say("Nothing.", "Nada.")) : "<ul>");
        rows.forEach(sheet::add);
        sheet.add(rows.isEmpty() ? "" : "</ul>").end();
    }

    // ---------------------------------------------------------------- one practice

    private void practice(Part part) {
        String anchor = ExercisePart.anchor(part.id());
        sheet.add("<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>"
                .formatted(anchor, anchor, sheet.say(part.title())));
        if (part.entries().isEmpty()) {
            sheet.add("<p>%s</p>".formatted(say("Nobody has handed it in.", "Nadie la ha entregado.")));
        } else {
            Histogram.add(
                    sheet,
                    points(part),
                    part.entries().stream().mapToDouble(Entry::most).max().orElse(0));
            Failures failures = new Failures(sheet, room);
            part.entries().forEach(entry -> failures.add(entry.grading().exercises()));
            failures.table();
            submissions(part);
        }
        part.alike().ifPresent(new AlikePart(sheet, room)::add);
        sheet.end();
    }

    private void submissions(Part part) {
        sheet.add("<h3>%s</h3>".formatted(say("Submissions", "Entregas")));
        table(List.of(
                say("student", "estudiante"),
                say("by checks", "comprobaciones"),
                say("by a person", "persona"),
                say("points", "puntos"),
                say("to know", "a saber")));
        for (Entry entry : sorted(part)) {
            row(
                    link(entry),
                    sheet.points(entry.grading().automatic()),
                    entry.manual().isPresent() ? sheet.points(entry.manual().getAsDouble()) : say("unread", "sin leer"),
                    sheet.points(entry.points()),
                    String.join(", ", flags(entry)));
        }
        endTable();
    }

    private List<String> flags(Entry entry) {
        List<String> flags = new ArrayList<>();
        if (entry.late()) {
            flags.add(say("late", "tarde"));
        }
        if (!entry.grading().saved().executed()) {
            flags.add(say("not run before", "sin ejecutar"));
        }
        if (entry.grading().rerun().outcome() == Outcome.CUT_SHORT) {
            flags.add(say("run cut short", "ejecución cortada"));
        }
        if (entry.grading().rerun().outcome() == Outcome.IMPOSSIBLE) {
            flags.add(say("could not be run", "no se pudo ejecutar"));
        }
        int differences = entry.grading().differences().size();
        if (differences > 0) {
            flags.add(say("outputs that differ: %d", "salidas que difieren: %d").formatted(differences));
        }
        if (flags.isEmpty()) {
            flags.add("–");
        }
        return flags;
    }

    private List<Entry> sorted(Part part) {
        return part.entries().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.student().name(), byName)
                        .thenComparing(entry -> entry.student().id()))
                .toList();
    }

    private String link(Entry entry) {
        String name = name(entry.student());
        return entry.feedback().isEmpty()
                ? name
                : "<a href=\"%s\">%s</a>".formatted(Html.escape(address(entry.feedback())), name);
    }

    /** A path among files, whatever is in its name. */
    private static String address(String path) {
        StringBuilder address = new StringBuilder();
        for (byte b : path.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-_./".indexOf(b) >= 0);
            address.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 255));
        }
        return address.toString();
    }

    // ---------------------------------------------------------------- students

    private void missing() {
        List<Standing> few = standingsByName().stream()
                .filter(standing -> standing.handedIn().size() < report.compulsory())
                .toList();
        sheet.section("missing", "Still to hand in", "Faltan por entregar");
        if (few.isEmpty()) {
            sheet.add("<p>%s</p>"
                    .formatted(say("Everybody has handed in %d practices.", "Todos han entregado %d prácticas.")
                            .formatted(report.compulsory())));
        } else {
            sheet.add("<p>%s</p>"
                    .formatted(say(
                                    "%d of %d students have handed in fewer than %d practices.",
                                    "%d de %d estudiantes han entregado menos de %d prácticas.")
                            .formatted(few.size(), report.standings().size(), report.compulsory())));
            table(List.of(say("student", "estudiante"), say("handed in", "entregadas")));
            few.forEach(standing -> row(name(standing.student()), ids(standing.handedIn())));
            endTable();
        }
        sheet.end();
    }

    private void standings() {
        sheet.section("students", "All students", "Todos los estudiantes");
        table(List.of(
                say("student", "estudiante"),
                say("handed in", "entregadas"),
                say("late", "tarde"),
                say("mark", "nota")));
        for (Standing standing : standingsByName()) {
            String mark = sheet.say(standing.mark());
            row(name(standing.student()), ids(standing.handedIn()), ids(standing.late()), mark.isEmpty() ? "–" : mark);
        }
        endTable();
        sheet.end();
    }

    private List<Standing> standingsByName() {
        return report.standings().stream()
                .sorted(Comparator.comparing(
                                (Standing standing) -> standing.student().name(), byName)
                        .thenComparing(standing -> standing.student().id()))
                .toList();
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? "–" : Html.escape(String.join(", ", ids));
    }

    private void refused() {
        sheet.section("refused", "Files that were not graded", "Archivos sin calificar");
        List<Refused> files = report.refused().stream()
                .sorted(Comparator.comparing((Refused file) -> !file.reason().concernsStudent())
                        .thenComparing(Refused::reason)
                        .thenComparing(Refused::source))
                .toList();
        if (files.isEmpty()) {
            sheet.add("<p>%s</p>".formatted(say("None.", "Ninguno.")));
        } else {
            table(List.of(
                    say("file", "archivo"),
                    say("student", "estudiante"),
                    say("practice", "práctica"),
                    say("why", "por qué")));
            for (Refused file : files) {
                row(
                        "<code>" + room.line(file.source(), SHOWN) + "</code>",
                        file.student().map(this::name).orElse("–"),
                        file.practice().map(Html::escape).orElse("–"),
                        sentence(file.why()));
            }
            endTable();
        }
        sheet.end();
    }

    // ---------------------------------------------------------------- parts of all these

    private String say(String english, String spanish) {
        return sheet.say(english, spanish);
    }

    private String name(Student student) {
        return room.line(student.name(), SHOWN);
    }

    private String sentence(Wording wording) {
        return room.sentence(wording.in(sheet.language), SHOWN);
    }

    private void table(List<String> columns) {
        StringBuilder head = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        columns.forEach(
                column -> head.append("<th scope=\"col\">").append(column).append("</th>"));
        sheet.add(head + "</tr></thead><tbody>");
    }

    private void endTable() {
        sheet.add("</tbody></table></div>");
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.length; i++) {
            row.append(i == 0 ? "<th scope=\"row\">%s</th>".formatted(cells[i]) : "<td>%s</td>".formatted(cells[i]));
        }
        sheet.add(row + "</tr>");
    }
}
