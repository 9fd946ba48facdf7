package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.InstallError;
import dev.neurona.kernel.notebook.NotebookException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How a command line of ours behaves: errors in one line, exit code 2 for wrong use and 1 for a failed job. */
public final class Commands {
    /** Exit code of a job that failed. */
    public static final int FAILED = 1;

    /** Exit code of a command that was used wrongly. */
    public static final int WRONG_USE = 2;

    /** Set to anything, an error nobody foresaw is shown with its stack trace. */
    static final String TRACE = "NEURONA_TRACE";

    private Commands() {}

    /**
     * {@return a command line with our errors and exit codes}
     *
     * @param program how the user calls it
     */
    public static CommandLine line(Object root, Program program) {
        CommandLine line = new CommandLine(root);
        line.setCommandName(program.name());
        for (Object command : new Object[] {
            new RunCommand(program), new InstallCommand(program), new LabCommand(program), new DoctorCommand(program)
        }) {
            line.addSubcommand(command);
        }
        return withOurErrors(line, program);
    }

    private static CommandLine withOurErrors(CommandLine line, Program program) {
        line.setParameterExceptionHandler((wrong, args) -> wrongUse(wrong, program));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> failure(thrown, command.getErr(), program));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static int wrongUse(ParameterException wrong, Program program) {
        CommandLine command = wrong.getCommandLine();
        String message = message(wrong);
        command.getErr()
                .printf(
                        "%s: %s (see %s --help)%n",
                        program.name(), message, command.getCommandSpec().qualifiedName(" "));
        command.getErr().flush();
        return WRONG_USE;
    }

    /** What a user wrote is said before what he left out: a mistyped option is why a parameter is missing. */
    private static String message(ParameterException wrong) {
        for (String unmatched : wrong.getCommandLine().getUnmatchedArguments()) {
            if (unmatched.startsWith("-") && unmatched.length() > 1) {
                return "there is no option " + unmatched;
            }
            if (!wrong.getCommandLine().getSubcommands().isEmpty()) {
                return "there is no command " + unmatched;
            }
            return "one argument too many: " + unmatched;
        }
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong use");
    }

    private static int failure(Exception thrown, PrintWriter err, Program program) {
        boolean wrongUse =
                thrown instanceof UsageError || thrown instanceof NotebookException || thrown instanceof InstallError;
        boolean foreseen = wrongUse || thrown instanceof JobFailed || thrown instanceof java.io.IOException;
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        err.printf(
                "%s: %s%n",
                program.name(),
                foreseen ? message : thrown.getClass().getName() + ": " + message + " (" + TRACE + "=1 shows where)");
        if (System.getenv(TRACE) != null) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return wrongUse ? WRONG_USE : FAILED;
    }
}
