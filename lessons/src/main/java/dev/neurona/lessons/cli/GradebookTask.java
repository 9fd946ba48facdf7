package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about a gradebook that is there. Mistakes in the rules are told, each with its line. */
@Command(mixinStandardHelpOptions = true)
abstract class GradebookTask implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final GradebookOptions options = new GradebookOptions();

    GradebookOptions options() {
        return options;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void warn(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    @Override
    public Integer call() throws Exception {
        try (Gradebook gradebook = options.open()) {
            int code = with(gradebook);
            out().flush();
            return code;
        } catch (BookException wrong) {
            warn(String.valueOf(wrong.getMessage()));
            return Commands.WRONG_USE;
        }
    }

    /** {@return the exit code} */
    abstract int with(Gradebook gradebook) throws Exception;
}
