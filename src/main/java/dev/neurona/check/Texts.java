package dev.neurona.check;

import java.text.Normalizer;
import java.util.Locale;

/** Compares texts and says where they part. */
final class Texts {
    private static final int AROUND = 12;

    private Texts() {}

    static Verdict exact(String actual, String expected) {
        if (actual.equals(expected)) {
            return Verdict.passed();
        }
        return Verdict.failed(
                Message.of(Kinds.quoted(expected)), Message.of(Kinds.quoted(actual)), look(actual, expected));
    }

    static Verdict loose(String actual, String expected) {
        return bare(actual).equals(bare(expected)) ? Verdict.passed() : exact(actual, expected);
    }

    /** Lower case, without accents, with single spaces; ñ is a letter of its own and stays. */
    static String bare(String text) {
        String kept =
                text.strip().toLowerCase(Locale.ROOT).replace('ñ', '\u0001').replace("n\u0303", "\u0001");
        return Normalizer.normalize(kept, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}+", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[.!]$", "")
                .replace('\u0001', 'ñ');
    }

    private static Message look(String actual, String expected) {
        if (Normalizer.normalize(actual, Normalizer.Form.NFC)
                .equals(Normalizer.normalize(expected, Normalizer.Form.NFC))) {
            return Message.key("look.composed");
        }
        if (actual.equalsIgnoreCase(expected)) {
            return Message.key("look.case");
        }
        if (actual.replaceAll("\\s", "").equals(expected.replaceAll("\\s", ""))) {
            return Message.key("look.spaces");
        }
        int at = 0;
        while (at < Math.min(actual.length(), expected.length()) && actual.charAt(at) == expected.charAt(at)) {
            at++;
        }
        if (at == actual.length()) {
            return Message.key("look.textShort", around(expected, at));
        }
        return at == expected.length()
                ? Message.key("look.textLong", around(actual, at))
                : Message.key("look.textFrom", at, around(expected, at), around(actual, at));
    }

    private static String around(String text, int from) {
        int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
        int end = Math.min(text.length(), start + AROUND);
        boolean split = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return Kinds.quoted(text.substring(start, split ? end + 1 : end));
    }
}
