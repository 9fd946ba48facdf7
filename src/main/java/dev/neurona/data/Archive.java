package dev.neurona.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Archives: {@code .zip}, {@code .tar}, {@code .tar.gz} and {@code .tgz}, told apart by what they hold, not by name.
 *
 * <p>An archive from elsewhere may be broken or hostile. An entry that would land outside the folder, a link, a device,
 * two entries of one name, more entries or bytes than the {@link Limits} allow, a wrong checksum or a missing end: each
 * is named, and then nothing of the archive is used. All is unpacked beside its place under another name and put there
 * in one step, so that a folder that is there is complete; after an interrupt or a kill the next call begins anew.
 */
public final class Archive {
    /**
     * How much an archive may hold. A small file that unpacks to very much is a bomb.
     *
     * @param entries files and folders
     * @param bytes of all files together
     * @param ratio bytes unpacked for each byte of the archive, beyond the first 64 MB
     */
    public record Limits(long entries, long bytes, double ratio) {
        /** Enough for ImageNet: 3 million entries, 300 GB, and 200 bytes for each. */
        public static final Limits STANDARD = new Limits(3_000_000, 300_000_000_000L, 200);
    }

    private Archive() {}

    /**
     * Unpacks an archive, unless the folder is there.
     *
     * @param folder what to make; if it exists, nothing is done
     * @return the folder
     * @throws DataException if the archive is unreadable, broken, of no known kind, or unsafe
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Path unpack(Path archive, Path folder) {
        return unpack(archive, folder, Limits.STANDARD, Progress.here());
    }

    /** Unpacks an archive, unless the folder is there, with limits and a listener of one's own. */
    public static Path unpack(Path archive, Path folder, Limits limits, Progress progress) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            return target;
        }
        Path parent = Cache.make(parent(target));
        Path lock = parent.resolve("." + target.getFileName() + ".lock");
        return Locked.run(lock, "unpacking " + archive.getFileName(), () -> {
            if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                new Unpacking(archive, target, limits, progress).run();
            }
            return target;
        });
    }

    private static Path parent(Path path) {
        @Nullable Path parent = path.getParent();
        if (parent == null) {
            throw new DataException("cannot unpack over the root folder " + path);
        }
        return parent;
    }

    /**
     * Unpacks an archive of the student's own into the cache: once, and again if it has changed since.
     *
     * @return the folder with its contents
     */
    static Path unpackOnce(Path archive, Cache cache, Progress progress) {
        try {
            Path real = archive.toRealPath();
            String version = "%s %d %s".formatted(real, Files.size(real), Files.getLastModifiedTime(real));
            MessageDigest digest = Digests.sha256();
            String id = HexFormat.of().formatHex(digest.digest(version.getBytes(UTF_8)), 0, 6);
            String stem = real.getFileName().toString().replaceAll("\\.(tgz|tar|zip|tar\\.gz)$", "");
            return unpack(real, cache.unpacked().resolve(stem + "-" + id), Limits.STANDARD, progress);
        } catch (IOException e) {
            throw new DataException("cannot read %s: %s".formatted(archive, DataException.words(e)), e);
        }
    }

    /** {@return whether a file is an archive that can be unpacked} */
    static boolean is(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && name.matches("(?i).*\\.(tgz|tar|zip|tar\\.gz)");
    }
}
