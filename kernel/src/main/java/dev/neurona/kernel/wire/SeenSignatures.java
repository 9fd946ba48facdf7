package dev.neurona.kernel.wire;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signatures last seen, so that a message cannot be played again. Bounded: the oldest are forgotten. */
final class SeenSignatures {
    private record Digest(long first, long second) {}

    private final Map<Digest, Boolean> seen;

    SeenSignatures(int limit) {
        seen = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
                return size() > limit;
            }
        };
    }

    /** {@return whether the signature is new; from now on it is not} */
    boolean add(byte[] signature) {
        // 128 of the 256 bits (32 hexadecimal digits) are enough never to meet by chance.
        ByteBuffer digits = ByteBuffer.wrap(signature);
        return signature.length < 32 || seen.put(new Digest(half(digits), half(digits)), true) == null;
    }

    private static long half(ByteBuffer digits) {
        long bits = 0;
        for (int i = 0; i < 16; i++) {
            bits = bits << 4 | Character.digit(digits.get(), 16);
        }
        return bits;
    }
}
