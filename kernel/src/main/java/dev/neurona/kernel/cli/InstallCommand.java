package dev.neurona.kernel.cli;

import dev.neurona.kernel.client.KernelTraining;
import dev.neurona.kernel.install.ClassDataArchive;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.install.JupyterPaths;
import dev.neurona.kernel.install.JupyterProgram;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.install.KernelInstaller.Choice;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.install.KernelSpecs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the kernel known to Jupyter. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Make the kernel known to Jupyter, for the JDK that runs this.")
final class InstallCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup
    private Place place = new Place();

    /** Where to; one of them at most. */
    static final class Place {
        @Option(names = "--user", description = "for this user (default)")
        private boolean user;

        @Option(names = "--sys-prefix", description = "for the active Python environment")
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "in DIR/share/jupyter/kernels")
        private @Nullable Path prefix;
    }

    @Option(names = "--name", paramLabel = "NAME", description = "the kernel's name (default: ${DEFAULT-VALUE})")
    private String name = KernelInstaller.DEFAULT_NAME;

    @Option(names = "--display-name", paramLabel = "TEXT", description = "what menus show (default: ${DEFAULT-VALUE})")
    private String displayName = KernelInstaller.DEFAULT_DISPLAY_NAME;

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            description = "jars and folders notebooks see besides; DIR/* for the jars of a folder. May be repeated")
    private List<String> classPath = new ArrayList<>();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "an option for the kernel's JVM, as --jvm-option=-Xmx4g. May be repeated")
    private List<String> jvmOptions = new ArrayList<>();

    @Option(names = "--no-archive", description = "make no class-data archive: quicker install, slower starts")
    private boolean noArchive;

    @ArgGroup
    private Instead instead = new Instead();

    /** What to do instead of installing. */
    static final class Instead {
        @Option(names = "--remove", description = "remove the kernel of that name")
        private boolean remove;

        @Option(names = "--list", description = "list the kernels Jupyter finds")
        private boolean list;
    }

    InstallCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        JupyterPaths paths = JupyterPaths.ofThisMachine();
        PrintWriter out = spec.commandLine().getOut();
        if (instead.list) {
            list(KernelSpecs.find(paths), out);
            return 0;
        }
        KernelInstaller installer = new KernelInstaller(data(paths).resolve("kernels"), program.distribution());
        if (instead.remove) {
            installer.remove(name);
            out.println("removed " + name + " from " + installer.kernels());
            return 0;
        }
        install(installer, new Choice(name, displayName, classPath, jvmOptions), !noArchive, out);
        return 0;
    }

    /** Installs and says so; a start without an archive is slower, not broken, so that its failure is a warning. */
    static void install(KernelInstaller installer, Choice choice, boolean archive, PrintWriter out)
            throws IOException, InterruptedException {
        KernelSpec kernel = installer.install(choice, JavaRuntime.current());
        out.println("installed " + kernel.displayName() + " as \"" + kernel.name() + "\" in " + kernel.folder());
        out.flush();
        if (archive) {
            long begin = System.nanoTime();
            try {
                long bytes = ClassDataArchive.make(kernel, new KernelTraining());
                out.printf(
                        Locale.ROOT,
                        "made its class-data archive: %d MB, %.1f s%n",
                        bytes >> 20,
                        (System.nanoTime() - begin) / 1e9);
            } catch (IOException failed) {
                out.println("warning: no class-data archive, starts are slower: " + failed.getMessage());
            }
        }
        out.flush();
    }

    private Path data(JupyterPaths paths) throws UsageError {
        if (place.user) {
            return paths.userData();
        }
        if (place.prefix != null) {
            return JupyterPaths.below(place.prefix.toAbsolutePath());
        }
        if (place.sysPrefix) {
            return JupyterPaths.below(new JupyterProgram(paths)
                    .sysPrefix()
                    .orElseThrow(() -> new UsageError(
                            "--sys-prefix: no Python environment is active and no python is on the PATH")));
        }
        return paths.userData();
    }

    private static void list(KernelSpecs specs, PrintWriter out) {
        for (String found : specs.names()) {
            Path folder = specs.folder(found).orElseThrow();
            out.printf("%-20s %s%s%n", found, folder, KernelInstaller.isOurs(folder) ? "  (Neurona)" : "");
        }
        if (specs.names().isEmpty()) {
            out.println("Jupyter finds no kernels");
        }
        out.flush();
    }
}
