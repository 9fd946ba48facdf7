package dev.neurona.kernel.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code System.in} of a notebook: each line is asked for in the front end of the cell that reads. */
final class CellInput extends InputStream {
    private byte[] line = new byte[0];
    private int next;

    @Override
    public synchronized int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        java.util.Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (next == line.length) {
            line = (ask() + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    private static String ask() throws IOException {
        CellScope scope = CellScope.current();
        if (scope == null) {
            throw new CellOutput.InputRefused();
        }
        try {
            return scope.output().readLine("", false);
        } catch (CellOutput.InputRefused refused) {
            // A Scanner takes an IOException for the end of the input and says something misleading.
            throw new UncheckedIOException(refused.getMessage(), refused);
        } catch (InterruptedIOException e) {
            if (scope.stopping()) {
                throw StopCheck.Stopped.INSTANCE;
            }
            throw e;
        }
    }
}
