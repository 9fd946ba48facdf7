package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data beside the project, where they are; tests with them are skipped elsewhere. */
public final class SharedData {
    private SharedData() {}

    /** {@return a file or folder of the real data, or the test is skipped} */
    public static Path path(String name) {
        String set = System.getProperty("neurona.shared");
        if (set != null) {
            return existing(Path.of(set).resolve("data").resolve(name));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data").resolve(name);
            if (Files.exists(data)) {
                return data;
            }
        }
        return existing(Path.of("shared", "data", name));
    }

    private static Path existing(Path path) {
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
        return path;
    }
}
