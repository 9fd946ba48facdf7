package dev.neurona.kernel.wire;

import java.nio.ByteBuffer;

/** ZeroMQ's text form of keys: five characters for four bytes (RFC 32). */
final class Z85 {
    private static final String DIGITS =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private Z85() {}

    /** {@return whether the text is 32 bytes in this form} */
    static boolean isKey(String text) {
        return text.length() == 40 && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    /** {@return the bytes of a text whose length is a multiple of five} */
    static byte[] decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
        for (int i = 0; i < text.length(); i += 5) {
            long value = 0;
            for (int j = 0; j < 5; j++) {
                value = value * 85 + DIGITS.indexOf(text.charAt(i + j));
            }
            bytes.putInt((int) value);
        }
        return bytes.array();
    }
}
