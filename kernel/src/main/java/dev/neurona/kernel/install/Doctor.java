package dev.neurona.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what keeps the kernel from running, or from running well.
 *
 * @param paths where Jupyter looks
 * @param java the Java that runs this
 * @param jupyter what Jupyter itself says of its kernels
 * @param name the kernelspec looked for
 * @param command how this program is called, for the fixes
 */
public record Doctor(JupyterPaths paths, JavaRuntime java, JupyterProgram jupyter, String name, String command) {

    /** {@return what was found, in the order a reader wants it} */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(runtime());
        Optional<Path> folder = KernelSpecs.find(paths).folder(name);
        if (folder.isEmpty()) {
            findings.add(Finding.warning(
                    "kernelspec",
                    "\"" + name + "\" is not installed, so Jupyter does not offer it; running notebooks works without",
                    command + " install"));
        } else {
            kernelspec(folder.get(), findings);
        }
        findings.add(seen(folder));
        return findings;
    }

    private Finding runtime() {
        String text = "%s, %s".formatted(java.build(), java.home());
        if (java.feature() < JavaRuntime.OLDEST) {
            return Finding.broken("java", text, "set JAVA_HOME to a JDK " + JavaRuntime.OLDEST + " or newer");
        }
        return java.compiler()
                ? Finding.ok("java", text)
                : Finding.broken("java", text + " has no compiler: a JRE", "set JAVA_HOME to a JDK");
    }

    private void kernelspec(Path folder, List<Finding> findings) {
        String again = command + " install" + (name.equals(KernelInstaller.DEFAULT_NAME) ? "" : " --name " + name);
        try {
            KernelSpec kernel = KernelSpec.read(folder);
            if (!KernelInstaller.isOurs(folder)) {
                findings.add(Finding.broken("kernelspec", folder + " is another kernel's", "install with --name"));
                return;
            }
            Optional<String> missing = missing(kernel);
            findings.add(
                    missing.isPresent()
                            ? Finding.broken(
                                    "kernelspec", folder + " names " + missing.get() + ", which is gone", again)
                            : Finding.ok("kernelspec", folder.toString()));
            findings.add(
                    switch (ClassDataArchive.state(kernel)) {
                        case VALID -> Finding.ok("archive", "fits the JDK and the jars");
                        case STALE ->
                            Finding.warning(
                                    "archive", "the JDK or a jar has changed since it was made: slower start", again);
                        case ABSENT -> Finding.warning("archive", "there is none: slower start", again);
                    });
        } catch (IOException broken) {
            findings.add(Finding.broken("kernelspec", String.valueOf(broken.getMessage()), again));
        }
    }

    private static Optional<String> missing(KernelSpec kernel) {
        List<String> argv = kernel.argv();
        if (!Files.isExecutable(Path.of(argv.get(0)))) {
            return Optional.of(argv.get(0));
        }
        int at = argv.indexOf("-cp");
        if (at >= 0 && at + 1 < argv.size()) {
            for (String entry : argv.get(at + 1).split(File.pathSeparator, -1)) {
                if (!Files.exists(Path.of(entry))) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    private Finding seen(Optional<Path> folder) {
        Optional<List<String>> listed = jupyter.kernelspecFolders();
        if (listed.isEmpty()) {
            return Finding.warning(
                    "jupyter",
                    "no jupyter on the PATH; running notebooks works without",
                    "python3 -m pip install jupyterlab");
        }
        if (folder.isEmpty()) {
            return Finding.ok("jupyter", "found");
        }
        return listed.get().stream().map(Path::of).anyMatch(path -> same(path, folder.get()))
                ? Finding.ok("jupyter", "sees the kernel")
                : Finding.broken(
                        "jupyter",
                        "does not see " + folder.get(),
                        command + " install --prefix with the prefix of that jupyter, or set JUPYTER_PATH");
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException notReadable) {
            return false;
        }
    }

    /** {@return whether files can be made in a folder, which need not exist yet} */
    public static Finding writable(String about, Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing)
                ? Finding.ok(about, folder.toString())
                : Finding.broken(about, folder + " cannot be written", "check the permissions of " + existing);
    }
}
