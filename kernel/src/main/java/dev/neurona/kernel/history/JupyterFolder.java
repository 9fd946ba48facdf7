package dev.neurona.kernel.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's Jupyter data folder, found as Jupyter finds it. */
final class JupyterFolder {
    private JupyterFolder() {}

    static Path data() {
        return data(System.getenv(), System.getProperty("user.home", ""), System.getProperty("os.name", ""));
    }

    static Path data(Map<String, String> environment, String home, String system) {
        String given = set(environment, "JUPYTER_DATA_DIR");
        if (given != null) {
            return Path.of(given);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Jupyter");
        }
        if (name.startsWith("windows")) {
            String roaming = set(environment, "APPDATA");
            return roaming != null ? Path.of(roaming, "jupyter") : Path.of(home, ".jupyter", "data");
        }
        String xdg = set(environment, "XDG_DATA_HOME");
        return xdg != null ? Path.of(xdg, "jupyter") : Path.of(home, ".local", "share", "jupyter");
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
