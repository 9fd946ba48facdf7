package dev.neurona.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came over a {@link Comm}.
 *
 * @param data a tree of maps, lists, strings, numbers, booleans and nulls
 * @param buffers binary data beside it
 */
public record CommMessage(Map<String, @Nullable Object> data, List<byte[]> buffers) {
    public CommMessage {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        buffers = List.copyOf(buffers);
    }
}
