package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * JSON that may have been written to do harm: read strictly, to a depth, with a limit on its values, because a few bytes
 * of text can become a hundred times as many of objects.
 */
final class BoundedJson {
    /** Deeper than any figure. */
    static final int DEPTH = 100;

    private static final int NUMBER = 400;

    private final JsonReader reader;
    private int left;

    private BoundedJson(Reader text, int values) {
        this.reader = new JsonReader(text);
        this.left = values;
        reader.setStrictness(Strictness.STRICT);
    }

    /** A tree and how many values it has. */
    record Read(JsonElement tree, int values) {}

    /**
     * Reads a whole text.
     *
     * @param values the most arrays, objects, strings, numbers and so on it may have
     * @throws JsonParseException if it is no JSON, too deep, or has too much in it
     */
    static Read read(String text, int values) {
        BoundedJson json = new BoundedJson(new StringReader(text), values);
        try {
            JsonElement tree = json.value(0);
            if (json.reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("more text after the end");
            }
            return new Read(tree, values - json.left);
        } catch (IOException | IllegalStateException | NumberFormatException broken) {
            throw new JsonParseException(broken.getMessage(), broken);
        }
    }

    private JsonElement value(int depth) throws IOException {
        if (--left < 0) {
            throw new MalformedJsonException("too many values");
        }
        if (depth > DEPTH) {
            throw new MalformedJsonException("deeper than " + DEPTH);
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(depth);
            case BEGIN_ARRAY -> array(depth);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> number();
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("no value");
        };
    }

    private JsonElement number() throws IOException {
        // Its text is kept: a whole of a billion digits, which 1e999999999 is, would take minutes to work out.
        Number number = ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader);
        if (number.toString().length() > NUMBER) {
            throw new MalformedJsonException("a number of more than " + NUMBER + " digits");
        }
        return new JsonPrimitive(number);
    }

    private JsonObject object(int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new MalformedJsonException("a field twice");
            }
            object.add(name, value(depth + 1));
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(int depth) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(depth + 1));
        }
        reader.endArray();
        return array;
    }
}
