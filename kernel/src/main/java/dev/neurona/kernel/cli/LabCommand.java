package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.ClassDataArchive;
import dev.neurona.kernel.install.JupyterPaths;
import dev.neurona.kernel.install.JupyterProgram;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.install.KernelSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts the user's own JupyterLab with this kernel in it. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Start your JupyterLab with the kernel in it; the kernel is installed for you if it is not yet.")
final class LabCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ARG", description = "passed on to JupyterLab, options after --")
    private List<String> arguments = new ArrayList<>();

    LabCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        JupyterPaths paths = JupyterPaths.ofThisMachine();
        List<String> command = new ArrayList<>(
                new JupyterProgram(paths)
                        .lab()
                        .orElseThrow(
                                () -> new JobFailed(
                                        "no JupyterLab on the PATH: get one with python3 -m pip install jupyterlab, then call lab again")));
        if (!upToDate(paths)) {
            InstallCommand.install(
                    new KernelInstaller(paths.userData().resolve("kernels"), program.distribution()),
                    KernelInstaller.Choice.DEFAULT,
                    true,
                    spec.commandLine().getOut());
        }
        command.addAll(arguments);
        Process lab = new ProcessBuilder(command).inheritIO().start();
        // JupyterLab asks before it goes on Ctrl-C; this process stays for as long as it does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(lab), "wait-for-lab"));
        return lab.waitFor() == 0 ? 0 : Commands.FAILED;
    }

    private static void waitFor(Process lab) {
        try {
            lab.waitFor();
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether the kernel found is this program's, with an archive that fits} */
    private boolean upToDate(JupyterPaths paths) throws IOException {
        Optional<Path> folder = KernelSpecs.find(paths).folder(KernelInstaller.DEFAULT_NAME);
        if (folder.isEmpty() || !KernelInstaller.isOurs(folder.get())) {
            return false;
        }
        KernelSpec kernel = KernelSpec.read(folder.get());
        return ClassDataArchive.state(kernel) == ClassDataArchive.State.VALID;
    }
}
