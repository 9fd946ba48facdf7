package dev.neurona.kernel.eval;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Short texts of values, for lists of variables and tooltips. */
final class Shown {
    private static final int WIDTH = 80;

    private Shown() {}

    /** {@return a value in a few words; no code of the user's classes is run} */
    static String briefly(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text && isJdk(value)) {
            return '"' + cut(text.toString().replace("\n", "\\n")) + '"';
        }
        if (value instanceof Character c) {
            return "'" + c + "'";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return isJdk(value) ? cut(value.toString()) : nameOf(value);
        }
        if (value.getClass().isArray()) {
            String type = value.getClass().getComponentType().getSimpleName();
            return type + "[" + Array.getLength(value) + "]";
        }
        if (isJdk(value) && value instanceof java.util.Collection<?> many) {
            return nameOf(value) + " of " + many.size();
        }
        if (isJdk(value) && value instanceof java.util.Map<?, ?> map) {
            return nameOf(value) + " of " + map.size();
        }
        return nameOf(value);
    }

    private static boolean isJdk(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    private static String nameOf(Object value) {
        String name = value.getClass().getSimpleName();
        return name.isEmpty() ? SnippetNames.plain(value.getClass().getName()) : name;
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
