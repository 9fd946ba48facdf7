package dev.neurona.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Saves a file whole or not at all: it is written beside its place, as {@code name.part}, and then put there in one step. A save
 * that is cut off leaves the file of before; its part is written over by the next.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is closed afterwards. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Saves a file, in a folder that is made if need be.
     *
     * @throws IOException if it cannot be written; what was there is as before
     */
    public static synchronized void save(Path file, Content content) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        Files.createDirectories(whole.getParent());
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            Renames.atomically(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
