package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The processes of this machine as Linux tells them in {@code /proc}. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    /** What Linux shows times in, on every machine it runs on. */
    static final long TICKS_A_SECOND = 100;

    private ProcessTable() {}

    /** {@return whether this machine has such a table} */
    static boolean exists() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /**
     * A process.
     *
     * @param start when it began, in ticks since the machine did: with the number it names a process for good
     * @param ticks of processor time, with that of children it has waited for
     */
    record Entry(long pid, long parent, long start, int threads, long ticks) {}

    /** {@return all processes by number} */
    static Map<Long, Entry> read() throws IOException {
        Map<Long, Entry> entries = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                entry(folder).ifPresent(entry -> entries.put(entry.pid(), entry));
            }
        }
        return entries;
    }

    private static Optional<Entry> entry(Path folder) {
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name stands in brackets and may have anything in it, brackets too.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            int threads = Integer.parseInt(fields[17]);
            if (fields[0].equals("Z") && threads <= 1) {
                return Optional.empty();
            }
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Optional.of(new Entry(
                    Long.parseLong(folder.getFileName().toString()),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[19]),
                    threads,
                    ticks));
        } catch (IOException | RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** {@return bytes of memory that are this process's own: shared libraries are not counted} */
    static long memory(long pid) {
        long kilobytes = 0;
        try {
            for (String line : Files.readAllLines(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:") || line.startsWith("VmSwap:")) {
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException gone) {
            return 0;
        }
        return kilobytes << 10;
    }

    /** {@return whether a process was started with a variable, where that may be read} */
    static boolean hasVariable(long pid, String assignment) {
        try {
            byte[] all = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return ("\0" + new String(all, StandardCharsets.ISO_8859_1)).contains("\0" + assignment + "\0");
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** {@return whose a process is} */
    static Optional<Long> user(long pid) {
        try {
            return Optional.of(
                    ((Number) Files.getAttribute(PROC.resolve(String.valueOf(pid)), "unix:uid")).longValue());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException gone) {
            return Optional.empty();
        }
    }
}
