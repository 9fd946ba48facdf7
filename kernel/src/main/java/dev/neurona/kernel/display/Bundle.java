package dev.neurona.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing in several MIME types, of which a front end shows the richest it knows. Values are {@code String} (text),
 * {@code byte[]} (sent as base64), {@link Json} (JSON already written), or trees of {@code Map}, {@code List}, numbers,
 * booleans and strings for JSON types. A bundle always has {@code text/plain}.
 *
 * @param data MIME type to value
 * @param metadata the protocol's metadata, usually keyed by MIME type
 */
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String LATEX = "text/latex";
    public static final String JAVASCRIPT = "application/javascript";
    public static final String JSON = "application/json";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";

    /** JSON text, sent as it is. */
    public record Json(String text) {}

    public Bundle {
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException("a bundle needs text/plain, but has only " + data.keySet());
        }
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** {@return a bundle of plain text alone} */
    public static Bundle of(String text) {
        return new Bundle(Map.of(TEXT, text), Map.of());
    }

    /** {@return this bundle with one more MIME type, or another value for one it has} */
    public Bundle with(String mime, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(mime, value);
        return new Bundle(more, metadata);
    }

    /** {@return this bundle with one more entry of metadata} */
    public Bundle withMetadata(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(metadata);
        more.put(key, value);
        return new Bundle(data, more);
    }

    /** {@return the plain text} */
    public String text() {
        return String.valueOf(data.get(TEXT));
    }

    /** {@return the value of a MIME type, if this bundle has it} */
    public Optional<Object> get(String mime) {
        return Optional.ofNullable(data.get(mime));
    }
}
