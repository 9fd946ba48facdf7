package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.Doctor;
import dev.neurona.kernel.install.Finding;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.install.JupyterPaths;
import dev.neurona.kernel.install.JupyterProgram;
import dev.neurona.kernel.install.KernelInstaller;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what is wrong and says how to put it right. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look for what keeps notebooks from running, each problem with its fix.",
        footer = {"", "Exit code: 1 if something is broken."})
final class DoctorCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--name", paramLabel = "NAME", description = "the kernel to look at (default: ${DEFAULT-VALUE})")
    private String name = KernelInstaller.DEFAULT_NAME;

    DoctorCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        JupyterPaths paths = JupyterPaths.ofThisMachine();
        List<Finding> findings = new ArrayList<>(
                new Doctor(paths, JavaRuntime.current(), new JupyterProgram(paths), name, program.name()).examine());
        findings.add(Doctor.writable("jupyter data", paths.userData()));
        program.checks().stream().map(Supplier::get).forEach(findings::add);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BROKEN) ? Commands.FAILED : 0;
    }
}
