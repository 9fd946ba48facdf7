package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Grading.CellEnd;
import dev.neurona.lessons.grade.Grading.Criterion;
import dev.neurona.lessons.grade.Grading.Difference;
import dev.neurona.lessons.grade.Grading.Exercise;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.Grading.Question;
import dev.neurona.lessons.grade.Grading.Remark;
import dev.neurona.lessons.grade.Grading.Saved;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Weight;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.alike.Alike;
import dev.neurona.lessons.grade.alike.Kind;
import dev.neurona.lessons.grade.alike.Pair;
import dev.neurona.lessons.grade.alike.Passage;
import dev.neurona.lessons.grade.intake.Notice;
import dev.neurona.lessons.grade.intake.Reason;
import dev.neurona.lessons.grade.intake.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A submission of a practice that is half right, and what may be written into it. */
final class Papers {
    static final Wording TITLE =
            new Wording("Practice 1: handwritten digits with a CNN", "Práctica 1: dígitos manuscritos con una CNN");
    static final Student ADA = new Student("101", "Ada Núñez");
    static final Wording NONE = new Wording("", "");

    private Papers() {}

    static Wording both(String text) {
        return new Wording(text, text);
    }

    static Grading.Test test(String about, Status status, double weight, String expected, String actual, String look) {
        return new Grading.Test(
                both(about),
                weight > 0,
                status,
                weight,
                both(expected),
                both(actual),
                look.isEmpty() ? List.of() : List.of(both(look)));
    }

    static Exercise scaled(Status status, String actual) {
        boolean passed = status == Status.PASSED;
        return new Exercise(
                "P1.1",
                new Wording("Pixels between 0 and 1", "Píxeles entre 0 y 1"),
                0.5,
                passed ? 0.5 : 0.25,
                List.of(
                        new Wording(
                                "Divide by the largest value a pixel has.", "Divide entre el mayor valor de un píxel."),
                        new Wording("`x.div(255)`", "`x.div(255)`")),
                List.of(
                        test("shape of `scaled(x)`", Status.PASSED, 0, "", "", ""),
                        test("largest value", Status.PASSED, 1, "", "", ""),
                        test(
                                "mean of 40 new images",
                                status,
                                1,
                                "0.1307",
                                actual,
                                "Is the type float before you divide?")));
    }

    static Exercise network() {
        return new Exercise(
                "P1.2",
                new Wording("The network", "La red"),
                2,
                0,
                List.of(new Wording("Two convolutions are enough.", "Bastan dos convoluciones.")),
                List.of(
                        test("number of parameters", Status.NOT_ATTEMPTED, 1, "61706", "", ""),
                        test(
                                "logits of a batch of 3",
                                Status.BROKEN,
                                1,
                                "(3, 10)",
                                "IllegalArgumentException: expected (N, 1, 28, 28)\n\tat Blocks.forward",
                                "")));
    }

    static Question conclusion(String answer) {
        return new Question(
                "P1.14",
                new Wording("Conclusion", "Conclusión"),
                1.5,
                List.of(
                        new Criterion(1, new Wording("Says how sure the number is.", "Dice cuán seguro es el número.")),
                        new Criterion(0.5, new Wording("Names one thing to try.", "Nombra algo que probar."))),
                answer,
                new Wording(
                        "The error on 10 000 digits is known to within about 0.2 %.",
                        "El error en 10 000 dígitos se conoce con un margen del 0,2 %."));
    }

    static Grading grading(String answer, String actual, List<Remark> remarks, List<Difference> differences) {
        return new Grading(
                Grading.SCHEMA,
                "P1",
                "en",
                "0123456789abcdef".repeat(4),
                "fedcba9876543210".repeat(4),
                new Saved(
                        true,
                        false,
                        true,
                        true,
                        List.of(new Wording("Cell 12 ran before cell 9.", "La celda 12 se ejecutó antes que la 9."))),
                new Grading.Rerun(
                        Outcome.CUT_SHORT,
                        new Wording(
                                "A cell took longer than 10 minutes and was stopped; the others were run.",
                                "Una celda tardó más de 10 minutos y se paró; las demás se ejecutaron."),
                        731.6,
                        new Wording("Run without network in a sandbox.", "Ejecutado sin red en un entorno aislado."),
                        List.of(new CellEnd(
                                "ex-P1-9-answer",
                                "double accuracy = evaluate(net, test)",
                                new Wording("stopped after 10 minutes", "parada a los 10 minutos")))),
                List.of(scaled(Status.FAILED, actual), network()),
                List.of(conclusion(answer)),
                remarks,
                differences);
    }

