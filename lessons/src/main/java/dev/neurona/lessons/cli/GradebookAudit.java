package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Change;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who changed what. */
@Command(name = "audit", description = "Tell every change there has been: when, by whom, what it was before.")
final class GradebookAudit extends GradebookTask {
    @Option(
            names = {"-s", "--student"},
            paramLabel = "STUDENT",
            description = "of one student only")
    private @Nullable String student;

    @Override
    int with(Gradebook gradebook) throws Exception {
        Student only = student == null ? null : GradebookOptions.student(gradebook, student);
        for (Change change : gradebook.audit()) {
            if (only == null || only.id().equals(change.student())) {
                String about = change.question().isEmpty() ? change.practice() : change.question();
                out().println("%d  %s  %s  %s  %s%s: %s%s"
                        .formatted(
                                change.number(),
                                change.at(),
                                change.by(),
                                change.student(),
                                about.isEmpty() ? "" : about + " ",
                                change.what(),
                                change.before().isEmpty() ? "" : change.before() + " -> ",
                                change.after())
                        .replaceAll("\\R", " / "));
            }
        }
        return 0;
    }
}
