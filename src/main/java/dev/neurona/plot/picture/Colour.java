package dev.neurona.plot.picture;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours as 24-bit numbers. */
final class Colour {
    /** Text on the card: 12:1. */
    static final String INK = "#333";
    /** Lesser text on the card: 5.6:1. */
    static final String MUTED = "#666";

    static final String CARD = "#fcfcfb";
    static final String CARD_EDGE = "#d4d4d0";
    static final String GRID = "#e6e6e3";
    static final String AXIS = "#8c8c88";

    private static final Pattern RGB =
            Pattern.compile("rgba?\\(\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*(?:,.*)?\\)");

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("white", 0xffffff),
            Map.entry("red", 0xff0000),
            Map.entry("green", 0x008000),
            Map.entry("blue", 0x0000ff),
            Map.entry("yellow", 0xffff00),
            Map.entry("orange", 0xffa500),
            Map.entry("purple", 0x800080),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("cyan", 0x00ffff),
            Map.entry("magenta", 0xff00ff),
            Map.entry("brown", 0xa52a2a),
            Map.entry("pink", 0xffc0cb),
            Map.entry("navy", 0x000080),
            Map.entry("teal", 0x008080),
            Map.entry("lightgray", 0xd3d3d3),
            Map.entry("lightgrey", 0xd3d3d3),
            Map.entry("darkgray", 0xa9a9a9),
            Map.entry("lightblue", 0xadd8e6),
            Map.entry("darkblue", 0x00008b),
            Map.entry("darkgreen", 0x006400),
            Map.entry("darkred", 0x8b0000),
            Map.entry("steelblue", 0x4682b4),
            Map.entry("crimson", 0xdc143c),
            Map.entry("gold", 0xffd700),
            Map.entry("silver", 0xc0c0c0),
            Map.entry("tomato", 0xff6347),
            Map.entry("coral", 0xff7f50),
            Map.entry("salmon", 0xfa8072));

    private Colour() {}

    /** {@return whether an SVG viewer can be given this as a colour}; what it is not told cannot break the picture */
    static boolean isColour(String text) {
        return parse(text, -1) >= 0;
    }

    static int parse(String text, int otherwise) {
        String colour = text.strip().toLowerCase(Locale.ROOT);
        if (colour.matches("#[0-9a-f]{6}")) {
            return Integer.parseInt(colour.substring(1), 16);
        }
        if (colour.matches("#[0-9a-f]{3}")) {
            int rgb = Integer.parseInt(colour.substring(1), 16);
            return (rgb >> 8 & 15) * 0x110000 + (rgb >> 4 & 15) * 0x1100 + (rgb & 15) * 0x11;
        }
        Matcher rgb = RGB.matcher(colour);
        if (rgb.matches()) {
            return part(rgb.group(1)) << 16 | part(rgb.group(2)) << 8 | part(rgb.group(3));
        }
        return NAMED.getOrDefault(colour, otherwise);
    }

    private static int part(String number) {
        try {
            return (int) Math.max(0, Math.min(255, Math.round(Double.parseDouble(number))));
        } catch (NumberFormatException e) {
            return 0; // more than one decimal point
        }
    }

    static String hex(int rgb) {
        String digits = Integer.toHexString(rgb);
        String six = "0".repeat(6 - digits.length()) + digits;
        boolean pairs =
                six.charAt(0) == six.charAt(1) && six.charAt(2) == six.charAt(3) && six.charAt(4) == six.charAt(5);
        return pairs ? "#" + six.charAt(0) + six.charAt(2) + six.charAt(4) : "#" + six;
    }

    static int mix(int from, int to, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 255;
            int b = to >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * part) << shift;
        }
        return mixed;
    }

    /** {@return black or white, whichever reads better on a colour} */
    static String textOn(int rgb) {
        double light = luminance(rgb);
        return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#111" : "#fff";
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double c = part / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
