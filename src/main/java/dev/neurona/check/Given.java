package dev.neurona.check;

import dev.neurona.plot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hidden check is given: drawn in the grader's process and read in the student's, as data. A number, a truth value, a
 * text, or arrays of them, of any depth.
 */
public final class Given {
    private static final String FIELD = "given";

    private Given() {}

    /**
     * Writes a value to a file.
     *
     * @throws IllegalArgumentException if it, or something in it, is of another kind
     */
    public static void write(Path file, Object given) throws IOException {
        Files.writeString(file, Json.write(Json.object(FIELD, tree(given))));
    }

    private static Object tree(@Nullable Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            // As text nothing is rounded, and NaN stays NaN.
            return value.toString();
        }
        if (value instanceof String) {
            return value;
        }
        if (value == null || !value.getClass().isArray()) {
            throw new IllegalArgumentException("a check can be given numbers, texts and arrays of them but not "
                    + (value == null ? "nothing" : Kinds.of(value)));
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(tree(Array.get(value, i)));
        }
        return list;
    }

    /**
     * {@return the value {@link #write} put into a file}
     *
     * @param type what it was, such as {@code float[][].class}
     * @throws IllegalArgumentException if the file has something else
     */
    @SuppressWarnings("unchecked") // a primitive's class is of its wrapper's type
    public static <T> T read(String file, Class<T> type) {
        try {
            Object tree =
                    Json.readJavaScript(Files.readString(Path.of(file))).map().get(FIELD);
            return (T) value(tree, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(@Nullable Object tree, Class<?> type) {
        if (type.isArray() && tree instanceof List<?> list) {
            Object array = Array.newInstance(type.getComponentType(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, value(list.get(i), type.getComponentType()));
            }
            return array;
        }
        if (tree instanceof String text && !type.isArray()) {
            return single(text, type);
        }
        throw new IllegalArgumentException("expected a given %s but got %s"
                .formatted(type.getSimpleName(), tree == null ? "nothing" : Kinds.of(tree)));
    }

    private static Object single(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class) {
            return Integer.parseInt(text);
        }
        if (type == long.class) {
            return Long.parseLong(text);
        }
        if (type == float.class) {
            return Float.parseFloat(text);
        }
        if (type == double.class) {
            return Double.parseDouble(text);
        }
        if (type == boolean.class) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("a check cannot be given a " + type.getSimpleName());
    }
}
