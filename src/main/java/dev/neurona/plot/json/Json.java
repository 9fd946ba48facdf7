package dev.neurona.plot.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON trees. A tree is made of {@code Map<String, Object>}, {@code List}, {@code Number},
 * {@code String}, {@code Boolean} and null.
 */
public final class Json {
    private Json() {}

    /**
     * Reads the object of a JavaScript statement such as {@code var trace0 = {...};} as Tablesaw's templates write it:
     * unquoted keys, single quotes around HTML-escaped text, trailing commas, NaN.
     *
     * @throws IllegalArgumentException if the text holds anything but data; says where
     */
    public static Node readJavaScript(String statement) {
        return new JavaScriptReader(statement).statement();
    }

    /**
     * {@return the tree as JSON on one line} Numbers that JSON has not (NaN, infinities) become null. The text is safe
     * inside an HTML {@code <script>}: {@code <} is written as an escape.
     */
    public static String write(@Nullable Object tree) {
        return new JsonWriter().value(tree).toString();
    }

    /** {@return an object of names and values by turns, in that order}; {@code Map.of} has another order in every run */
    public static Map<String, @Nullable Object> object(Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** {@return a number as JSON, JavaScript and SVG write it: no {@code .0}, no plus sign, {@code null} for NaN} */
    public static String write(double number) {
        return JsonWriter.number(number);
    }
}
