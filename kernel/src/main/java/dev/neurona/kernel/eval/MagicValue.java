package dev.neurona.kernel.eval;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hands the value of a magic to the Java that assigns it: {@code List<Path> added = %jars libs/*.jar}. */
public final class MagicValue {
    private static final Map<Integer, Object> VALUES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private MagicValue() {}

    static int put(@Nullable Object value) {
        int key = NEXT.incrementAndGet();
        if (value != null) {
            VALUES.put(key, value);
        }
        return key;
    }

    /** {@return the value, once} */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> @Nullable T take(int key) {
        return (T) VALUES.remove(key);
    }
}
