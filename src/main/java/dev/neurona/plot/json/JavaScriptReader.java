package dev.neurona.plot.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JavaScript object literal. Tablesaw's templates put text in single quotes, HTML-escaped and otherwise as it
 * is: a backslash or a line break there is the character itself. Text in double quotes comes from JSON writers and has
 * JSON's escapes.
 */
final class JavaScriptReader {
    private static final int EXCERPT = 40;

    private final String text;
    private int at;

    JavaScriptReader(String text) {
        this.text = text;
    }

    Node statement() {
        int start = text.indexOf('{');
        if (start < 0) {
            throw bad("no object {...} in it");
        }
        at = start;
        Map<String, @Nullable Object> map = object();
        skipSpace();
        if (at < text.length() && text.charAt(at) == ';') {
            at++;
            skipSpace();
        }
        if (at < text.length()) {
            throw bad("more than one object");
        }
        return new Node(map);
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '\'' -> templateText();
            case '"' -> jsonText();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        expect('{');
        for (skipSpace(); peek() != '}'; skipSpace()) {
            String key = key();
            skipSpace();
            expect(':');
            map.put(key, value());
            comma('}');
        }
        at++;
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        expect('[');
        for (skipSpace(); peek() != ']'; skipSpace()) {
            list.add(value());
            comma(']');
        }
        at++;
        return list;
    }

    /** A comma between members, or a trailing one, or the end of the object or array. */
    private void comma(char end) {
        skipSpace();
        if (peek() == ',') {
            at++;
        } else if (peek() != end) {
            throw bad("expected , or " + end);
        }
    }

    private String key() {
        if (peek() == '\'') {
            return templateText();
        }
        if (peek() == '"') {
            return jsonText();
        }
        int start = at;
        while (Character.isJavaIdentifierPart(peek())) {
            at++;
        }
        if (start == at) {
            throw bad("expected a name");
        }
        return text.substring(start, at);
    }

    private String templateText() {
        int start = ++at;
        while (peek() != '\'' || isEscapedQuote(start)) {
            at++;
        }
        String raw = text.substring(start, at++);
        return HtmlText.unescape(raw.replace("\\'", "'"));
    }

    /** Traces that are not Tablesaw's may write {@code \'} inside; a title that only ends with a backslash is not that. */
    private boolean isEscapedQuote(int start) {
        if (at == start || text.charAt(at - 1) != '\\') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && ",}]:".indexOf(text.charAt(next)) < 0;
    }

    private String jsonText() {
        StringBuilder out = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() == '\\') {
                at++;
                out.append(escaped());
            } else {
                out.append(peek());
            }
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        if (c != 'u') {
            int known = "bfnrt".indexOf(c);
            return known < 0 ? c : "\b\f\n\r\t".charAt(known);
        }
        if (at + 4 >= text.length()) {
            throw bad("\\u needs four hexadecimal digits");
        }
        try {
            char code = (char) Integer.parseInt(text, at + 1, at + 5, 16);
            at += 4;
            return code;
        } catch (NumberFormatException e) {
            throw bad("\\u needs four hexadecimal digits");
        }
    }

    private @Nullable Object word() {
        int start = at;
        while (Character.isJavaIdentifierPart(peek()) || "+-.".indexOf(peek()) >= 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            case "null", "undefined", "NaN", "Infinity", "-Infinity" -> null;
            default -> number(word, start);
        };
    }

    private Object number(String word, int start) {
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            at = start;
            throw bad(word.isEmpty() ? "expected a value" : "'" + word + "' is not data");
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw bad("expected " + c);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw bad("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException bad(String what) {
        int from = Math.max(0, Math.min(at, text.length()) - EXCERPT / 2);
        String excerpt = text.substring(from, Math.min(text.length(), from + EXCERPT));
        return new IllegalArgumentException("cannot read the figure's JavaScript at character " + at + ": " + what
                + ", near \"" + excerpt.strip().replaceAll("\\s+", " ")
                + "\". A trace must write one object of plain data: var name = {...};");
    }
}
