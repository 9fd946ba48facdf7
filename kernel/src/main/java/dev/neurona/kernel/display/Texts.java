package dev.neurona.kernel.display;

import org.jspecify.annotations.Nullable;

/**
 * Values as text: what {@code toString} says, but arrays print what is in them, wherever they are, and what is too long
 * is shortened and says so.
 *
 * <ul>
 *   <li>text is shown as it is, without quotes; beyond {@value #LONGEST} characters its beginning, and how long it is;
 *   <li>an array, collection or map of more than {@value #ALL_ELEMENTS} elements shows the first {@value
 *       #FIRST_ELEMENTS} and how many more there are, and none adds elements beyond {@value #ENOUGH} characters;
 *   <li>one that contains itself shows {@code (itself)} there.
 * </ul>
 */
public final class Texts {
    /** Characters shown of one value. */
    static final int LONGEST = 200_000;

    /** Containers add no more elements once there is so much text, which leaves room for their counts and ends. */
    static final int ENOUGH = 100_000;

    /** Up to this many elements all are shown. */
    static final int ALL_ELEMENTS = 1_000;

    /** Elements shown of more than {@link #ALL_ELEMENTS}. */
    static final int FIRST_ELEMENTS = 100;

    private Texts() {}

    /** {@return the value as text} */
    public static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return shorten(text);
        }
        return shorten(new TextWriter().write(value));
    }

    /** {@return the value in at most {@code characters}, on one line: for lists of variables} */
    public static String brief(@Nullable Object value, int characters) {
        String text =
                new TextWriter(characters).write(value).lines().findFirst().orElse("");
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, characters - 3))) + "...";
    }

    /** {@return the text, or its beginning and how long it is} */
    static String shorten(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end)
                + "\n... (%,d of %,d characters shown; write it to a file to see all)".formatted(end, text.length());
    }
}
