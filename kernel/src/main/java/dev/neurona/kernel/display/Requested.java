package dev.neurona.kernel.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The MIME types a cell asked for, in {@code display(x, "text/html")}. */
record Requested(List<String> types) {
    static Requested of(String... types) {
        List<String> all = new ArrayList<>();
        for (String type : types) {
            all.add(type.strip());
        }
        return new Requested(all);
    }

    /** {@return the value in these types; text is sent as it is in each, other values in those of them they have} */
    Bundle apply(@Nullable Object value, Renderers renderers) {
        if (value instanceof CharSequence) {
            return text(value.toString());
        }
        Bundle whole = value instanceof byte[] bytes ? bytes(bytes) : renderers.render(value);
        for (String type : types) {
            if (value != null && whole.get(type).isEmpty()) {
                whole = encoded(value, type, whole);
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(Bundle.TEXT, whole.text());
        whole.data().forEach((type, content) -> {
            if (wants(type)) {
                data.put(type, content);
            }
        });
        Map<String, Object> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.keySet().removeIf(key -> isMime(key) && !data.containsKey(key));
        return new Bundle(data, metadata);
    }

    private static Bundle encoded(Object value, String type, Bundle bundle) {
        try {
            return Images.encode(value, type, bundle);
        } catch (Throwable failure) {
            Failures.rethrowIfOfTheCell(failure);
            return new Bundle(
                    Map.of(
                            Bundle.TEXT,
                            bundle.text() + "\n(not shown as " + type + ": " + Failures.describe(failure) + ")"),
                    Map.of());
        }
    }

    /** Metadata is keyed by MIME type, or is for the whole bundle. */
    private static boolean isMime(String key) {
        return key.indexOf('/') > 0;
    }

    private Bundle text(String text) {
        Bundle bundle = Bundle.of(Texts.of(text));
        for (String type : types) {
            if (type.equals(Bundle.JSON) || type.endsWith("+json")) {
                bundle = bundle.with(type, json(text));
            } else if (!type.contains("*") && type.indexOf('/') > 0 && !type.equals(Bundle.TEXT)) {
                bundle = bundle.with(type, text);
            }
        }
        return bundle;
    }

    private static Object json(String text) {
        try {
            return new Bundle.Json(new Json(text).text());
        } catch (IllegalArgumentException notJson) {
            return text;
        }
    }

    /** Bytes that are already a picture or a document are sent as what the cell says they are. */
    private Bundle bytes(byte[] bytes) {
        Bundle bundle = Bundle.of(Texts.of(bytes));
        for (String type : types) {
            if (type.indexOf('/') > 0 && !type.contains("*") && !type.startsWith("text/")) {
                bundle = bundle.with(type, bytes);
            }
        }
        return bundle;
    }

    private boolean wants(String type) {
        for (String asked : types) {
            boolean any = asked.equals("*") || asked.equals("*/*");
            boolean group = asked.endsWith("/*") && type.startsWith(asked.substring(0, asked.length() - 1));
            boolean family = asked.indexOf('/') < 0 && type.startsWith(asked + "/");
            if (any || group || family || asked.equals(type)) {
                return true;
            }
        }
        return false;
    }
}
