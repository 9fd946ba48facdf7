package dev.neurona.kernel.eval;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a jar has, by package. The table at the end of the jar is gone through as bytes, and a name becomes a
 * text when its package is asked for: a start asks for a dozen of the seven hundred packages of the lessons' jars.
 */
final class JarContents {
    private static final String VERSIONS = "META-INF/versions/";
    private static final byte[] CLASS = ".class".getBytes(StandardCharsets.US_ASCII);
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int HEADER = 46;
    private static final int HEADER_SIGNATURE = 0x02014b50;

    private final Path path;
    private final byte[] table;
    private final Map<String, Places> packages = new LinkedHashMap<>();
    private final Map<String, List<LibraryClass>> versioned = new LinkedHashMap<>();
    private @Nullable JarFile opened;

    /** Where in the table the names of a package's classes begin. */
    private static final class Places {
        private int[] of = new int[8];
        private int count;

        void add(int place) {
            if (count == of.length) {
                of = Arrays.copyOf(of, 2 * count);
            }
            of[count++] = place;
        }
    }

    /**
     * @throws IOException if it cannot be read, or is of a form that is read in another way: larger than 4 GiB, say
     */
    JarContents(Path path) throws IOException {
        this.path = path;
        this.table = table(path);
        boolean versions = false;
        Places current = new Places();
        int currentStart = 0;
        int currentEnd = -1;
        for (int header = 0, next; header + HEADER <= table.length; header = next) {
            if (int32(table, header) != HEADER_SIGNATURE) {
                throw new IOException("a broken table of contents: " + path);
            }
            int name = header + HEADER;
            int end = name + int16(table, header + 28);
            next = end + int16(table, header + 30) + int16(table, header + 32);
            if (next > table.length) {
                throw new IOException("a broken table of contents: " + path);
            }
            if (end - name <= CLASS.length || !Arrays.equals(table, end - CLASS.length, end, CLASS, 0, CLASS.length)) {
                continue;
            }
            int slash = end - CLASS.length;
            while (slash > name && table[slash] != '/') {
                slash--;
            }
            if (currentEnd < 0 || !Arrays.equals(table, name, slash, table, currentStart, currentEnd)) {
                currentStart = name;
                currentEnd = slash;
                String folder = text(name, slash);
                versions |= folder.startsWith(VERSIONS);
                current = packages.computeIfAbsent(folder, any -> new Places());
            }
            current.add(name);
        }
        if (versions) {
            // Rare and small, so that the JDK may say which of several versions of a class is the one for this Java.
            packages.clear();
            versioned();
        }
    }

    private void versioned() throws IOException {
        for (String entry :
                open().versionedStream().map(java.util.zip.ZipEntry::getName).toList()) {
            if (entry.endsWith(".class")) {
                int slash = Math.max(0, entry.lastIndexOf('/'));
                versioned
                        .computeIfAbsent(entry.substring(0, slash), any -> new ArrayList<>())
                        .add(new LibraryClass(this, entry));
            }
        }
    }

    private static byte[] table(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            byte[] tail = new byte[(int) Math.min(length, END)];
            for (int longest : new int[] {END, END + LONGEST_COMMENT}) {
                tail = new byte[(int) Math.min(length, longest)];
                file.seek(length - tail.length);
                file.readFully(tail);
                for (int end = tail.length - END; end >= 0; end--) {
                    if (int32(tail, end) == END_SIGNATURE && int16(tail, end + 20) == tail.length - end - END) {
                        long size = int32(tail, end + 12) & 0xffff_ffffL;
                        long start = length - tail.length + end - size;
                        if (start < 0 || size > Integer.MAX_VALUE - 8 || int16(tail, end + 10) == 0xffff) {
                            throw new IOException("a jar of another form: " + path);
                        }
                        byte[] table = new byte[(int) size];
                        file.seek(start);
                        file.readFully(table);
                        return table;
                    }
                }
            }
            throw new IOException("no jar: " + path);
        }
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }

    private String text(int start, int end) {
        return new String(table, start, end - start, StandardCharsets.UTF_8);
    }

    /** {@return its packages, with slashes} */
    Set<String> packages() {
        return packages.isEmpty() ? versioned.keySet() : packages.keySet();
    }

    /** {@return the classes of one of its packages} */
    List<LibraryClass> classes(String folder) {
        Places places = packages.get(folder);
        if (places == null) {
            return versioned.getOrDefault(folder, List.of());
        }
        List<LibraryClass> classes = new ArrayList<>(places.count);
        for (int i = 0; i < places.count; i++) {
            int name = places.of[i];
            classes.add(new LibraryClass(this, text(name, name + int16(table, name - HEADER + 28))));
        }
        return classes;
    }

    Path path() {
        return path;
    }

    /** {@return the jar, which then stays open} */
    synchronized JarFile open() throws IOException {
        JarFile jar = opened;
        if (jar == null) {
            jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            opened = jar;
        }
        return jar;
    }
}
