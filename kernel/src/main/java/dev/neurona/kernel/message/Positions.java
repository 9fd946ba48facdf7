package dev.neurona.kernel.message;

/**
 * Positions in code: the protocol counts code points, Java counts UTF-16 units. A combining mark is a code point of its
 * own, and so is half a surrogate pair, here and in Python.
 */
public final class Positions {
    private Positions() {}

    /** {@return the UTF-16 index of a position on the wire, moved into the code where it lies outside} */
    public static int toUtf16(String code, int codePoints) {
        if (codePoints <= 0) {
            return 0;
        }
        return codePoints >= code.codePointCount(0, code.length())
                ? code.length()
                : code.offsetByCodePoints(0, codePoints);
    }

    /** {@return the position on the wire of a UTF-16 index, moved into the code where it lies outside} */
    public static int toCodePoints(String code, int utf16) {
        return code.codePointCount(0, Math.max(0, Math.min(utf16, code.length())));
    }
}
