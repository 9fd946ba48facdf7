package io.github.spencerpark.jupyter.kernel.display;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Displayable;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing in several MIME types, as IJava's notebooks fill it; {@link Bundle} is what the kernel makes of it. */
public final class DisplayData implements Displayable {
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    /** An empty container. */
    public DisplayData() {}

    /** A container of plain text. */
    public DisplayData(String text) {
        putText(text);
    }

    /** {@return what was rendered} */
    public static DisplayData of(Bundle bundle) {
        DisplayData all = new DisplayData();
        all.data.putAll(bundle.data());
        all.metadata.putAll(bundle.metadata());
        return all;
    }

    public void putData(String type, @Nullable Object value) {
        data.put(type, sendable(value));
    }

    public void putData(MIMEType type, @Nullable Object value) {
        putData(type.name(), value);
    }

    public void putData(MIMEType type, @Nullable Object value, Object itsMetadata) {
        putData(type, value);
        putMetaData(type.name(), itsMetadata);
    }

    public void putMetaData(String key, Object value) {
        metadata.put(key, sendable(value));
    }

    public void putText(String text) {
        putData(Bundle.TEXT, text);
    }

    public void putHTML(String html) {
        putData(Bundle.HTML, html);
    }

    public void putMarkdown(String markdown) {
        putData(Bundle.MARKDOWN, markdown);
    }

    public void putLatex(String latex) {
        putData(Bundle.LATEX, latex);
    }

    /** Puts a formula, which needs no dollar signs. */
    public void putMath(String formula) {
        putLatex("$$" + formula + "$$");
    }

    public void putJavaScript(String script) {
        putData(Bundle.JAVASCRIPT, script);
    }

    public void putJSON(String json) {
        putData(Bundle.JSON, new Bundle.Json(json));
    }

    public void putSVG(String svg) {
        putData(Bundle.SVG, svg);
    }

    /** {@return the value in a type, or null} */
    public @Nullable Object getData(MIMEType type) {
        return data.get(type.name());
    }

    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.name());
    }

    /** Takes over what another container has. */
    public void assign(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
    }

    @Override
    public Bundle bundle() {
        Map<String, Object> whole = new LinkedHashMap<>(data);
        whole.putIfAbsent(Bundle.TEXT, "");
        return new Bundle(whole, metadata);
    }

    @Override
    public String toString() {
        return String.valueOf(data.getOrDefault(Bundle.TEXT, data));
    }

    private static Object sendable(@Nullable Object value) {
        boolean asItIs = value instanceof String
                || value instanceof byte[]
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof List<?>
                || value instanceof Bundle.Json;
        return asItIs && value != null ? value : String.valueOf(value);
    }
}
