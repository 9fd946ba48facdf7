package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.grade.intake.Piece.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Collects every file of a download, whatever is around it: folders, a zip, zips in it. */
final class Gathering {
    /** A folder of Moodle's zips, each with the zips of students. */
    private static final int DEEPEST = 3;

    private static final String TIMESTAMP = "timestamp.txt";
    private static final int TIMESTAMP_LONGEST = 200;

    private final Bounds bounds;
    private final Storing storing;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> folders = new LinkedHashSet<>();
    private final Set<String> leftBehind = new HashSet<>();
    private final Map<String, Instant> times = new HashMap<>();

    Gathering(Path work, Bounds bounds) throws IOException {
        this.bounds = bounds;
        this.storing = new Storing(work, bounds);
    }

    /** {@return all files, in order of their paths} */
    List<Piece> pieces() {
        List<Piece> all = new ArrayList<>(pieces);
        for (String folder : folders) {
            if (pieces.stream().noneMatch(piece -> piece.path().startsWith(folder + "/"))
                    && times.keySet().stream().noneMatch(timed -> timed.equals(folder))) {
                all.add(Piece.refused(folder, Why.emptyFolder()));
            }
        }
        all.sort(Comparator.comparing(Piece::path));
        return all;
    }

    /** {@return when what lies in a folder was handed in, by the folder's path} */
    Map<String, Instant> times() {
        return times;
    }

    /** Something with bytes. */
    private interface Source {
        InputStream open() throws IOException;
    }

    /**
     * A file and what its surroundings say of it.
     *
     * @param packed -1 outside an archive
     * @param crc -1 outside an archive
     */
    private record Found(String path, long size, long packed, long crc, long changed, Source source) {}

    // ---------------------------------------------------------------- folders

    void folder(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String path = path(folder);
                if (isLeftBehind(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!folder.equals(root)) {
                    folders.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Opening a pipe would wait for ever.
                if (!attributes.isRegularFile()) {
                    pieces.add(Piece.refused(path(file), Why.link()));
                } else {
                    file(file, path(file), attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (file.equals(root)) {
                    throw failed;
                }
                pieces.add(Piece.refused(
                        path(file), Why.unreadable(failed.getClass().getSimpleName())));
                return FileVisitResult.CONTINUE;
            }

            private String path(Path file) {
                return Names.clean(root.relativize(file).toString());
            }
        });
    }

    /** Takes one file that lies on the disk. */
    void file(Path file, String path, BasicFileAttributes attributes) throws IOException {
        add(
                new Found(
                        path,
                        attributes.size(),
                        -1,
                        -1,
                        attributes.lastModifiedTime().toMillis(),
                        () -> Files.newInputStream(file)),
                0);
    }

    // ---------------------------------------------------------------- zips

    /**
     * Takes what a zip has.
     *
     * @param around the path of the zip with a slash, empty for the whole download
     * @throws ZipEnd.Malformed if it cannot be opened
     */
    void zip(Path file, String around, int depth) throws IOException {
        try (ZipFile zip = open(file)) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                entry(zip, entries.nextElement(), around, depth);
            }
        }
    }

    private static ZipFile open(Path file) throws ZipEnd.Malformed {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new ZipEnd.Malformed("no zip, damaged or cut off");
        }
    }

    private void entry(ZipFile zip, ZipArchiveEntry entry, String around, int depth) throws IOException {
        String name = Names.clean(Names.of(entry));
        String path = around + name;
        if (!Names.staysInside(name)) {
            pieces.add(Piece.refused(path, Why.outside()));
            return;
        }
        if (isLeftBehind(path)) {
            return;
        }
        if (entry.isDirectory()) {
            folders.add(path.replaceFirst("/+$", ""));
        } else if (entry.isUnixSymlink()) {
            pieces.add(Piece.refused(path, Why.link()));
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            pieces.add(Piece.refused(path, Why.password()));
        } else if (!zip.canReadEntryData(entry)) {
            pieces.add(Piece.refused(path, Why.archive("method " + entry.getMethod())));
        } else {
            add(
                    new Found(
                            path,
                            entry.getSize(),
                            Math.max(0, entry.getCompressedSize()),
                            entry.getCrc(),
                            Math.max(0, entry.getTime()),
                            () -> zip.getInputStream(entry)),
                    depth);
        }
    }

    // ---------------------------------------------------------------- every file

    private boolean isLeftBehind(String path) {
        Optional<String> left = Names.leftBehind(path);
        if (left.isPresent() && leftBehind.add(left.get())) {
            pieces.add(Piece.refused(left.get(), Why.leftBehind()));
        }
        return left.isPresent();
    }

    private void add(Found found, int depth) throws IOException {
        if (isLeftBehind(found.path())) {
            return;
        }
        String name = found.path().substring(found.path().lastIndexOf('/') + 1);
        if (name.equals(TIMESTAMP) && timestamp(found)) {
            return;
        }
        Optional<MoodleName> moodle = MoodleName.in(found.path());
        if (moodle.isPresent() && moodle.get().plugin().equals("onlinetext")) {
            pieces.add(Piece.refused(found.path(), Why.onlineText()));
        } else if (Names.isZip(name)) {
            nested(found, depth + 1);
        } else if (Names.isNotebook(name)) {
            Storing.Stored stored = copy(found, ".ipynb");
            pieces.add(new Piece(found.path(), found.changed(), stored.content(), stored.refusal()));
        } else {
            pieces.add(Piece.refused(found.path(), Why.other(name)));
        }
    }

    private Storing.Stored copy(Found found, String ending) throws IOException {
        InputStream in;
        try {
            in = found.source().open();
        } catch (IOException closed) {
            Refusal why = found.packed() >= 0
                    ? Why.damaged()
                    : Why.unreadable(closed.getClass().getSimpleName());
            return new Storing.Stored(Optional.empty(), Optional.of(why));
        }
        try (in) {
            return storing.copy(in, found.size(), found.packed(), found.crc(), ending);
        }
    }

    private void nested(Found found, int depth) throws IOException {
        if (depth > DEEPEST) {
            pieces.add(Piece.refused(found.path(), Why.tooDeep()));
            return;
        }
        Storing.Stored stored = copy(found, ".zip");
        if (stored.refusal().isPresent()) {
            pieces.add(Piece.refused(found.path(), stored.refusal().get()));
            return;
        }
        Path zip = stored.content().orElseThrow().file();
        int before = pieces.size();
        try {
            ZipEnd.check(zip, bounds.listed());
            zip(zip, found.path() + "/", depth);
            if (pieces.size() == before) {
                pieces.add(Piece.refused(found.path(), Why.empty()));
            }
        } catch (ZipEnd.Malformed malformed) {
            pieces.add(Piece.refused(found.path(), Why.archive(String.valueOf(malformed.getMessage()))));
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    /** {@return whether it is nbgrader's note of when a folder was handed in, which then is read} */
    private boolean timestamp(Found found) throws IOException {
        int end = found.path().lastIndexOf('/');
        if (end < 0 || found.size() > TIMESTAMP_LONGEST) {
            return false;
        }
        try (InputStream in = found.source().open()) {
            byte[] text = in.readNBytes(TIMESTAMP_LONGEST);
            Optional<Instant> time = Timestamp.parse(new String(text, StandardCharsets.UTF_8));
            time.ifPresent(when -> times.put(found.path().substring(0, end), when));
            return time.isPresent();
        }
    }
}
