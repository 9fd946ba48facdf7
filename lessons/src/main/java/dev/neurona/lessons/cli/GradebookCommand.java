package dev.neurona.lessons.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks into a gradebook, marks what people mark, counts final marks and hands them on. */
@Command(
        name = "gradebook",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Look into the gradebook, mark answers, see how final marks come about, hand them on.",
        subcommands = {
            GradebookList.class,
            GradebookShow.class,
            GradebookMark.class,
            GradebookServe.class,
            GradebookFinal.class,
            GradebookRules.class,
            GradebookExport.class,
            GradebookAudit.class,
            GradebookDump.class
        },
        footer = {
            "",
            "The gradebook is the file ./neurona grade has written: gradebook.db here, or -g FILE. The rules are those of",
            "course.yml beside it, or --rules FILE; gradebook rules shows them.",
            "",
            "  ./neurona gradebook serve                         read and mark the answers in a browser",
            "  ./neurona gradebook mark 12345 P1.11 0.4 0.3 -    the same here: points for each criterion",
            "  ./neurona gradebook final -l es                   every final mark and how it came about",
            "  ./neurona gradebook export moodle -p P1 worksheet.csv"
        })
final class GradebookCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
