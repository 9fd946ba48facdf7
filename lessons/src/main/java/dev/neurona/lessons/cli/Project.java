package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the sources of the course are. */
final class Project {
    private Project() {}

    /** {@return the project's folder: the named one, or the first from here upwards that has lessons} */
    static Path find(@Nullable Path root) throws UsageError {
        for (Path folder = root == null ? Path.of("").toAbsolutePath() : root.toAbsolutePath();
                folder != null;
                folder = root == null ? folder.getParent() : null) {
            if (Files.isDirectory(folder.resolve("lessons/text"))) {
                return folder;
            }
        }
        throw new UsageError(
                "there are no lessons/text here: start this in the project's folder, or name it with --root");
    }
}
