package dev.neurona.lessons.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the formulas of a Markdown text as Jupyter does: $...$ and $$...$$ outside of code. */
public final class Maths {
    private static final Pattern TOKEN = Pattern.compile(
            // Code first, and what is escaped: no formula begins in there.
            "(?m)^ {0,3}(?<fence>`{3,}|~{3,})[^\\n]*\\n(?s:.*?)(?:^ {0,3}\\k<fence>[`~]*[ \\t]*$|\\z)"
                    + "|(?<!`)(?<ticks>`+)(?!`)(?s:.+?)(?<!`)\\k<ticks>(?!`)"
                    + "|\\\\[\\s\\S]"
                    + "|\\$\\$(?<display>(?s:.+?))\\$\\$"
                    + "|\\$(?<inline>(?:[^$\\\\\\n]++|\\\\.|\\n(?!\\s*\\n))++)\\$"
                    + "|(?<lone>\\$)");

    private Maths() {}

    /**
     * A formula.
     *
     * @param start where its first $ is
     * @param end behind its last $
     * @param display whether it stands by itself
     */
    public record Formula(int start, int end, String tex, boolean display) {}

    /** {@return the formulas of a text, in order} */
    public static List<Formula> in(String markdown) {
        List<Formula> all = new ArrayList<>();
        Matcher token = TOKEN.matcher(markdown);
        while (token.find()) {
            String display = token.group("display");
            String inline = token.group("inline");
            if (display != null) {
                all.add(new Formula(token.start(), token.end(), display.strip(), true));
            } else if (inline != null) {
                all.add(new Formula(token.start(), token.end(), inline.strip(), false));
            }
        }
        return all;
    }

    /** {@return where a $ has no partner, or -1} */
    static int lone(String markdown) {
        Matcher token = TOKEN.matcher(markdown);
        while (token.find()) {
            if (token.group("lone") != null) {
                return token.start();
            }
        }
        return -1;
    }

    /** {@return the text with each letter of a formula an x: as long, and without markup in the formulas} */
    static String masked(String markdown) {
        StringBuilder masked = new StringBuilder(markdown);
        for (Formula formula : in(markdown)) {
            for (int i = formula.start(); i < formula.end(); i++) {
                if (masked.charAt(i) != '\n') {
                    masked.setCharAt(i, 'x');
                }
            }
        }
        return masked.toString();
    }
}
