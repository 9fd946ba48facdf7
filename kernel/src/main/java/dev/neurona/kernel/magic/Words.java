package dev.neurona.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into arguments as a shell does. */
final class Words {
    private Words() {}

    /**
     * {@return the words of a line, quotes taken off}
     *
     * <p>Single quotes keep everything; double quotes keep all but {@code \"} and {@code \\}; outside quotes a backslash
     * keeps a space, a quote or a backslash and is itself otherwise, so that {@code C:\lib\*.jar} needs no care. A quote
     * that is not closed reaches to the end of the line, because the line may be Java text with an apostrophe.
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (c == '\\' && escapes(quote, next)) {
                word.append(next);
                begun = true;
                i++;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean escapes(char quote, char next) {
        return switch (quote) {
            case '\'' -> false;
            case '"' -> next == '"' || next == '\\';
            default -> next == '"' || next == '\'' || next == '\\' || next == ' ' || next == '\t';
        };
    }

    /** {@return the word so written that {@link #split} gives it back} */
    static String quote(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
