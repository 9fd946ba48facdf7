package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.gradebook.Gradebook;
import picocli.CommandLine.Command;

/** Prints a gradebook for comparing. */
@Command(
        name = "dump",
        description =
                "Print everything but times, a line each, in an order of its own: two gradebooks with the same marks"
                        + " print the same.")
final class GradebookDump extends GradebookTask {
    @Override
    int with(Gradebook gradebook) throws Exception {
        gradebook.dump().forEach(out()::println);
        return 0;
    }
}
