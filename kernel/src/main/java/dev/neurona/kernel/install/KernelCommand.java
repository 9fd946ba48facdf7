package dev.neurona.kernel.install;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command that starts a kernel process. What {@code kernel.json} says, what {@code run} starts without one, and what
 * tests and benchmarks measure is all made here.
 *
 * @param java what it runs on
 * @param distribution the jars and their settings
 * @param extraClassPath what the user adds, after the distribution's, so that a class-data archive still fits
 * @param extraOptions the user's options for the virtual machine, which win over ours
 * @param archive a class-data archive to start from; it need not exist
 */
public record KernelCommand(
        JavaRuntime java,
        Distribution distribution,
        List<Path> extraClassPath,
        List<String> extraOptions,
        Optional<Path> archive) {
    /** Stands for the connection file in a kernelspec. */
    public static final String CONNECTION_FILE = "{connection_file}";

    /** The class that runs; it starts the kernel without loading a command line. */
    public static final String MAIN = "dev.neurona.kernel.Main";

    /** The compiler's packages whose types evaluation reuses from cell to cell. */
    private static final List<String> EXPORTS = List.of("api", "code", "util");

    public KernelCommand {
        extraClassPath = List.copyOf(extraClassPath);
        extraOptions = List.copyOf(extraOptions);
    }

    /** {@return the command for this Java and a distribution, without archive or additions} */
    public static KernelCommand of(Distribution distribution) {
        return new KernelCommand(JavaRuntime.current(), distribution, List.of(), List.of(), Optional.empty());
    }

    /** {@return this command starting from an archive} */
    public KernelCommand withArchive(Path file) {
        return new KernelCommand(java, distribution, extraClassPath, extraOptions, Optional.of(file));
    }

    /** {@return this command with additions of the user} */
    public KernelCommand with(List<Path> classPath, List<String> jvmOptions) {
        return new KernelCommand(java, distribution, classPath, jvmOptions, archive);
    }

    /** {@return the argument vector; {@link #CONNECTION_FILE} is to be replaced} */
    public List<String> argv() {
        List<String> argv = new ArrayList<>();
        argv.add(java.program().toString());
        argv.addAll(options());
        archive.ifPresent(file -> argv.add(ClassDataArchive.useOption(java) + file));
        argv.addAll(extraOptions);
        argv.add("-cp");
        argv.add(classPath());
        argv.add(MAIN);
        argv.add("-f");
        argv.add(CONNECTION_FILE);
        return argv;
    }

    /** {@return the options that decide whether an archive fits, without the archive} */
    List<String> options() {
        List<String> options = new ArrayList<>();
        // One collector thread less to start; lessons keep their numbers in native memory. C1 and C2 both stay on.
        options.add("-XX:+UseSerialGC");
        options.add("-XX:-UsePerfData");
        // An archive that no longer fits is passed over, which needs no option (the AOT cache refuses to start with
        // -Xshare), and without a word on the kernel's standard output.
        options.add("-Xlog:disable");
        options.add("-Dfile.encoding=UTF-8");
        // A picture drawn in a cell must not put an icon in the Dock.
        options.add("-Dapple.awt.UIElement=true");
        for (String name : EXPORTS) {
            options.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        if (java.feature() >= 22) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        options.addAll(distribution.jvmOptions());
        return options;
    }

    private String classPath() {
        List<Path> all = new ArrayList<>(distribution.classPath());
        all.addAll(extraClassPath);
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** {@return variables to add to the kernel's environment, as a kernelspec has them: a doubled $ is one} */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        distribution.environment().forEach((name, value) -> environment.put(name, value.replace("$", "$$")));
        return environment;
    }

    /** {@return this command as a kernelspec that is not installed anywhere} */
    public KernelSpec asKernelSpec(Path folder) {
        return new KernelSpec(
                KernelInstaller.DEFAULT_NAME,
                folder,
                KernelInstaller.DEFAULT_DISPLAY_NAME,
                "java",
                argv(),
                environment(),
                true);
    }
}
