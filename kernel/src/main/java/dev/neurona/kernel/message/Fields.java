package dev.neurona.kernel.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object; a missing or wrongly typed one is a {@link MalformedMessage} that names it. */
final class Fields {
    private final JsonObject object;
    private final String what;

    Fields(JsonObject object, String what) {
        this.object = object;
        this.what = what;
    }

    private @Nullable JsonElement value(String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value;
    }

    private MalformedMessage wrong(String name, String wanted) {
        return new MalformedMessage(
                what + ": '" + name + "' is " + (object.has(name) ? "not " : "missing, expected ") + wanted);
    }

    String string(String name) throws MalformedMessage {
        String value = string(name, null);
        if (value == null) {
            throw wrong(name, "a string");
        }
        return value;
    }

    @Nullable String string(String name, @Nullable String otherwise) throws MalformedMessage {
        JsonElement value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong(name, "a string");
        }
        return value.getAsString();
    }

    String text(String name, String otherwise) throws MalformedMessage {
        String value = string(name, otherwise);
        return value == null ? otherwise : value;
    }

    boolean bool(String name, boolean otherwise) throws MalformedMessage {
        JsonElement value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.getAsBoolean();
    }

    int integer(String name) throws MalformedMessage {
        Integer value = integerOrNull(name);
        if (value == null) {
            throw wrong(name, "a whole number");
        }
        return value;
    }

    int integer(String name, int otherwise) throws MalformedMessage {
        Integer value = integerOrNull(name);
        return value == null ? otherwise : value;
    }

    @Nullable Integer integerOrNull(String name) throws MalformedMessage {
        JsonElement value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(name, "a whole number");
        }
        try {
            return value.getAsBigDecimal().intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, "a whole number");
        }
    }

    JsonObject object(String name) throws MalformedMessage {
        JsonElement value = value(name);
        if (value == null) {
            return new JsonObject();
        }
        if (!value.isJsonObject()) {
            throw wrong(name, "an object");
        }
        return value.getAsJsonObject();
    }

    List<String> strings(String name) throws MalformedMessage {
        List<String> strings = new ArrayList<>();
        for (JsonElement each : array(name)) {
            if (!each.isJsonPrimitive()) {
                throw wrong(name, "a list of strings");
            }
            strings.add(each.getAsString());
        }
        return strings;
    }

    JsonArray array(String name) throws MalformedMessage {
        JsonElement value = value(name);
        if (value == null) {
            return new JsonArray();
        }
        if (!value.isJsonArray()) {
            throw wrong(name, "a list");
        }
        return value.getAsJsonArray();
    }

    Map<String, String> stringMap(String name) throws MalformedMessage {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(name).entrySet()) {
            if (!entry.getValue().isJsonPrimitive()) {
                throw wrong(name, "an object of strings");
            }
            map.put(entry.getKey(), entry.getValue().getAsString());
        }
        return map;
    }
}
