package dev.neurona.kernel.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text and trees. Reading is strict. The trees are walked here and not by a {@code Gson} object, whose adapters
 * would cost the start of the kernel more than all its messages.
 */
public final class Json {
    /** What stands for half a surrogate pair, which UTF-8 cannot carry. */
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws MalformedMessage if the bytes are not UTF-8 or not exactly one JSON value
     */
    public static JsonElement parse(byte[] utf8) throws MalformedMessage {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedMessage("not UTF-8", e);
        }
    }

    /**
     * Reads one JSON value.
     *
     * @throws MalformedMessage if the text is not exactly one JSON value
     */
    public static JsonElement parse(String text) throws MalformedMessage {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement value = read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedMessage("not JSON: more text follows the value");
            }
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // The library adds a second line, about itself.
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new MalformedMessage("not JSON: " + why, e);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws MalformedMessage if it is anything else
     */
    public static JsonObject object(byte[] utf8) throws MalformedMessage {
        JsonElement value = parse(utf8);
        if (!value.isJsonObject()) {
            throw new MalformedMessage("not a JSON object");
        }
        return value.getAsJsonObject();
    }

    private static JsonElement read(JsonReader in) throws IOException {
        switch (in.peek()) {
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                in.beginObject();
                while (in.hasNext()) {
                    object.add(in.nextName(), read(in));
                }
                in.endObject();
                return object;
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                in.beginArray();
                while (in.hasNext()) {
                    array.add(read(in));
                }
                in.endArray();
                return array;
            }
            case STRING -> {
                return new JsonPrimitive(in.nextString());
            }
            case NUMBER -> {
                return new JsonPrimitive(number(in.nextString()));
            }
            case BOOLEAN -> {
                return new JsonPrimitive(in.nextBoolean());
            }
            default -> {
                in.nextNull();
                return JsonNull.INSTANCE;
            }
        }
    }

    private static Number number(String text) {
        boolean whole = text.length() < 19 && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return whole ? (Number) Long.valueOf(text) : new BigDecimal(text);
    }

    /** {@return the value as JSON text} */
    public static String text(JsonElement value) {
        StringWriter text = new StringWriter(256);
        JsonWriter writer = new JsonWriter(text);
        writer.setSerializeNulls(true);
        writer.setHtmlSafe(false);
        try {
            write(value, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** {@return the value as UTF-8 JSON text; half a surrogate pair becomes U+FFFD} */
    public static byte[] bytes(JsonElement value) {
        return utf8(text(value));
    }

    /** {@return the text as UTF-8; half a surrogate pair becomes U+FFFD} */
    static byte[] utf8(CharSequence text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[encoded.remaining()];
            encoded.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("malformed input is replaced, so this cannot be", e);
        }
    }

    private static void write(JsonElement value, JsonWriter out) throws IOException {
        if (value instanceof JsonObject object) {
            out.beginObject();
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                out.name(entry.getKey());
                write(entry.getValue(), out);
            }
            out.endObject();
        } else if (value instanceof JsonArray array) {
            out.beginArray();
            for (JsonElement element : array) {
                write(element, out);
            }
            out.endArray();
        } else if (value instanceof JsonPrimitive primitive) {
            writePrimitive(primitive, out);
        } else {
            out.nullValue();
        }
    }

    private static void writePrimitive(JsonPrimitive primitive, JsonWriter out) throws IOException {
        if (primitive.isNumber()) {
            Number number = primitive.getAsNumber();
            // JSON has no NaN and no infinities; every front end reads null as "no number".
            if (number instanceof Double || number instanceof Float) {
                if (!Double.isFinite(number.doubleValue())) {
                    out.nullValue();
                    return;
                }
            }
            out.value(number);
        } else if (primitive.isBoolean()) {
            out.value(primitive.getAsBoolean());
        } else {
            out.value(primitive.getAsString());
        }
    }

    /** {@return an object of these names and values; values are strings, numbers, booleans, trees or null} */
    public static JsonObject of(@Nullable Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add(String.valueOf(namesAndValues[i]), tree(namesAndValues[i + 1]));
        }
        return object;
    }

    /** {@return an array of the texts} */
    public static JsonArray array(Iterable<String> texts) {
        JsonArray array = new JsonArray();
        for (String text : texts) {
            array.add(text);
        }
        return array;
    }

    /**
     * {@return a tree of maps, collections, arrays of objects, numbers, booleans and anything else as its text}
     *
     * @throws IllegalArgumentException for a {@link dev.neurona.kernel.display.Bundle.Json} that is not JSON
     */
    public static JsonElement tree(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonElement element) {
            return element;
        } else if (value instanceof dev.neurona.kernel.display.Bundle.Json json) {
            try {
                return parse(json.text());
            } catch (MalformedMessage e) {
                throw new IllegalArgumentException("a bundle's JSON value is " + e.getMessage(), e);
            }
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, each) -> object.add(String.valueOf(key), tree(each)));
            return object;
        } else if (value instanceof Iterable<?> many) {
            JsonArray array = new JsonArray();
            many.forEach(each -> array.add(tree(each)));
            return array;
        } else if (value instanceof Object[] many) {
            return tree(java.util.Arrays.asList(many));
        } else if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean bool) {
            return new JsonPrimitive(bool);
        }
        return new JsonPrimitive(value.toString());
    }

    /** {@return the tree as maps, lists, strings, numbers, booleans and nulls} */
    public static @Nullable Object plain(JsonElement tree) {
        if (tree instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        } else if (tree instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.forEach(each -> list.add(plain(each)));
            return list;
        } else if (tree instanceof JsonPrimitive primitive) {
            if (primitive.isNumber()) {
                Number number = primitive.getAsNumber();
                return number instanceof BigDecimal decimal ? (Number) decimal.doubleValue() : number;
            }
            return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
        }
        return null;
    }
}
