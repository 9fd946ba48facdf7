package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.grade.rules.Rules;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the rules that hold. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Show the rules that hold, or a course.yml to begin with.")
final class GradebookRules implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final GradebookOptions options = new GradebookOptions();

    @Option(names = "--template", description = "print a course.yml with every setting, explained")
    private boolean template;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (template) {
            out.print(Rules.template());
            out.flush();
            return 0;
        }
        try {
            Rules rules = options.rules();
            out.println(options.rulesAre());
            for (var line : rules.described()) {
                out.println("  " + options.in(line));
            }
            out.flush();
            return 0;
        } catch (BookException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            spec.commandLine().getErr().flush();
            return Commands.WRONG_USE;
        }
    }
}
