package dev.neurona.kernel.eval.assist;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the types JShell names into such as can be written: no anonymous classes, captures or intersections. */
final class Denotable {
    private static final Pattern ANONYMOUS = Pattern.compile("<anonymous (?:class (?:extending|implementing) )?(.*)>");
    private static final Pattern WRITTEN = Pattern.compile("[\\w$.<>,?\\[\\] \\p{L}\\p{M}\\p{N}]+");

    private Denotable() {}

    /** {@return the nearest type that can be written; {@code Object} where there is none} */
    static String of(String type) {
        Matcher anonymous = ANONYMOUS.matcher(type);
        String named = anonymous.matches() ? anonymous.group(1) : type;
        String plain = named.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "").replaceAll("capture#\\d+ of ", "");
        String single = first(plain);
        return WRITTEN.matcher(single).matches() ? single : "Object";
    }

    /** The first of the types an intersection joins, in type arguments too. */
    private static String first(String type) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '<') {
                int close = closing(type, i);
                kept.append('<').append(arguments(type.substring(i + 1, close))).append('>');
                i = close;
            } else if (c == '&') {
                break;
            } else {
                kept.append(c);
            }
        }
        return kept.toString().strip();
    }

    private static String arguments(String list) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String argument = list.substring(from, i).strip();
                String single = first(argument);
                boolean joined =
                        single.length() < argument.length() && !single.startsWith("?") && topLevelJoin(argument);
                kept.append(kept.isEmpty() ? "" : ",").append(joined ? "? extends " + single : single);
                from = i + 1;
            }
        }
        return kept.toString();
    }

    private static boolean topLevelJoin(String type) {
        int depth = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == '&' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static int closing(String type, int open) {
        int depth = 0;
        for (int i = open; i < type.length(); i++) {
            depth += type.charAt(i) == '<' ? 1 : type.charAt(i) == '>' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return type.length();
    }
}
