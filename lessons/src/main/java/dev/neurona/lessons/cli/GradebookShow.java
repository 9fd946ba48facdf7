package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all there is about a student. */
@Command(name = "show", description = "Show everything about a student: attempts, results, remarks, marks, comments.")
final class GradebookShow extends GradebookTask {
    @Parameters(paramLabel = "STUDENT", description = "id, or a part of the name that nobody else has")
    private String student = "";

    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        Student found = GradebookOptions.student(gradebook, student);
        Language language = options().language();
        out().printf("%s (%s)%n", found.name(), found.id());
        Work work = Work.of(gradebook, found);
        work.attempts().forEach(attempt -> attempt(attempt, rules.zone(), language));
        work.manual().forEach(this::manual);
        FinalMark mark = rules.finalMark(work);
        out().println();
        mark.explanation().forEach(step -> out().println(step.in(language)));
        return 0;
    }

    private void attempt(Attempt attempt, ZoneId zone, Language language) {
        Grading grading = attempt.grading();
        out().printf(
                        "%n%s, attempt %d: %s of %s automatic points%n",
                        attempt.practice(),
                        attempt.number(),
                        number(grading.automatic()),
                        number(grading.automaticMost()));
        out().printf(
                        "  handed in %s, graded %s%s%n",
                        attempt.handedIn().map(at -> shown(at, zone)).orElse("(not known)"),
                        shown(attempt.graded(), zone),
                        attempt.reason().isEmpty() ? "" : ", again: " + attempt.reason());
        out().printf(
                        "  %s, submission %.12s, release %.12s%n",
                        attempt.source(), attempt.submission(), attempt.release());
        for (Grading.Exercise exercise : grading.exercises()) {
            long passed = exercise.tests().stream()
                    .filter(test -> test.status() == Grading.Status.PASSED)
                    .count();
            out().printf(
                            "  %s %s: %s of %s, %d of %d checks passed%n",
                            exercise.id(),
                            exercise.title().in(language),
                            number(exercise.earned()),
                            number(exercise.points()),
                            passed,
                            exercise.tests().size());
        }
        if (!grading.rerun().said().in(language).isEmpty()) {
            out().printf("  re-run: %s%n", grading.rerun().said().in(language));
        }
        grading.saved().problems().forEach(problem -> out().println("  file: " + problem.in(language)));
        grading.remarks()
                .forEach(remark -> out().printf(
                                "  %s: %s%s%n",
                                remark.weight().name().toLowerCase(Locale.ROOT),
                                remark.text().in(language),
                                remark.cell().isEmpty() ? "" : " [" + remark.cell() + "]"));
        grading.differences()
                .forEach(difference -> out().printf(
                                "  difference: %s: %s%n",
                                difference.title(), difference.what().in(language)));
    }

    private void manual(Manual manual) {
        out().printf(
                        "%n%s: %s (%s), by %s%s%n",
                        manual.question(),
                        number(manual.earned()),
                        manual.points().stream().map(GradebookShow::shown).collect(Collectors.joining(" ")),
                        manual.by(),
                        manual.comment().isEmpty() ? "" : ": " + manual.comment());
    }

    private static String shown(OptionalDouble points) {
        return points.isPresent() ? number(points.getAsDouble()) : "-";
    }

    private static String shown(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(zone)
                        .format(at) + " " + zone;
    }

    static String number(double number) {
        return BigDecimal.valueOf(Math.round(number * 1000) / 1000.0)
                .stripTrailingZeros()
                .toPlainString();
    }
}
