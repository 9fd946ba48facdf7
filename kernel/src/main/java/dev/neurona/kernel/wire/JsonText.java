package dev.neurona.kernel.wire;

import dev.neurona.kernel.eval.CellOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the content of stream messages from bytes to bytes: a million printed lines go through here. */
final class JsonText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {'"', '}'};

    private JsonText() {}

    /** {@return the content of a stream message; bytes that are not UTF-8 become U+FFFD} */
    static byte[] stream(CellOutput.Stream stream, byte[] utf8) {
        byte[] text = valid(utf8);
        String name = stream == CellOutput.Stream.STDOUT ? "stdout" : "stderr";
        byte[] start = ("{\"name\":\"" + name + "\",\"text\":\"").getBytes(StandardCharsets.US_ASCII);
        byte[] out = Arrays.copyOf(start, start.length + escapedLength(text) + END.length);
        int at = start.length;
        for (byte b : text) {
            at = escape(b, out, at);
        }
        System.arraycopy(END, 0, out, at, END.length);
        return out;
    }

    private static byte[] valid(byte[] utf8) {
        for (byte b : utf8) {
            if (b < 0) {
                return new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            }
        }
        return utf8;
    }

    private static int escapedLength(byte[] text) {
        int length = 0;
        for (byte b : text) {
            if (b == '"' || b == '\\' || b == '\n' || b == '\r' || b == '\t') {
                length += 2;
            } else {
                length += b >= 0 && b < ' ' ? 6 : 1;
            }
        }
        return length;
    }

    private static int escape(byte b, byte[] out, int from) {
        int at = from;
        if (b < 0 || (b >= ' ' && b != '"' && b != '\\')) {
            out[at++] = b;
            return at;
        }
        out[at++] = '\\';
        switch (b) {
            case '"', '\\' -> out[at++] = b;
            case '\n' -> out[at++] = 'n';
            case '\r' -> out[at++] = 'r';
            case '\t' -> out[at++] = 't';
            default -> {
                out[at++] = 'u';
                out[at++] = '0';
                out[at++] = '0';
                out[at++] = HEX[b >> 4];
                out[at++] = HEX[b & 15];
            }
        }
        return at;
    }

    /** {@return how many ends of line are in JSON text} */
    static long escapedLines(byte[] json) {
        long lines = 0;
        for (int i = 0; i + 1 < json.length; i++) {
            if (json[i] == '\\') {
                lines += json[i + 1] == 'n' ? 1 : 0;
                i++;
            }
        }
        return lines;
    }

    /** {@return how many of the bytes are whole characters: an unfinished one at the end is not counted} */
    static int whole(byte[] utf8, int length) {
        int start = length - 1;
        // At most three bytes back is the beginning of the last character.
        while (start >= 0 && length - start < 4 && (utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < 0) {
            return length;
        }
        int lead = utf8[start] & 0xFF;
        int needed = lead >= 0xF0 && lead <= 0xF4
                ? 4
                : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
        return needed > length - start ? start : length;
    }
}
