package dev.neurona.kernel.install;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The user's own Jupyter, if there is one.
 *
 * @param paths where programs are looked for
 */
public record JupyterProgram(JupyterPaths paths) {
    /** {@return the command of JupyterLab: the program on the path, or the module of a Python on it} */
    public Optional<List<String>> lab() {
        Optional<List<String>> program = paths.onPath("jupyter-lab").map(path -> List.of(path.toString()));
        if (program.isPresent()) {
            return program;
        }
        for (String name : List.of("python3", "python", "py")) {
            Optional<List<String>> module =
                    paths.onPath(name).map(python -> List.of(python.toString(), "-m", "jupyterlab"));
            if (module.isPresent() && output(with(module.get(), "--version")).isPresent()) {
                return module;
            }
        }
        return Optional.empty();
    }

    /** {@return the prefix of the active Python environment, or else of the Python on the path} */
    public Optional<Path> sysPrefix() {
        Optional<Path> active = paths.environmentPrefix();
        for (String name : active.isPresent() ? List.<String>of() : List.of("python3", "python")) {
            Optional<Path> prefix = paths.onPath(name)
                    .flatMap(python -> output(List.of(python.toString(), "-c", "import sys; print(sys.prefix)")))
                    .map(printed -> Path.of(printed.strip()));
            if (prefix.isPresent()) {
                return prefix;
            }
        }
        return active;
    }

    /** {@return the folders of the kernelspecs Jupyter lists, or empty if there is no Jupyter} */
    public Optional<List<String>> kernelspecFolders() {
        List<List<String>> candidates = new ArrayList<>();
        paths.onPath("jupyter").ifPresent(path -> candidates.add(List.of(path.toString(), "kernelspec")));
        for (String name : List.of("python3", "python")) {
            paths.onPath(name)
                    .ifPresent(path -> candidates.add(List.of(path.toString(), "-m", "jupyter_client.kernelspecapp")));
        }
        for (List<String> candidate : candidates) {
            Optional<List<String>> folders =
                    output(with(candidate, "list", "--json")).flatMap(JupyterProgram::folders);
            if (folders.isPresent()) {
                return folders;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> folders(String text) {
        try {
            List<String> folders = new ArrayList<>();
            if (JsonParser.parseString(text) instanceof JsonObject list
                    && list.get("kernelspecs") instanceof JsonObject specs) {
                for (JsonElement spec : specs.asMap().values()) {
                    if (spec instanceof JsonObject object && object.has("resource_dir")) {
                        folders.add(object.get("resource_dir").getAsString());
                    }
                }
                return Optional.of(folders);
            }
        } catch (JsonParseException notTheList) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    /** {@return what a program prints, or empty if it is not there, fails or takes too long} */
    static Optional<String> output(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notThere) {
            return Optional.empty();
        }
        CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException brokenOff) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
