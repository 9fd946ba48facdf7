package dev.neurona.lessons.grade.page;

import dev.neurona.check.Language;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Grading.Exercise;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.site.Html;
import java.util.Comparator;
import java.util.List;

/**
 * What a student gets back: first the mark and how it came about, then where points were lost, then every exercise with
 * what was tested, expected and got, the questions with what a person wrote, and what was seen of the file. One HTML file
 * below {@value #LARGEST} bytes; whatever the student's program printed is cut to fit.
 */
public final class Feedback {
    /** Bytes of a page. */
    public static final int LARGEST = 60_000;

    /** Characters for what students wrote; the rest is for the page and the course's own words. */
    private static final int ROOM = 22_000;

    private static final double LOST = 1e-9;

    private final Sheet sheet;
    private final Paper paper;
    private final Grading grading;
    private final Room room;

    private Feedback(Paper paper, Language language) {
        this.sheet = new Sheet(language);
        this.paper = paper;
        this.grading = paper.grading();
        this.room = new Room(language, ROOM);
    }

    /** {@return the page of a submission that was graded} */
    public static String html(Paper paper, Language language) {
        return new Feedback(paper, language).html();
    }

    /**
     * {@return the page of a submission that could not be graded at all}
     *
     * @param source the file, as its author knows it
     * @param why a sentence that says what was wrong and what to do
     * @param lines how the mark came about
     */
    public static String refused(
            Wording title, Student student, String source, Wording why, List<MarkLine> lines, Language language) {
        Sheet sheet = new Sheet(language);
        Room room = new Room(language, ROOM);
        heading(sheet, title, student);
        sheet.section("marks", "Your mark", "Tu nota");
        MarkTable.add(sheet, List.of(), lines);
        sheet.end().section("why", "Why it could not be graded", "Por qué no se ha podido calificar");
        sheet.add("<p class=\"note\">%s</p>".formatted(room.text(why.in(language), 1000)));
        sheet.add("<dl class=\"facts\"><dt>%s</dt><dd>%s</dd></dl>"
                .formatted(sheet.say("File", "Archivo"), room.line(source, 300)));
        sheet.end();
        return sheet.html(plainTitle(sheet, title), "");
    }

    private static void heading(Sheet sheet, Wording title, Student student) {
        sheet.add("<h1>%s</h1>".formatted(sheet.say(title)));
        sheet.add("<p class=\"who\">%s <strong><bdi>%s</bdi></strong></p>"
                .formatted(sheet.say("Feedback for", "Comentarios para"), Html.escape(Room.clean(student.name()))));
    }

    private static String plainTitle(Sheet sheet, Wording title) {
        return sheet.say("Feedback", "Comentarios") + " · " + title.in(sheet.language);
    }

    private String html() {
        heading(sheet, paper.title(), paper.student());
        marks();
        lost();
        sheet.section("exercises", "Exercise by exercise", "Ejercicio por ejercicio");
        ExercisePart exercises = new ExercisePart(sheet, room);
        grading.exercises().forEach(exercises::add);
        sheet.end();
        if (!grading.questions().isEmpty()) {
            sheet.section("questions", "What a person reads", "Lo que lee una persona");
            QuestionPart questions = new QuestionPart(sheet, room);
            grading.questions().forEach(question -> questions.add(question, paper.marked(question.id())));
            sheet.end();
        }
        new FilePart(sheet, room).add(grading);
        return sheet.html(plainTitle(sheet, paper.title()), footer());
    }

    private void marks() {
        sheet.section("marks", "Your mark", "Tu nota");
        MarkTable.add(sheet, points(), paper.lines());
        if (!paper.isWhole()) {
            sheet.add("<p class=\"note\">%s</p>"
                    .formatted(sheet.say(
                            "Not every question has been read yet: the mark may still rise.",
                            "Aún no se han leído todas las preguntas: la nota todavía puede subir.")));
        }
        sheet.end();
    }

    private List<MarkLine> points() {
        MarkLine automatic = new MarkLine(
                new Wording("Counted by checks", "Lo que cuentan las comprobaciones"),
                outOf(grading.automatic(), grading.automaticMost()),
                false);
        if (grading.questions().isEmpty()) {
            return List.of(automatic);
        }
        boolean none = paper.marked().isEmpty();
        MarkLine manual = new MarkLine(
                new Wording("Given by a person", "Lo que pone una persona"),
                none
                        ? new Wording(
                                "not read yet, of " + Sheet.points(grading.manualMost(), Language.EN),
                                "sin leer aún, de " + Sheet.points(grading.manualMost(), Language.ES))
                        : outOf(paper.manual(), grading.manualMost()),
                false);
        return List.of(automatic, manual);
    }

    private static Wording outOf(double earned, double most) {
        return new Wording(
                "%s of %s".formatted(Sheet.points(earned, Language.EN), Sheet.points(most, Language.EN)),
                "%s de %s".formatted(Sheet.points(earned, Language.ES), Sheet.points(most, Language.ES)));
    }

    /** The dearest first: what to mend for the most points. */
    private void lost() {
        List<Exercise> lost = grading.exercises().stream()
                .filter(exercise -> exercise.points() - exercise.earned() > LOST)
                .sorted(Comparator.comparingDouble(exercise -> exercise.earned() - exercise.points()))
                .toList();
        sheet.section("lost", "Where points were lost", "Dónde se han perdido puntos");
        if (lost.isEmpty()) {
            sheet.add("<p>%s</p>"
                    .formatted(sheet.say(
                            "Nowhere: every hidden check passed.",
                            "En ninguna parte: has superado todas las comprobaciones ocultas.")));
        } else {
            sheet.add("<ul>");
            for (Exercise exercise : lost) {
                sheet.add("<li><a href=\"#%s\">%s %s</a>: %s</li>"
                        .formatted(
                                ExercisePart.anchor(exercise.id()),
                                Html.escape(exercise.id()),
                                sheet.say(exercise.title()),
                                sheet.say("%s of %s lost", "%s de %s perdidos")
                                        .formatted(
                                                sheet.points(exercise.points() - exercise.earned()),
                                                sheet.points(exercise.points()))));
            }
            sheet.add("</ul>");
        }
        sheet.end();
    }

    private String footer() {
        return "<p>%s</p>"
                .formatted(sheet.say(
                                "Graded: file %s against release %s. %s",
                                "Calificado: archivo %s con la publicación %s. %s")
                        .formatted(
                                digest(grading.submission()),
                                digest(grading.release()),
                                sheet.say(grading.rerun().sandbox())));
    }

    private static String digest(String sha) {
        return "<code>" + Html.escape(sha.substring(0, Math.min(12, sha.length()))) + "</code>";
    }
}
