package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.kernel.cli.Program;
import dev.neurona.lessons.grade.sandbox.Sandboxes;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code neurona}. Without a command it explains itself. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Neurona.Version.class,
        header = "Neurona: deep learning in Java notebooks.",
        synopsisSubcommandLabel = "COMMAND",
        description = {"", "Begin with:", "  @|bold ./neurona run notebooks/en/05-logistic-regression.ipynb|@", ""},
        footer = {"", "Each command has its own --help. Exit code: 0, 1 if the work failed, 2 for wrong use."})
public final class Neurona implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Neurona() {}

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** {@return the command line with all its commands} */
    static CommandLine line() {
        Program program = new Program(
                "./neurona",
                Library.distribution(),
                List.of(Library::natives, Library::engineCache, Library::dataCache, Sandboxes::finding));
        CommandLine line = Commands.line(new Neurona(), program);
        line.addSubcommand(new BuildCommand());
        line.addSubcommand(new ReleaseCommand());
        line.addSubcommand(new CoverageCommand());
        line.addSubcommand(new SiteCommand());
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Neurona.class.getPackage().getImplementationVersion();
            return new String[] {"neurona " + (built == null ? "(not packaged)" : built)};
        }
    }
}
