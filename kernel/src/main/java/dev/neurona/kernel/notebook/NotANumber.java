package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/**
 * {@code NaN} and {@code Infinity}, which Python's JSON has and JSON has not: figures saved by Jupyter hold them. A strict
 * parser reads them as numbers nobody writes, which are put back in the tree.
 */
final class NotANumber {
    private static final String NAN = "1e999999901";
    private static final String INFINITY = "1e999999902";
    private static final Map<String, JsonPrimitive> MEANING = Map.of(
            NAN,
            new JsonPrimitive(Double.NaN),
            INFINITY,
            new JsonPrimitive(Double.POSITIVE_INFINITY),
            "-" + INFINITY,
            new JsonPrimitive(Double.NEGATIVE_INFINITY));

    private NotANumber() {}

    static String toNumbers(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (inString && c == '\\' && i + 1 < text.length()) {
                out.append(c);
                c = text.charAt(++i);
            } else if (!inString && text.startsWith("NaN", i)) {
                out.append(NAN);
                i += "NaN".length() - 1;
                continue;
            } else if (!inString && text.startsWith("Infinity", i)) {
                out.append(INFINITY);
                i += "Infinity".length() - 1;
                continue;
            }
            out.append(c);
        }
        return out.toString();
    }

    static JsonElement fromNumbers(JsonElement tree) {
        if (tree instanceof JsonObject object) {
            object.entrySet().forEach(entry -> entry.setValue(fromNumbers(entry.getValue())));
        } else if (tree instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fromNumbers(array.get(i)));
            }
        } else if (tree instanceof JsonPrimitive number && number.isNumber()) {
            return MEANING.getOrDefault(number.getAsString(), number);
        }
        return tree;
    }
}
