package dev.neurona.kernel.eval;

/**
 * Colours of error reports: only those that can be read on light and on dark ground. Cyan, yellow and green cannot on the
 * pink that notebooks put below an error.
 */
final class Ansi {
    private Ansi() {}

    static String red(String text) {
        return "\u001b[31m" + text + "\u001b[0m";
    }

    static String bold(String text) {
        return "\u001b[1m" + text + "\u001b[0m";
    }

    /** {@return text without colours} */
    static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
