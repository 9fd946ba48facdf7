package dev.neurona.plot.picture;

import dev.neurona.plot.json.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of a figure as lines to draw. How wide a text comes out is estimated from the widths of a common sans-serif, a
 * little generously, as the reader's font is not known.
 */
final class Words {
    private static final Pattern LINE_BREAK = Pattern.compile("<br\\s*/?>|\\R", Pattern.CASE_INSENSITIVE);
    private static final Pattern STYLE =
            Pattern.compile("</?(?:b|i|em|strong|sub|sup|span|a)(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);

    /** Advance widths of the printable ASCII characters, in hundredths of the font size. */
    private static final int[] WIDTHS = {
        28, 28, 36, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28,
                58,
        58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67, 61, 72, 67, 94, 67,
                67,
        61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56,
                50,
        72, 50, 50, 50, 33, 26, 33, 58
    };

    private static final double GENEROUS = 1.12;

    private Words() {}

    /** {@return the lines of a text in plotly's mark-up, without the mark-up} */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : LINE_BREAK.split(text, -1)) {
            lines.add(HtmlText.unescape(STYLE.matcher(line).replaceAll("")).strip());
        }
        return lines;
    }

    /** {@return the text on one line} */
    static String oneLine(String text) {
        return String.join(" ", lines(text)).strip();
    }

    /** {@return about how wide a text is, in pixels} */
    static double width(String text, double size) {
        double hundredths = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= ' ' && c < ' ' + WIDTHS.length) {
                hundredths += WIDTHS[c - ' '];
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                hundredths += c >= 0x1100 ? 100 : 60;
            }
        }
        return hundredths / 100 * size * GENEROUS;
    }

    /** {@return the text, cut with an ellipsis where it would be wider than that} */
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end), size) + size > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "\u2026";
    }

    /** {@return the text, cut in the middle where it would be wider than that}, as names often differ in their ends */
    static String fitMiddle(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int kept = text.codePointCount(0, text.length()) - 1;
        String cut = text;
        while (kept > 2 && width(cut, size) > width) {
            kept--;
            String head = text.substring(0, text.offsetByCodePoints(0, (kept + 1) / 2));
            String tail = text.substring(text.offsetByCodePoints(text.length(), -(kept / 2)));
            cut = head.strip() + "\u2026" + tail.strip();
        }
        return cut;
    }

    /** {@return a text broken into at most {@code most} lines that fit} */
    static List<String> wrap(String text, double size, double width, int most) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines(text)) {
            StringBuilder current = new StringBuilder();
            for (String word : line.split(" +", -1)) {
                if (current.length() > 0 && width(current + " " + word, size) > width) {
                    wrapped.add(current.toString());
                    current.setLength(0);
                }
                current.append(current.length() > 0 ? " " : "").append(word);
            }
            wrapped.add(current.toString());
        }
        List<String> kept = new ArrayList<>(wrapped.subList(0, Math.min(most, wrapped.size())));
        if (wrapped.size() > most) {
            kept.set(most - 1, kept.get(most - 1) + "\u2026");
        }
        kept.replaceAll(line -> fit(line, size, width));
        return kept;
    }
}
