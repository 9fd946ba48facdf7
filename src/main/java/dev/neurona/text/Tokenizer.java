package dev.neurona.text;

import java.util.List;

/**
 * Cuts text into tokens, and puts it together again: {@code text(tokens(s))} is {@code s}, always, to the last accent and
 * line break. Nothing is dropped, put into lower case or normalised, so "ñ" typed as one character and "ñ" typed as n
 * with a tilde on top stay different.
 */
public interface Tokenizer {
    /** {@return the tokens of a text, in order} */
    List<String> tokens(String text);

    /** {@return the text of tokens} */
    default String text(List<String> tokens) {
        return String.join("", tokens);
    }

    /**
     * {@return a tokenizer into words, runs of white space, and single other characters} "¡El niño dijo: no!" has the words
     * El, niño, dijo and no. A word is letters, their marks and digits; it may have apostrophes and hyphens inside, as in
     * "don't" and "franco-español".
     */
    static Tokenizer words() {
        return Pieces.WORDS;
    }

    /**
     * {@return a tokenizer into characters as a reader sees them} A letter with its combining marks, a flag, or an emoji of
     * several joined ones is one token (Unicode's extended grapheme clusters, UAX 29).
     */
    static Tokenizer characters() {
        return Pieces.CHARACTERS;
    }

    /**
     * {@return a tokenizer into the byte pairs that are frequent in a text}
     *
     * @param size how many different tokens there may be: 256 bytes, and a merged pair for each one more
     */
    static BytePairs bytePairs(String corpus, int size) {
        return BytePairs.learn(corpus, size);
    }
}
