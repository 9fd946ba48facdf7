package dev.neurona.kernel.magic;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder and the environment that magics and commands work in. A Java process can change neither of its own, so they
 * are kept here: {@code File} and {@code Path} in cells still start at the folder of the process.
 */
final class Workplace implements AutoCloseable {
    private final Path start = Path.of("").toAbsolutePath();
    private final Map<String, Optional<String>> changed = Collections.synchronizedMap(new TreeMap<>());
    private final Commands commands = new Commands(this);
    private volatile Path folder = start;
    private volatile Path before = start;

    Path start() {
        return start;
    }

    Path folder() {
        return folder;
    }

    Path before() {
        return before;
    }

    void enter(Path newFolder) {
        before = folder;
        folder = newFolder;
    }

    /** {@return the path from here; {@code ~} is the home folder} */
    Path resolve(String path) {
        String home = System.getProperty("user.home", "");
        String expanded = path.equals("~")
                ? home
                : path.startsWith("~/") || path.startsWith("~\\") ? home + path.substring(1) : path;
        return folder.resolve(expanded).normalize();
    }

    /** {@return the environment commands see} */
    Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(System.getenv());
        apply(all);
        return all;
    }

    void apply(Map<String, String> environment) {
        synchronized (changed) {
            changed.forEach((name, value) ->
                    value.ifPresentOrElse(v -> environment.put(name, v), () -> environment.remove(name)));
        }
    }

    void set(String name, String value) {
        changed.put(name, Optional.of(value));
    }

    Commands commands() {
        return commands;
    }

    @Override
    public void close() {
        commands.close();
    }
}
