package dev.neurona.plot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with JupyterLab and Playwright, and a Chromium, for tests in a browser. The Python is that of
 * {@code NEURONA_PYTHON} if it is set, else a virtual environment in the user's cache, made once with pip. The browser is
 * that of {@code NEURONA_CHROMIUM}, else one on the path. Where one is not to be had, the test is skipped and says so.
 */
record JupyterEnvironment(Path python, Path chromium) {
    private static final String WANTED = "import jupyterlab, ipykernel, nbconvert, playwright.sync_api";
    private static final List<String> PACKAGES = List.of("jupyterlab", "ipykernel", "nbconvert", "playwright");
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    static JupyterEnvironment orSkip() throws IOException, InterruptedException {
        Path chromium = variable("NEURONA_CHROMIUM").or(() -> onPath(BROWSERS)).orElse(null);
        Assumptions.assumeTrue(
                chromium != null, "skipped: no Chromium on the path; install one or name it in NEURONA_CHROMIUM");
        Optional<Path> named = variable("NEURONA_PYTHON");
        if (named.isPresent()) {
            Assumptions.assumeTrue(has(named.get()), "skipped: NEURONA_PYTHON lacks one of " + PACKAGES);
            return new JupyterEnvironment(named.get(), chromium);
        }
        Path folder = cache().resolve("neurona-browser-test");
        Path python = folder.resolve(windows() ? "Scripts/python.exe" : "bin/python");
        if (!has(python)) {
            install(folder, python);
        }
        return new JupyterEnvironment(python, chromium);
    }

    private static void install(Path folder, Path python) throws IOException, InterruptedException {
        Path system = onPath(List.of("python3", "python")).orElse(null);
        Assumptions.assumeTrue(system != null, "skipped: no python3 on the path to install JupyterLab with");
        Files.createDirectories(folder);
        Path log = folder.resolve("install.txt");
        boolean made = run(log, List.of(system.toString(), "-m", "venv", folder.toString()));
        List<String> pip = new ArrayList<>(List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--retries",
                "0",
                "--timeout",
                "20",
                "--disable-pip-version-check"));
        pip.addAll(PACKAGES);
        Assumptions.assumeTrue(
                made && run(log, pip) && has(python),
                "skipped: could not install JupyterLab and Playwright with pip: see " + log);
    }

    private static boolean has(Path python) throws IOException, InterruptedException {
        return Files.isExecutable(python)
                && run(Files.createTempFile("neurona", ".txt"), List.of(python.toString(), "-c", WANTED));
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

    private static Path cache() {
        return variable("XDG_CACHE_HOME").orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }

    private static Optional<Path> onPath(List<String> names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path file = Path.of(folder.isEmpty() ? "." : folder, windows() ? name + ".exe" : name);
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
