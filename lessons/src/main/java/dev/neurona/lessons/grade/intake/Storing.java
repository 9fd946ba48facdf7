package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.grade.intake.Piece.Content;
import dev.neurona.lessons.grade.intake.Piece.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/** Copies notebooks into a folder, each under the digest of its bytes: no name of a student's makes a path. */
final class Storing {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Bounds bounds;
    private final byte[] buffer = new byte[BUFFER];
    private long total;

    Storing(Path folder, Bounds bounds) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bounds = bounds;
    }

    /** What a copy came to: one of the two. */
    record Stored(Optional<Content> content, Optional<Refusal> refusal) {
        private static Stored not(Refusal why) {
            return new Stored(Optional.empty(), Optional.of(why));
        }
    }

    /** A stream that could not be read, so that it is told from a disk that could not be written. */
    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(Exception cause) {
            super(cause);
        }
    }

    /**
     * Copies a file.
     *
     * @param claimed how many bytes it is said to have
     * @param packed how many bytes it has in its archive, the limit for its ratio; -1 outside one
     * @param crc the sum it must have, -1 if there is none
     * @param ending of the copy's name
     * @throws IOException if the folder cannot be written
     */
    Stored copy(InputStream in, long claimed, long packed, long crc, String ending) throws IOException {
        Path beside = Files.createTempFile(folder, ".", ".part");
        try {
            MessageDigest sha = sha256();
            CRC32 sum = new CRC32();
            long bytes = 0;
            try (OutputStream out = Files.newOutputStream(beside)) {
                for (int n = next(in); n >= 0; n = next(in)) {
                    bytes += n;
                    if (bytes > bounds.file()) {
                        return Stored.not(Why.tooLarge(Math.max(bytes, claimed), bounds.file()));
                    }
                    if (packed >= 0 && bytes > bounds.free() && bytes / bounds.ratio() > packed) {
                        return Stored.not(Why.bomb());
                    }
                    if (total + bytes > bounds.total()) {
                        return Stored.not(Why.tooMuch(bounds.total()));
                    }
                    sha.update(buffer, 0, n);
                    sum.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                }
            } catch (Unreadable broken) {
                return Stored.not(packed >= 0 ? Why.damaged() : Why.unreadable(String.valueOf(broken.getCause())));
            }
            if (bytes == 0) {
                return Stored.not(Why.empty());
            }
            if (crc >= 0 && crc != sum.getValue()) {
                return Stored.not(Why.damaged());
            }
            total += bytes;
            String digest = HexFormat.of().formatHex(sha.digest());
            Path file = folder.resolve(digest + ending);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(Optional.of(new Content(file, digest)), Optional.empty());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private int next(InputStream in) throws Unreadable {
        try {
            return in.read(buffer);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            // What the decompressors throw at malformed data, too.
            throw new Unreadable(broken);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
