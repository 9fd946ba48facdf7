package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands about a gradebook share. */
final class GradebookOptions {
    @Option(
            names = {"-g", "--gradebook"},
            paramLabel = "FILE",
            description = "the gradebook (default: gradebook.db here)")
    private Path file = Path.of("gradebook.db");

    @Option(names = "--rules", paramLabel = "FILE", description = "the course's rules (default: course.yml beside it)")
    private @Nullable Path rules;

    @Option(
            names = {"-l", "--language"},
            paramLabel = "en|es",
            description = "of what is told about marks (default: en)")
    private String language = "en";

    /** {@return the gradebook, which has to be there} */
    Gradebook open() throws IOException, UsageError {
        if (!Files.exists(file)) {
            throw new UsageError(
                    "there is no gradebook %s: ./neurona grade writes one, -g names another file".formatted(file));
        }
        return Gradebook.open(file);
    }

    Rules rules() throws IOException, UsageError {
        if (rules != null) {
            if (!Files.exists(rules)) {
                throw new UsageError("there are no rules %s: gradebook rules --template shows some".formatted(rules));
            }
            return Rules.read(rules);
        }
        Path beside = besides();
        return Files.exists(beside) ? Rules.read(beside) : Rules.standard();
    }

    /** {@return where the rules are from, in words} */
    String rulesAre() {
        Path used = rules == null ? besides() : rules;
        return Files.exists(used) ? "the rules of " + used : "the rules of the course (there is no " + used + ")";
    }

    private Path besides() {
        return file.resolveSibling("course.yml");
    }

    Language language() throws UsageError {
        return Languages.of(language).get(0);
    }

    String in(Wording wording) throws UsageError {
        return wording.in(language());
    }

    /** {@return the student of an id, or of a name or a part of it that nobody else has} */
    static Student student(Gradebook gradebook, String wanted) throws IOException, UsageError {
        List<Student> all = gradebook.students();
        for (Student student : all) {
            if (student.id().equals(wanted)) {
                return student;
            }
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        List<Student> found = all.stream()
                .filter(student -> student.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new UsageError(
                found.isEmpty()
                        ? "the gradebook has no student %s: gradebook list shows all".formatted(wanted)
                        : "%s may be %s: use the id"
                                .formatted(
                                        wanted,
                                        found.stream()
                                                .limit(5)
                                                .map(student -> student.name() + " (" + student.id() + ")")
                                                .collect(Collectors.joining(", "))));
    }

    static List<FinalMark> marks(Gradebook gradebook, Rules rules) throws IOException {
        List<FinalMark> marks = new ArrayList<>();
        for (Student student : gradebook.students()) {
            marks.add(rules.finalMark(Work.of(gradebook, student)));
        }
        return marks;
    }
}
