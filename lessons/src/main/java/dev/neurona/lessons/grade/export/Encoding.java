package dev.neurona.lessons.grade.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a table that a spreadsheet may have saved again is written: UTF-8, what Excel calls Unicode, or Windows' own. */
record Encoding(Charset charset, String text) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** {@return the text of a file; its mark at the beginning, if it has one, is part of it} */
    static Encoding of(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return new Encoding(StandardCharsets.UTF_16LE, new String(bytes, StandardCharsets.UTF_16LE));
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return new Encoding(StandardCharsets.UTF_16BE, new String(bytes, StandardCharsets.UTF_16BE));
        }
        try {
            return new Encoding(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException older) {
            return new Encoding(WINDOWS, new String(bytes, WINDOWS));
        }
    }

    /** {@return a text as such a file has it} */
    byte[] bytes(String other) {
        return other.getBytes(charset);
    }

    /** {@return a text without what the file cannot hold} */
    String writable(String other) {
        return new String(bytes(other), charset);
    }
}
