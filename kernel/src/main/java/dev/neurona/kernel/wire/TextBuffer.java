package dev.neurona.kernel.wire;

import java.util.Arrays;

/** Bytes of UTF-8 text up to a limit. Not safe for threads. */
final class TextBuffer {
    /** The most a message carries. */
    static final int LIMIT = 64 << 10;

    private byte[] bytes = new byte[512];
    private int size;
    /** The first half of a pair whose second half may come with the next text, or zero. */
    private char half;

    int size() {
        return size;
    }

    boolean full() {
        // A character needs four bytes at most.
        return size > LIMIT - 4;
    }

    /** {@return how many bytes were taken} */
    int put(byte[] utf8, int from, int length) {
        if (half != 0) {
            put("", 0, true);
        }
        int take = Math.min(length, LIMIT - size);
        room(take);
        System.arraycopy(utf8, from, bytes, size, take);
        size += take;
        return take;
    }

    /**
     * Takes characters until it is {@link #full}; half a surrogate pair becomes U+FFFD, unless it is the last character
     * and the next text begins with the other half.
     *
     * @return the first not taken
     */
    int put(String text, int from) {
        return put(text, from, false);
    }

    private int put(String text, int from, boolean end) {
        int length = text.length();
        int at = from;
        if (half != 0 && (at < length || end)) {
            char first = half;
            half = 0;
            room(4);
            if (at < length && Character.isLowSurrogate(text.charAt(at))) {
                encode(Character.toCodePoint(first, text.charAt(at++)));
            } else {
                encode(0xFFFD);
            }
        }
        while (at < length) {
            if (full()) {
                return at;
            }
            room(Math.min(3 * (length - at), LIMIT - size));
            // What surely fits goes without another look at the room.
            int stop = at + Math.min(length - at, Math.max(1, (Math.min(bytes.length, LIMIT) - size) / 4));
            while (at < stop) {
                char c = text.charAt(at++);
                if (c < 0x80) {
                    bytes[size++] = (byte) c;
                } else if (!Character.isSurrogate(c)) {
                    encode(c);
                } else if (Character.isHighSurrogate(c) && at == length) {
                    half = c;
                } else if (Character.isHighSurrogate(c) && Character.isLowSurrogate(text.charAt(at))) {
                    encode(Character.toCodePoint(c, text.charAt(at++)));
                } else {
                    encode(0xFFFD);
                }
            }
        }
        return at;
    }

    private void encode(int point) {
        if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | (point >> 6));
        } else {
            if (point < 0x10000) {
                bytes[size++] = (byte) (0xE0 | (point >> 12));
            } else {
                bytes[size++] = (byte) (0xF0 | (point >> 18));
                bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            }
            bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (point & 0x3F));
    }

    private void room(int more) {
        int wanted = Math.max(8, more);
        if (bytes.length - size < wanted) {
            bytes = Arrays.copyOf(bytes, Math.min(LIMIT + 8, Math.max(size + wanted, 2 * bytes.length)));
        }
    }

    /** {@return the whole characters so far; the bytes of an unfinished one stay} */
    byte[] takeWhole() {
        return take(JsonText.whole(bytes, size));
    }

    /** {@return all bytes, unfinished characters too} */
    byte[] takeAll() {
        if (half != 0) {
            put("", 0, true);
        }
        return take(size);
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(bytes, count);
        System.arraycopy(bytes, count, bytes, 0, size - count);
        size -= count;
        return taken;
    }
}
