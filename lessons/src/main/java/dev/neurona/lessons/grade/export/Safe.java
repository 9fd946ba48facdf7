package dev.neurona.lessons.grade.export;

/** Texts as cells of a table that a spreadsheet will open. */
final class Safe {
    /** What spreadsheets take for the beginning of a formula, the wide forms too. */
    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private Safe() {}

    /** {@return a text that no spreadsheet runs as a formula: one that begins like one gets an apostrophe before it} */
    static String text(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
