package dev.neurona.kernel.eval;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the environment says of a session. The names of IJava and JJava work as well as our own: {@code NEURONA_},
 * {@code JJAVA_} or {@code IJAVA_} before {@code CLASSPATH}, {@code COMPILER_OPTS}, {@code STARTUP_SCRIPTS_PATH},
 * {@code STARTUP_SCRIPT} and {@code TIMEOUT}.
 *
 * @param classPath jars and folders to add; entries may be patterns such as {@code libs/*.jar}
 * @param compilerOptions for the compiler
 * @param startupScripts files of Java to run first
 * @param startupScript Java to run after them, may be empty
 * @param timeoutMillis after which a cell is interrupted, 0 for never
 * @param problems what in the environment cannot be followed, a line each
 */
record Settings(
        List<Path> classPath,
        List<String> compilerOptions,
        List<Path> startupScripts,
        String startupScript,
        long timeoutMillis,
        List<String> problems) {
    private static final List<String> PREFIXES = List.of("NEURONA_", "JJAVA_", "IJAVA_");

    static Settings from(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        return new Settings(
                paths(of(environment, "CLASSPATH"), problems),
                Stream.of(of(environment, "COMPILER_OPTS").strip().split("\\s+"))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                paths(of(environment, "STARTUP_SCRIPTS_PATH"), problems),
                of(environment, "STARTUP_SCRIPT"),
                timeout(of(environment, "TIMEOUT"), problems),
                problems);
    }

    private static String of(Map<String, String> environment, String name) {
        return PREFIXES.stream()
                .map(prefix -> environment.getOrDefault(prefix + name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static long timeout(String text, List<String> problems) {
        if (text.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            problems.add("TIMEOUT is no number of milliseconds: " + text);
            return 0;
        }
    }

    private static List<Path> paths(String text, List<String> problems) {
        List<Path> paths = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                expand(entry.strip(), paths, problems);
            }
        }
        return paths;
    }

    private static void expand(String entry, List<Path> paths, List<String> problems) {
        int slash = Math.max(entry.lastIndexOf('/'), entry.lastIndexOf(File.separatorChar));
        String name = entry.substring(slash + 1);
        if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                paths.add(path.toAbsolutePath().normalize());
            } else {
                problems.add("not found, from the environment: " + entry);
            }
            return;
        }
        Path folder = Path.of(slash < 0 ? "." : entry.substring(0, slash + 1));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name.equals("*") ? "*.jar" : name)) {
            found.forEach(path -> paths.add(path.toAbsolutePath().normalize()));
        } catch (IOException e) {
            problems.add("no folder to look in, from the environment: " + entry);
        }
    }
}
