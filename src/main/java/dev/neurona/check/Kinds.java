package dev.neurona.check;

/** What a value is, in a student's words. */
final class Kinds {
    private static final int MOST = 60;

    private Kinds() {}

    static String of(Object value) {
        String type = value.getClass().getSimpleName();
        if (value instanceof CharSequence || value instanceof Boolean || value instanceof Character) {
            return type + " " + quoted(value);
        }
        return type.isEmpty() ? value.getClass().getName() : type;
    }

    /** {@return a value in a line: texts in quotes, long ones cut} */
    static String quoted(Object value) {
        String text = String.valueOf(value).replaceAll("\\R", "\u23ce");
        String cut = text.codePointCount(0, text.length()) > MOST
                ? text.substring(0, text.offsetByCodePoints(0, MOST)) + "\u2026"
                : text;
        return value instanceof CharSequence || value instanceof Character ? "\"" + cut + "\"" : cut;
    }
}
