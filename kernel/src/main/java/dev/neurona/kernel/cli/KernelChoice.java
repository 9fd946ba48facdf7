package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.ClassDataArchive;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JupyterPaths;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.install.KernelSpecs;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which kernel runs a notebook: this project's own for Java, without any installation; an installed one for another
 * language or when it is named.
 */
final class KernelChoice {
    /** Kernelspecs of Java notebooks: ours, and the names other Java kernels install themselves under. */
    private static final Set<String> JAVA =
            Set.of(KernelInstaller.DEFAULT_NAME, "java", "ijava", "jjava", "jbang-ijava", "rapaio-jupyter-kernel");

    private final Distribution distribution;
    private final JupyterPaths paths;

    KernelChoice(Distribution distribution, JupyterPaths paths) {
        this.distribution = distribution;
        this.paths = paths;
    }

    /** {@return the kernel named by the user} */
    KernelSpec named(String name) throws UsageError {
        KernelSpecs specs = KernelSpecs.find(paths);
        Optional<Path> folder = specs.folder(name);
        if (folder.isPresent()) {
            return read(folder.get());
        }
        if (name.equalsIgnoreCase(KernelInstaller.DEFAULT_NAME)) {
            return own();
        }
        throw unknown("there is no kernel \"" + name + "\"", specs);
    }

    /** {@return the kernel a notebook asks for} */
    KernelSpec of(Notebook notebook) throws UsageError {
        Optional<String> name = notebook.kernelName();
        Optional<String> language = notebook.language();
        boolean java = language.isPresent()
                ? language.get().equals("java")
                : name.isEmpty() || JAVA.contains(name.get().toLowerCase(Locale.ROOT));
        if (java) {
            return own();
        }
        KernelSpecs specs = KernelSpecs.find(paths);
        Optional<Path> folder = name.flatMap(specs::folder);
        if (folder.isPresent()) {
            return read(folder.get());
        }
        throw unknown("the notebook's kernel \"" + name.or(() -> language).orElse("") + "\" is not installed", specs);
    }

    /** Started from the archive of an installation of the same jars, if there is one, as that saves half a second. */
    private KernelSpec own() {
        KernelCommand command = KernelCommand.of(distribution);
        Path folder = paths.userData().resolve("kernels").resolve(KernelInstaller.DEFAULT_NAME);
        KernelSpec archived =
                command.withArchive(ClassDataArchive.in(folder, command.java())).asKernelSpec(folder);
        try {
            if (ClassDataArchive.state(archived) == ClassDataArchive.State.VALID) {
                return archived;
            }
        } catch (IOException notReadable) {
            return command.asKernelSpec(folder);
        }
        return command.asKernelSpec(folder);
    }

    private static KernelSpec read(Path folder) throws UsageError {
        try {
            return KernelSpec.read(folder);
        } catch (IOException broken) {
            throw new UsageError(String.valueOf(broken.getMessage()), broken);
        }
    }

    private static UsageError unknown(String what, KernelSpecs specs) {
        Set<String> names = new TreeSet<>(specs.names());
        names.add(KernelInstaller.DEFAULT_NAME);
        return new UsageError(what + ": choose one with --kernel, of " + String.join(", ", names));
    }
}
