package dev.neurona.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Room on the disk: asked for before long work, and named when it ends in the middle. */
final class Disk {
    /** The disk is full: no other mirror will help. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1;

        FullException(String message) {
            super(message);
        }
    }

    private Disk() {}

    static void requireSpace(Path file, long bytes) throws IOException {
        long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        // Some file systems cannot say and answer 0.
        if (free > 0 && bytes > free) {
            throw new FullException(
                    "the disk of %s has %s free and %s are needed: free some, or name a cache folder on "
                                    .formatted(
                                            file.toAbsolutePath().getParent(),
                                            Progress.bytes(free),
                                            Progress.bytes(bytes))
                            + "another disk in NEURONA_CACHE");
        }
    }

    /** {@return the exception, with clearer words if the disk is full} Java has no type for it, only each system's words. */
    static IOException named(Throwable thrown, Path file) {
        if (thrown instanceof FullException full) {
            return full;
        }
        String words = DataException.words(thrown).toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("not enough space") || words.contains("quota exceeded")) {
            return new FullException(
                    "the disk of %s is full: free some, or name a cache folder on another disk in NEURONA_CACHE"
                            .formatted(file.toAbsolutePath().getParent()));
        }
        return thrown instanceof IOException io ? io : new IOException(DataException.words(thrown), thrown);
    }
}
