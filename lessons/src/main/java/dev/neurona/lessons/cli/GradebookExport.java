package dev.neurona.lessons.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Hands marks on. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "KIND",
        description =
                "Hand the marks on: pages for students and for Moodle, a plain table, Canvas' gradebook, Moodle's grading worksheet.",
        subcommands = {ExportPages.class, ExportCsv.class, ExportCanvas.class, ExportMoodle.class})
final class GradebookExport implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
