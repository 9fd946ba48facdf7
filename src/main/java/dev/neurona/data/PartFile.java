package dev.neurona.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is here of a file so far: {@code name.part}, and in {@code name.part.from} the address it comes from and what the
 * server called that version (an ETag or a date), so that the rest is asked of the same version.
 */
final class PartFile {
    final Path path;
    private final Path from;

    private PartFile(Path target) {
        path = target.resolveSibling(target.getFileName() + ".part");
        from = target.resolveSibling(target.getFileName() + ".part.from");
    }

    static PartFile of(Path target) {
        return new PartFile(target);
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** {@return what this address called the version the part is of, if it is from there and the server named it} */
    Optional<String> version(URI address) throws IOException {
        if (!Files.exists(from)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(from);
        return lines.size() == 2
                        && lines.get(0).equals(address.toString())
                        && !lines.get(1).isBlank()
                ? Optional.of(lines.get(1))
                : Optional.empty();
    }

    void remember(URI address, @Nullable String version) throws IOException {
        Files.writeString(from, address + "\n" + (version == null ? "" : version) + "\n");
    }

    void discard() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(from);
    }

    /** Puts the part, complete and checked, in its place: whoever looks sees the whole file or none. */
    void become(Path target) throws IOException {
        Renames.atomically(path, target);
        Files.deleteIfExists(from);
    }
}
