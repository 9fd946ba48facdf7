package dev.neurona.kernel.history;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.MalformedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file: one JSON object a line, added at its end by any number of kernels. A line that cannot be read, such as one a
 * crash cut off, is passed over. Kernels keep out of each other's way by a lock on a file beside it, which stays the same
 * file when this one is replaced by a shorter one.
 */
final class HistoryFile {
    /** Longer than this it is cut to half of this. */
    static final int LIMIT = 8 << 20;

    /** A file lock is the process's: threads and kernels of one process need another. */
    private static final Object IN_PROCESS = new Object();

    private final Path file;
    private final int limit;

    HistoryFile(Path file) {
        this(file, LIMIT);
    }

    HistoryFile(Path file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) throws IOException {
        synchronized (IN_PROCESS) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Given back when the channel is closed.
                channel.lock();
                return work.run();
            }
        }
    }

    /** {@return a number no other session has, which is taken by writing it down} */
    int newSession() throws IOException {
        return locked(() -> {
            trim();
            int last = 0;
            for (JsonObject line : lines()) {
                last = Math.max(last, number(line, "session"));
            }
            write(Json.of("session", last + 1));
            return last + 1;
        });
    }

    void append(History.Entry entry) throws IOException {
        JsonObject line = Json.of("session", entry.session(), "line", entry.line(), "code", entry.code());
        if (entry.output() != null) {
            line.addProperty("output", entry.output());
        }
        locked(() -> {
            write(line);
            return line;
        });
    }

    List<History.Entry> read() throws IOException {
        List<History.Entry> entries = new ArrayList<>();
        for (JsonObject line : locked(this::lines)) {
            String code = text(line, "code");
            if (code != null) {
                entries.add(
                        new History.Entry(number(line, "session"), number(line, "line"), code, text(line, "output")));
            }
        }
        return entries;
    }

    private void write(JsonObject line) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ByteBuffer last = ByteBuffer.allocate(1);
            if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
                // A crash cut the last line off; it must not spoil this one.
                bytes.write('\n');
            }
            bytes.writeBytes(Json.bytes(line));
            bytes.write('\n');
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            while (all.hasRemaining()) {
                channel.write(all, size + all.position());
            }
        }
    }

    private List<JsonObject> lines() throws IOException {
        List<JsonObject> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        byte[] all = Files.readAllBytes(file);
        int from = 0;
        for (int at = 0; at <= all.length; at++) {
            if (at == all.length || all[at] == '\n') {
                if (at > from) {
                    addIfWhole(Arrays.copyOfRange(all, from, at), lines);
                }
                from = at + 1;
            }
        }
        return lines;
    }

    private static void addIfWhole(byte[] line, List<JsonObject> lines) {
        try {
            lines.add(Json.object(line));
        } catch (MalformedMessage e) {
            // See the class comment: a broken line is passed over, the others are good.
            return;
        }
    }

    /** Cuts the file to the last half of the limit, at a line's end. */
    private void trim() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= limit) {
            return;
        }
        byte[] all = Files.readAllBytes(file);
        int from = all.length - limit / 2;
        while (from < all.length && all[from - 1] != '\n') {
            from++;
        }
        Path shorter = file.resolveSibling(file.getFileName() + ".new");
        Files.write(shorter, Arrays.copyOfRange(all, from, all.length));
        Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int number(JsonObject line, String name) {
        return line.has(name)
                        && line.get(name).isJsonPrimitive()
                        && line.get(name).getAsJsonPrimitive().isNumber()
                ? line.get(name).getAsInt()
                : 0;
    }

    private static @Nullable String text(JsonObject line, String name) {
        return line.has(name) && line.get(name).isJsonPrimitive()
                ? line.get(name).getAsString()
                : null;
    }
}
