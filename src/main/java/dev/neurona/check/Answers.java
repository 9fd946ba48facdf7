package dev.neurona.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Keeps the answers of multiple-choice questions from being read in passing. A notebook has a salted hash of the right
 * letters only. Whoever wants to can try all letters; the aim is that nobody reads them by accident.
 */
public final class Answers {
    private static final String SALT = "neurona/choice/1/";

    private Answers() {}

    /**
     * {@return what an exercise keeps instead of the right letters}
     *
     * @param exercise its id, so that equal answers of two exercises have different hashes
     * @param answer the letters of the right options, such as {@code "ac"}
     */
    public static String hash(String exercise, String answer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((SALT + exercise + "/" + letters(answer)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return the letters and digits of an answer in order, each once: "C, a" is "ac"} */
    static String letters(String answer) {
        String bare = answer.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
        return bare.codePoints()
                .sorted()
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
