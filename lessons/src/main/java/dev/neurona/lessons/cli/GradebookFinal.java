package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Counts final marks and says how each came about. Nothing is changed. */
@Command(
        name = "final",
        description = "Count the final marks and say, step by step, how each comes about. Nothing is changed.")
final class GradebookFinal extends GradebookTask {
    @Parameters(paramLabel = "STUDENT", description = "ids or names (default: everybody)")
    private List<String> students = new ArrayList<>();

    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        out().println("by " + options().rulesAre());
        List<Student> chosen = new ArrayList<>();
        for (String each : students) {
            chosen.add(GradebookOptions.student(gradebook, each));
        }
        for (Student student : students.isEmpty() ? gradebook.students() : chosen) {
            FinalMark mark = rules.finalMark(Work.of(gradebook, student));
            out().printf("%n%s (%s): %s%s%n", student.name(), student.id(), mark.mark(), mark.provisional() ? "?" : "");
            for (var step : mark.explanation()) {
                out().println("  " + options().in(step));
            }
        }
        return 0;
    }
}
