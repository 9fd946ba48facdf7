package dev.neurona.kernel.wire;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * Where the kernel says what it dropped and survived: its process's standard error, one line each, if the environment
 * variable {@code NEURONA_LOG} is set. Not {@code System.err}, which belongs to cells.
 */
public final class Log {
    private Log() {}

    /** {@return a log as the environment asks for it} */
    public static Consumer<String> fromEnvironment() {
        String wanted = System.getenv("NEURONA_LOG");
        return wanted == null || wanted.isEmpty() || wanted.equals("0") ? line -> {} : Log::write;
    }

    private static synchronized void write(String line) {
        // Not closed: the descriptor is the process's.
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            err.write(("[kernel " + LocalTime.now(ZoneId.systemDefault()) + "] " + line + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody listens to the process any more, and there is nobody else to tell.
            return;
        }
    }
}
