package dev.neurona.kernel;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a kernel started from here can be sent SIGINT. */
public final class Sigint {
    private static final int BIT = 1 << 1;

    private Sigint() {}

    /**
     * Skips the test where SIGINT is ignored by this process, as in a background job of a shell: children inherit that,
     * and Java leaves a signal alone that was ignored when it started. Front ends interrupt by message all the same.
     */
    public static void assumeItIsHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & BIT) != 0);
        assumeFalse(ignored, "skipped: SIGINT is ignored here, so that a child cannot hear it (a background job?)");
    }
}
