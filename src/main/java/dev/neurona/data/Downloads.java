package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files and keeps them: mirrors in turn, interrupted work continued, nothing used that is not the right file.
 *
 * <pre>{@code Path file = Downloads.standard().fetch(RemoteFile.of("a.gz", 1234, "1f3a...", "https://..."), folder); }</pre>
 *
 * <p>While it comes, the file is called {@code name.part}; it gets its name in one step when it is complete and its
 * SHA-256 is right. Stopped in between (an interrupt, a lost connection, a killed process), the next call asks for the
 * rest only. Threads and processes that want the same file wait for the one that fetches it. A file that is already
 * there is checked, not fetched; a wrong one is set aside as {@code name.wrong}.
 *
 * <p>Settings of the machine, as system property or environment variable:
 * <ul>
 *   <li>{@code neurona.offline}, {@code NEURONA_OFFLINE}: {@code true} or {@code 1} asks no network for anything;
 *   <li>{@code neurona.mirror}, {@code NEURONA_MIRROR}: a folder or an address that is tried first. It holds
 *       {@code <data set>/<file>} or just {@code <file>}: a memory stick or a server of the school.
 * </ul>
 */
public final class Downloads {
    private static final long MOST_BYTES = 200_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final boolean offline;
    private final @Nullable String mirror;
    private final Progress progress;
    private final long mostBytes;
    private final Duration patience;

    private Downloads(boolean offline, @Nullable String mirror, Progress progress, long mostBytes, Duration patience) {
        this.offline = offline;
        this.mirror = mirror;
        this.progress = progress;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /** {@return downloads with the settings of this machine, showing their progress in the cell or terminal} */
    public static Downloads standard() {
        String offline = setting("neurona.offline", "NEURONA_OFFLINE");
        boolean off = offline != null
                && (offline.equals("1") || offline.toLowerCase(Locale.ROOT).equals("true"));
        return new Downloads(off, setting("neurona.mirror", "NEURONA_MIRROR"), Progress.here(), MOST_BYTES, PATIENCE);
    }

    /** {@return a system property, or else an environment variable; null if neither says anything} */
    static @Nullable String setting(String property, String variable) {
        String set = System.getProperty(property);
        String value = set == null ? System.getenv(variable) : set;
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** {@return the same without or with the network; {@code file:} mirrors and folders are used in any case} */
    public Downloads withOffline(boolean isOffline) {
        return new Downloads(isOffline, mirror, progress, mostBytes, patience);
    }

    /** {@return the same with a folder or an address ({@code https:}, {@code http:}, {@code file:}) that is tried first} */
    public Downloads withMirror(String folderOrAddress) {
        return new Downloads(offline, folderOrAddress, progress, mostBytes, patience);
    }

    /** {@return the same, telling another listener} */
    public Downloads withProgress(Progress listener) {
        return new Downloads(offline, mirror, listener, mostBytes, patience);
    }

    /** {@return the same with another limit for files of unknown size} */
    public Downloads withMostBytes(long bytes) {
        return new Downloads(offline, mirror, progress, bytes, patience);
    }

    /** {@return the same, giving up a mirror from which nothing came for this long} */
    public Downloads withPatience(Duration longest) {
        return new Downloads(offline, mirror, progress, mostBytes, longest);
    }

    /**
     * Fetches a file unless it is there.
     *
     * @param folder where to put it; made if need be
     * @return the file, complete and of the right size and digest
     * @throws DataException if no mirror gives the right file, naming each and why; what came so far is kept
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; what came so far is kept
     */
    public Path fetch(RemoteFile file, Path folder) {
        return new Fetching(file, Cache.make(folder.toAbsolutePath()), this).run();
    }

    /** {@return whether a file of this name and size is there, without reading it} */
    public static boolean isPresent(RemoteFile file, Path folder) {
        Path path = folder.resolve(file.name());
        return Files.isRegularFile(path) && (file.bytes() < 0 || path.toFile().length() == file.bytes());
    }

    boolean offline() {
        return offline;
    }

    @Nullable String mirror() {
        return mirror;
    }

    Progress progress() {
        return progress;
    }

    long mostBytes() {
        return mostBytes;
    }

    Duration patience() {
        return patience;
    }
}
