package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as Jupyter writes it: one space a level, characters as they are, a newline at the end. A file that Jupyter saved
 * and that is read and written here is the same file.
 */
final class JsonText {
    private JsonText() {}

    /** @throws JsonParseException if the text is no JSON; its message names line and column */
    static JsonElement parse(String text) {
        if (text.isBlank()) {
            throw new JsonParseException("the file is empty");
        }
        try {
            return parseStrictly(text);
        } catch (JsonParseException notStrict) {
            String numbered = NotANumber.toNumbers(text);
            if (numbered.equals(text)) {
                throw notStrict;
            }
            return NotANumber.fromNumbers(parseStrictly(numbered));
        }
    }

    private static JsonElement parseStrictly(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement tree = JsonParser.parseReader(reader);
        try {
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("more text after the end of the value");
            }
        } catch (IOException more) {
            throw new JsonParseException(more.getMessage(), more);
        }
        return tree;
    }

    static String write(JsonElement tree) {
        StringBuilder out = new StringBuilder();
        append(out, tree, 0);
        return out.append('\n').toString();
    }

    private static void append(StringBuilder out, JsonElement value, int depth) {
        if (value instanceof JsonObject object) {
            append(out, object, depth);
        } else if (value instanceof JsonArray array) {
            append(out, array, depth);
        } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            quote(out, primitive.getAsString());
        } else {
            // Numbers read from a file keep the digits they were written with.
            out.append(value.isJsonNull() ? "null" : value.getAsString());
        }
    }

    private static void append(StringBuilder out, JsonObject object, int depth) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        for (Iterator<Map.Entry<String, JsonElement>> i = object.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, JsonElement> entry = i.next();
            newLine(out, depth + 1);
            quote(out, entry.getKey());
            out.append(": ");
            append(out, entry.getValue(), depth + 1);
            if (i.hasNext()) {
                out.append(',');
            }
        }
        newLine(out, depth);
        out.append('}');
    }

    private static void append(StringBuilder out, JsonArray array, int depth) {
        if (array.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            newLine(out, depth + 1);
            append(out, array.get(i), depth + 1);
        }
        newLine(out, depth);
        out.append(']');
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append(" ".repeat(depth));
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || aloneAt(text, i)) {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** {@return whether half of a surrogate pair stands alone, which UTF-8 cannot hold} */
    private static boolean aloneAt(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
