package dev.neurona.kernel.display;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * JSON, shown as a tree that can be opened.
 *
 * @param text the JSON text
 */
public record Json(String text) implements Displayable {
    /**
     * Checks that the text is JSON: a front end that is sent something else shows nothing.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Json {
        check(text);
    }

    private static void check(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.skipValue();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("not JSON: something follows the value, at " + reader.getPath());
            }
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    /** {@return the JSON of a tree a library built} */
    public static Json of(JsonElement tree) {
        return new Json(tree.toString());
    }

    @Override
    public Bundle bundle() {
        return Bundle.of(Texts.shorten(text)).with(Bundle.JSON, new Bundle.Json(text));
    }
}
