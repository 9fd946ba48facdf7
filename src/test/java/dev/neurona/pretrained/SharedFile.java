package dev.neurona.pretrained;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that lie beside the project; a test that wants one that is not there is skipped and says so. */
final class SharedFile {
    private SharedFile() {}

    static Path of(String name) {
        Path found = find(name);
        Assumptions.assumeTrue(found != null, "no shared/data/" + name + " beside the project");
        return found;
    }

    private static Path find(String name) {
        String set = System.getProperty("neurona.shared");
        if (set != null) {
            Path file = Path.of(set).resolve(name);
            return Files.exists(file) ? file : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
