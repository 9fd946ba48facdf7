package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.gradebook.Gradebook;
import picocli.CommandLine.Command;

/** Serves the marking page. */
@Command(name = "serve", description = "Read and mark the answers in a browser, on this machine only.")
final class GradebookServe extends GradebookTask {
    @Override
    int with(Gradebook gradebook) throws Exception {
        return 0;
    }
}
