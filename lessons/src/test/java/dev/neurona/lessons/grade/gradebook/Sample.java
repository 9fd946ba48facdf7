package dev.neurona.lessons.grade.gradebook;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gradings and submissions to test with. */
public final class Sample {
    public static final Student ADA = new Student("101", "Ada Lovelace");
    public static final Student JOSE = new Student("102", "José Núñez");
    public static final Instant MARCH_1 = Instant.parse("2027-03-01T10:00:00Z");

    private Sample() {}

    /** {@return a submission of a student, whose bytes are its digest} */
    public static Submission submission(Student student, String practice, String digest, Instant handedIn) {
        return new Submission(
                student,
                practice,
                Path.of("/in", digest + ".ipynb"),
                student.name() + "/" + digest + ".ipynb",
                Optional.of(handedIn),
                digest);
    }

    /** {@return a grading that earns a share of the 6 automatic points} */
    public static Grading grading(String practice, String digest, double share) {
        return grading(practice, digest, share, "The curves *part* after epoch 2.", 1.5);
    }

    public static Grading grading(String practice, String digest, double share, String answer, double seconds) {
        Wording none = new Wording("", "");
        Grading.Test test = new Grading.Test(
                new Wording("the sigmoid of 0", "la sigmoide de 0"),
                true,
                share == 1 ? Grading.Status.PASSED : Grading.Status.FAILED,
                1,
                new Wording("0.5", "0,5"),
                new Wording("1.0", "1,0"),
                List.of(new Wording("the sign", "el signo")));
        Grading.Exercise first = new Grading.Exercise(
                practice + ".1", new Wording("Sigmoid", "Sigmoide"), 2, 2 * share, List.of(), List.of(test));
        Grading.Exercise second = new Grading.Exercise(
                practice + ".2", new Wording("Training", "Entrenamiento"), 4, 4 * share, List.of(), List.of());
        return new Grading(
                Grading.SCHEMA,
                practice,
                "en",
                digest,
                "release-1",
                new Grading.Saved(true, true, true, true, List.of()),
                new Grading.Rerun(
                        Grading.Outcome.COMPLETE, none, seconds, new Wording("bubblewrap", "bubblewrap"), List.of()),
                List.of(first, second),
                List.of(
                        question(practice + ".3", "Read the curves", "Lee las curvas", answer),
                        question(practice + ".4", "Conclusion", "Conclusión", answer.isEmpty() ? "" : "It works.")),
                List.of(new Grading.Remark(
                        Grading.Weight.MENDED,
                        "check-1",
                        new Wording("a check was put back", "se ha repuesto una comprobación"))),
                List.of());
    }

    private static Grading.Question question(String id, String english, String spanish, String answer) {
        return new Grading.Question(
                id,
                new Wording(english, spanish),
                2,
                List.of(
                        new Grading.Criterion(1.5, new Wording("Says what the curves show.", "Dice lo que muestran.")),
                        new Grading.Criterion(0.5, new Wording("With numbers.", "Con números."))),
                answer,
                new Wording("The gap is **variance**.", "La separación es **varianza**."));
    }
}
