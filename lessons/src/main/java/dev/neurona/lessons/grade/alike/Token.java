package dev.neurona.lessons.grade.alike;

/**
 * A piece of Java.
 *
 * @param line in its cell, from 1
 */
record Token(Kind kind, String text, int line) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN
    }

    boolean is(String sign) {
        return text.equals(sign);
    }
}
