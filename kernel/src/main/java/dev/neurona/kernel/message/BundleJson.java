package dev.neurona.kernel.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.neurona.kernel.display.Bundle;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bundles as the protocol's {@code data} and {@code metadata} objects. */
public final class BundleJson {
    private BundleJson() {}

    /** {@return MIME types to values: text as it is, bytes as base64, the rest as JSON} */
    public static JsonObject data(Bundle bundle) {
        JsonObject data = new JsonObject();
        bundle.data().forEach((mime, value) -> data.add(mime, value(value)));
        return data;
    }

    /** {@return the bundle's metadata} */
    public static JsonObject metadata(Bundle bundle) {
        return Json.tree(bundle.metadata()).getAsJsonObject();
    }

    private static JsonElement value(Object value) {
        return value instanceof byte[] bytes
                ? new JsonPrimitive(Base64.getEncoder().encodeToString(bytes))
                : Json.tree(value);
    }

    /** {@return the bundle in a message; one without text gets an empty one} */
    public static Bundle bundle(JsonObject data, JsonObject metadata) {
        Map<String, Object> values = new LinkedHashMap<>();
        data.entrySet().forEach(entry -> values.put(entry.getKey(), plain(entry.getValue())));
        values.putIfAbsent(Bundle.TEXT, "");
        Map<String, Object> more = new LinkedHashMap<>();
        metadata.entrySet().forEach(entry -> more.put(entry.getKey(), new Bundle.Json(Json.text(entry.getValue()))));
        return new Bundle(values, more);
    }

    private static Object plain(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        return new Bundle.Json(Json.text(value));
    }
}
