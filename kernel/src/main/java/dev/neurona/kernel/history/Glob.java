package dev.neurona.kernel.history;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns front ends search history with, which are those of SQLite's GLOB as in ipykernel. */
final class Glob {
    private Glob() {}

    /** {@return what matches the whole of a text with {@code *}, {@code ?}, {@code [a-z]} and {@code [^a-z]}} */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i += Character.charCount(glob.codePointAt(i))) {
            int c = glob.codePointAt(i);
            int close = c == '[' ? endOfSet(glob, i) : -1;
            if (close > 0) {
                regex.append(set(glob.substring(i + 1, close)));
                i = close;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** A bracket right after the opening one, or after its {@code ^}, is a member of the set. */
    private static int endOfSet(String glob, int open) {
        return glob.indexOf(']', open + (glob.startsWith("^", open + 1) ? 3 : 2));
    }

    private static String set(String members) {
        String regex = "[" + members.replaceAll("[\\\\\\[\\]&]", "\\\\$0") + "]";
        try {
            Pattern.compile(regex);
            return regex;
        } catch (PatternSyntaxException e) {
            // A range that runs backwards holds no character.
            return "(?!)";
        }
    }
}