    static Grading grading() {
        return grading(
                "The error is **0.8 %**, so about 80 of 10 000.\n\n- more data\n- [dropout](https://example.org/dropout)",
                "33.318421",
                List.of(
                        new Remark(
                                Weight.MENDED,
                                "ex-P1-3-check",
                                new Wording(
                                        "The checks of P1.3 had been edited and were put back.",
                                        "Las comprobaciones de P1.3 estaban cambiadas y se han restaurado.")),
                        new Remark(
                                Weight.LOOK,
                                "",
                                new Wording("The notebook redefines `Check`.", "El cuaderno redefine `Check`."))),
                List.of(new Difference(
                        "code-1",
                        "accuracy",
                        new Wording("a number differs by more than 0.01", "un número difiere en más de 0,01"),
                        "0.991",
                        "0.853")));
    }

    static Paper paper(Grading grading) {
        return new Paper(
                TITLE,
                ADA,
                grading,
                List.of(new Marked("P1.14", List.of(0.75, 0.5), "Good idea. *Which* digits are confused?")),
                List.of(
                        new MarkLine(
                                new Wording("Handed in late (2 days)", "Entregado tarde (2 días)"),
                                both("-0.2"),
                                false),
                        new MarkLine(new Wording("Mark", "Nota"), new Wording("1.3", "1,3"), true)));
    }

    static ClassReport.Entry entry(Student student, Grading grading, String feedback) {
        return new ClassReport.Entry(student, grading, OptionalDouble.of(0.75), true, feedback);
    }

    /** A class in which every third fails at the same place. */
    static ClassReport report(int students) {
        List<ClassReport.Entry> entries = new ArrayList<>();
        List<ClassReport.Standing> standings = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            Student student = new Student("" + i, "Ada & co " + i);
            Grading half = grading(
                    "An answer.",
                    "33." + i,
                    i == 0 ? grading().remarks() : List.of(),
                    i % 4 == 0 ? grading().differences() : List.of());
            Grading grading = i % 3 == 0 ? half : better(half);
            entries.add(new ClassReport.Entry(
                    student,
                    grading,
                    i % 2 == 0 ? OptionalDouble.of(1.5 * i / students) : OptionalDouble.empty(),
                    i % 5 == 0,
                    "feedback/P1/" + student.name() + ".html"));
            standings.add(new ClassReport.Standing(
                    student,
                    i % 4 == 0 ? List.of("P1") : List.of("P1", "P2"),
                    List.of(),
                    i % 4 == 0 ? NONE : both("" + i % 11)));
        }
        Submission ada = submission("Ada & co 0");
        Submission bob = submission("Bob");
        Passage passage = new Passage(
                Kind.CODE,
                new Passage.Excerpt("ex-P1-3-answer", 3, 4, "for (int x : xs) {\n    sum += x;"),
                new Passage.Excerpt("ex-P1-3-answer", 7, 8, "for (int renamed : all) // mine\n    total += renamed;"),
                34,
                11);
        return new ClassReport(
                new Wording("Deep learning, spring", "Aprendizaje profundo, primavera"),
                2,
                List.of(new ClassReport.Part(
                        "P1",
                        TITLE,
                        entries,
                        Optional.of(new Alike(
                                students, List.of(new Pair(ada, bob, 0.97, 0.12, false, List.of(passage))))))),
                standings,
                List.of(new Refused(
                        Optional.of(new Student("9", "Zoe")),
                        Optional.of("P1"),
                        "Zoe_9_assignsubmission_file_/notes.pdf",
                        Reason.OTHER,
                        new Wording("\"notes.pdf\" is no notebook.", "\"notes.pdf\" no es un cuaderno."))),
                List.of(new Notice(
                        List.of(ada, bob),
                        new Wording(
                                "Handed in the very same file for P1: Ada, Bob.",
                                "Han entregado exactamente el mismo archivo para P1: Ada, Bob."))));
    }

    private static Grading better(Grading half) {
        return new Grading(
                half.schema(),
                half.practice(),
                half.language(),
                half.submission(),
                half.release(),
                half.saved(),
                half.rerun(),
                List.of(scaled(Status.PASSED, ""), network()),
                half.questions(),
                half.remarks(),
                half.differences());
    }

    private static Submission submission(String name) {
        return new Submission(
                new Student(name, name),
                "P1",
                Path.of("x"),
                name + "_1_assignsubmission_file_/a.ipynb",
                Optional.empty(),
                "0");
    }
}
