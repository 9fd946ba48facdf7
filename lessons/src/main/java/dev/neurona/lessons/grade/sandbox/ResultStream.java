package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames that come out of a sandbox, of which none is trusted: so many bytes and no more, lines up to a length,
 * JSON up to a depth. It never waits: a hostile process may hold the other end of the pipe open for ever.
 */
final class ResultStream {
    private static final int AT_ONCE = 1 << 16;

    private final InputStream in;
    private final byte[] nonce;
    private final byte[] buffer = new byte[AT_ONCE];
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final int longest;
    private long bytesLeft;
    private int valuesLeft = Frame.VALUES;
    private boolean foreign;

    /**
     * @param bytes the most that may come
     * @param longest bytes of a line
     */
    ResultStream(InputStream in, String nonce, long bytes, int longest) {
        this.in = in;
        this.nonce = (nonce + " ").getBytes(StandardCharsets.US_ASCII);
        this.bytesLeft = bytes;
        this.longest = longest;
    }

    /** What came is no result, or too much of it. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** {@return the next frame, or null if none has come yet} */
    @Nullable Frame next() throws IOException, Broken {
        while (lines.isEmpty() && in.available() > 0) {
            int length = in.read(buffer, 0, Math.min(in.available(), AT_ONCE));
            if (length > 0) {
                take(length);
            }
        }
        byte[] next = lines.poll();
        return next == null ? null : frame(next);
    }

    private void take(int length) throws Broken {
        bytesLeft -= length;
        if (bytesLeft < 0) {
            throw new Broken("too much came out");
        }
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                add(from, i);
                if (!foreign && line.size() > nonce.length) {
                    lines.add(line.toByteArray());
                }
                line.reset();
                foreign = false;
                from = i + 1;
            }
        }
        add(from, length);
    }

    private void add(int from, int to) throws Broken {
        if (foreign || from == to) {
            return;
        }
        int before = line.size();
        line.write(buffer, from, to - from);
        if (before < nonce.length) {
            // Warnings of a virtual machine come this way too. They are passed over without keeping them.
            byte[] begin = line.toByteArray();
            int compared = Math.min(begin.length, nonce.length);
            foreign = !Arrays.equals(begin, 0, compared, nonce, 0, compared);
        }
        if (foreign) {
            line.reset();
        } else if (line.size() > longest) {
            throw new Broken("a line of more than " + longest + " bytes");
        }
    }

    private Frame frame(byte[] bytes) throws Broken {
        String text = new String(bytes, nonce.length, bytes.length - nonce.length, StandardCharsets.UTF_8);
        try {
            BoundedJson.Read read = BoundedJson.read(text, valuesLeft);
            valuesLeft -= read.values();
            return Frame.from(read.tree());
        } catch (JsonParseException broken) {
            throw new Broken(String.valueOf(broken.getMessage()));
        }
    }
}
