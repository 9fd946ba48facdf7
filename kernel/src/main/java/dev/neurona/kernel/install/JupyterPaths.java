package dev.neurona.kernel.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jupyter's data folders, found by its own rules without asking Python. Create with {@link #ofThisMachine}.
 *
 * @param environment the environment's variables
 * @param system what the system is
 * @param home the user's home folder
 */
public record JupyterPaths(Map<String, String> environment, Platform system, Path home) {
    public JupyterPaths {
        environment = Map.copyOf(environment);
    }

    /** Platforms that keep the folders in different places. */
    public enum Platform {
        LINUX,
        MAC,
        WINDOWS;

        static Platform of(String osName) {
            String name = osName.toLowerCase(Locale.ROOT);
            return name.startsWith("win") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
        }
    }

    /** {@return the paths for the user who runs this} */
    public static JupyterPaths ofThisMachine() {
        return new JupyterPaths(
                System.getenv(),
                Platform.of(System.getProperty("os.name", "")),
                Path.of(System.getProperty("user.home", ".")));
    }

    /** {@return the user's own data folder, where {@code install} writes} */
    public Path userData() {
        Optional<Path> named = path("JUPYTER_DATA_DIR");
        if (named.isPresent()) {
            return named.get();
        }
        return switch (system) {
            case MAC -> home.resolve("Library").resolve("Jupyter");
            case WINDOWS ->
                path("APPDATA")
                        .map(data -> data.resolve("jupyter"))
                        .orElse(home.resolve(".jupyter").resolve("data"));
            case LINUX ->
                path("XDG_DATA_HOME")
                        .orElse(home.resolve(".local").resolve("share"))
                        .resolve("jupyter");
        };
    }

    /** {@return the data folder below a prefix, as of a Python environment} */
    public static Path below(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /** {@return the active Python environment's prefix, a virtual environment before conda's} */
    public Optional<Path> environmentPrefix() {
        return path("VIRTUAL_ENV").or(() -> path("CONDA_PREFIX"));
    }

    /** {@return every data folder Jupyter may look in, the one it prefers first; they need not exist} */
    public List<Path> search() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String part : environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator, -1)) {
            path(part, folders);
        }
        List<Path> user = List.of(userData());
        List<Path> prefixes = prefixes().stream().map(JupyterPaths::below).toList();
        folders.addAll(prefersEnvironment() ? prefixes : user);
        folders.addAll(prefersEnvironment() ? user : prefixes);
        if (system == Platform.WINDOWS) {
            path("PROGRAMDATA").ifPresent(data -> folders.add(data.resolve("jupyter")));
        } else {
            folders.add(Path.of("/usr/local/share/jupyter"));
            folders.add(Path.of("/usr/share/jupyter"));
            if (system == Platform.MAC) {
                folders.add(Path.of("/opt/homebrew/share/jupyter"));
            }
        }
        return List.copyOf(folders);
    }

    /** Besides the active environment's, the prefix of the Jupyter or Python on the path: what would be started. */
    private Set<Path> prefixes() {
        Set<Path> prefixes = new LinkedHashSet<>();
        environmentPrefix().ifPresent(prefixes::add);
        for (String program : List.of("jupyter", "python3", "python")) {
            onPath(program).map(Path::getParent).ifPresent(folder -> {
                // On Windows python.exe stands in the prefix itself, scripts in its folder Scripts.
                boolean below = folder.endsWith("bin") || folder.endsWith("Scripts");
                Path prefix = below ? folder.getParent() : folder;
                if (prefix != null) {
                    prefixes.add(prefix);
                }
            });
        }
        return prefixes;
    }

    private boolean prefersEnvironment() {
        String wish = environment.get("JUPYTER_PREFER_ENV_PATH");
        if (wish != null) {
            return !List.of("no", "n", "false", "off", "0", "0.0").contains(wish.toLowerCase(Locale.ROOT));
        }
        boolean conda = environment.containsKey("CONDA_PREFIX")
                && !environment.getOrDefault("CONDA_DEFAULT_ENV", "base").equals("base");
        return environment.containsKey("VIRTUAL_ENV") || conda;
    }

    /** {@return the program of that name that the environment's path leads to} */
    public Optional<Path> onPath(String program) {
        List<String> names = system == Platform.WINDOWS
                ? List.of(program + ".exe", program + ".cmd", program + ".bat")
                : List.of(program);
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        for (String part : path.split(File.pathSeparator, -1)) {
            List<Path> folder = new ArrayList<>();
            path(part, folder);
            for (Path each : folder) {
                for (String name : names) {
                    Path file = each.resolve(name);
                    if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return Optional.of(file.toAbsolutePath());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Path> path(String variable) {
        List<Path> found = new ArrayList<>();
        path(environment.getOrDefault(variable, ""), found);
        return found.stream().findFirst();
    }

    /** A variable that holds no path is as good as none. */
    private static void path(String text, java.util.Collection<Path> into) {
        if (!text.isBlank()) {
            try {
                into.add(Path.of(text));
            } catch (InvalidPathException notOne) {
                return;
            }
        }
    }
}
