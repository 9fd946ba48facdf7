package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Marks an answer. */
@Command(
        name = "mark",
        description = "Mark an answer: points for each criterion of its rubric.",
        footer = {
            "",
            "Without points it shows the answer, the rubric and what was given so far. A point of the rubric that is to stay",
            "open is a -. gradebook serve is the comfortable way."
        })
final class GradebookMark extends GradebookTask {
    @Parameters(index = "0", paramLabel = "STUDENT", description = "id, or a part of the name that nobody else has")
    private String student = "";

    @Parameters(index = "1", paramLabel = "QUESTION", description = "such as P1.11")
    private String question = "";

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "POINTS", description = "for each criterion, or -")
    private List<String> points = new ArrayList<>();

    @Option(
            names = {"-c", "--comment"},
            paramLabel = "TEXT",
            description = "what the student is told (default: the comment that is there)")
    private @Nullable String comment;

    @Option(names = "--by", paramLabel = "NAME", description = "who marks (default: the user of this machine)")
    private String by = System.getProperty("user.name", "");

    @Override
    int with(Gradebook gradebook) throws Exception {
        Student found = GradebookOptions.student(gradebook, student);
        Attempt attempt = counted(gradebook, found);
        Grading.Question asked = attempt.grading().questions().stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new UsageError("there is no question %s in %s: there are %s"
                        .formatted(question, attempt.practice(), ids(attempt))));
        Manual before = gradebook
                .manual(found.id(), attempt.practice(), question)
                .orElse(Manual.unmarked(found.id(), attempt.practice(), asked));
        if (points.isEmpty() && comment == null) {
            show(asked, before);
            return 0;
        }
        List<OptionalDouble> given =
                points.isEmpty() && before.points().size() == asked.rubric().size() ? before.points() : given();
        try {
            Manual now = gradebook.mark(before.with(asked, given, comment == null ? before.comment() : comment, by));
            out().printf(
                            "%s, %s: %s of %s%s%n",
                            found.name(),
                            question,
                            GradebookShow.number(now.earned()),
                            GradebookShow.number(asked.points()),
                            now.complete() ? "" : ", not all criteria yet");
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }

    /** The attempt that counts, else the last: what is too late to count may be marked as well. */
    private Attempt counted(Gradebook gradebook, Student found) throws Exception {
        Rules rules = options().rules();
        Work work = Work.of(gradebook, found);
        for (String practice : gradebook.practices()) {
            Optional<Attempt> attempt = rules.practiceMark(work, practice).counted();
            if (attempt.isEmpty()) {
                attempt = gradebook.latest(found.id(), practice);
            }
            if (attempt.isPresent() && (question.equals(practice) || question.startsWith(practice + "."))) {
                return attempt.get();
            }
        }
        throw new UsageError("%s has handed in nothing with a question %s".formatted(found.name(), question));
    }

    private List<OptionalDouble> given() throws UsageError {
        List<OptionalDouble> given = new ArrayList<>();
        for (String each : points) {
            try {
                given.add(
                        each.equals("-")
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Double.parseDouble(each.replace(',', '.'))));
            } catch (NumberFormatException wrong) {
                throw new UsageError("points are numbers, or - for what stays open, but got " + each);
            }
        }
        return given;
    }

    private static String ids(Attempt attempt) {
        return attempt.grading().questions().stream().map(Grading.Question::id).collect(Collectors.joining(", "));
    }

    private void show(Grading.Question asked, Manual before) throws UsageError {
        out().printf("%s %s%n%n%s%n%n", asked.id(), options().in(asked.title()), asked.answer());
        for (int i = 0; i < asked.rubric().size(); i++) {
            Grading.Criterion criterion = asked.rubric().get(i);
            OptionalDouble given = i < before.points().size() ? before.points().get(i) : OptionalDouble.empty();
            out().printf(
                            "%d. %s of %s  %s%n",
                            i + 1,
                            given.isPresent() ? GradebookShow.number(given.getAsDouble()) : "-",
                            GradebookShow.number(criterion.points()),
                            options().in(criterion.text()));
        }
        out().printf("%nA good answer: %s%n", options().in(asked.good()));
        if (before.version() > 0) {
            out().printf("Marked by %s%s%n", before.by(), before.comment().isEmpty() ? "" : ": " + before.comment());
        }
    }
}
