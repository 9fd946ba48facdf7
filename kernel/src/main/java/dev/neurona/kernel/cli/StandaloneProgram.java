package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.Distribution;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the kernel's own jar: the commands without the lessons'. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Neurona's kernel: Java in Jupyter notebooks.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Each command has its own --help. Exit code: 0, 1 if the work failed, 2 for wrong use."})
public final class StandaloneProgram implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private StandaloneProgram() {}

    /** {@return the exit code} */
    public static int execute(String... arguments) {
        Distribution distribution = Distribution.kernelOnly();
        String jar = distribution.classPath().stream()
                .findFirst()
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("neurona-kernel.jar");
        Program program = new Program("java -jar " + jar, distribution, List.of());
        return Commands.line(new StandaloneProgram(), program).execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
