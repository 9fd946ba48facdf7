package dev.neurona.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with Jupyter's packages: that of {@code NEURONA_PYTHON} if it is set, else a virtual environment in the user's
 * cache, made once with pip. Where neither can be had, a test is skipped and says so.
 */
final class JupyterPython {
    private JupyterPython() {}

    /** {@return the program, which has the module} */
    static Path orSkip(String module) throws IOException, InterruptedException {
        Optional<Path> named = variable("NEURONA_PYTHON");
        if (named.isPresent()) {
            Assumptions.assumeTrue(
                    has(named.get(), module), "skipped: the Python of NEURONA_PYTHON has no module " + module);
            return named.get();
        }
        Path folder = variable("XDG_CACHE_HOME")
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("neurona-kernel-test");
        Path python = folder.resolve(windows() ? "Scripts/python.exe" : "bin/python");
        if (!has(python, module)) {
            install(folder, python, module);
        }
        return python;
    }

    private static void install(Path folder, Path python, String module) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("install.txt");
        Optional<Path> system = onPath(windows() ? "python.exe" : "python3");
        Assumptions.assumeTrue(system.isPresent(), "skipped: no python3 on the path to install Jupyter with");
        boolean installed = run(log, List.of(system.get().toString(), "-m", "venv", folder.toString()))
                && run(
                        log,
                        List.of(python.toString(), "-m", "pip", "install", "--retries", "0", "--timeout", "20", module))
                && has(python, module);
        Assumptions.assumeTrue(installed, "skipped: pip could not install " + module + ", see " + log);
    }

    private static boolean has(Path python, String module) throws IOException, InterruptedException {
        return Files.isExecutable(python)
                && run(Files.createTempFile("neurona", ".txt"), List.of(python.toString(), "-c", "import " + module));
    }

    private static boolean run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static Optional<Path> onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }
}
