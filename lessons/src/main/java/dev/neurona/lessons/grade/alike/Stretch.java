package dev.neurona.lessons.grade.alike;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell's words and the fingerprints kept of them.
 *
 * @param source as the student wrote it
 */
record Stretch(Kind kind, String cell, String source, List<Word> words, List<Print> prints) {
    /**
     * A fingerprint.
     *
     * @param at its first word
     */
    record Print(long hash, int at) {}

    static Stretch of(Kind kind, String cell, String source, List<Word> words) {
        return new Stretch(kind, cell, source, words, winnow(hashes(kind, words), kind.window));
    }

    /** {@return a hash of each run of words} */
    static List<Print> hashes(Kind kind, List<Word> words) {
        List<Print> hashes = new ArrayList<>();
        for (int at = 0; at + kind.gram <= words.size(); at++) {
            long hash = kind.gram;
            for (int i = at; i < at + kind.gram; i++) {
                hash = mix(hash * 0x9E3779B97F4A7C15L + words.get(i).symbol().hashCode());
            }
            hashes.add(new Print(hash, at));
        }
        return hashes;
    }

    /** The finishing step of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /**
     * Winnowing: of each window the smallest hash, of equal ones the last, so that two texts with a run of
     * {@code gram + window - 1} words in common keep one fingerprint in common, wherever the run stands.
     *
     * <p>Schleimer, Wilkerson and Aiken, <i>Winnowing: local algorithms for document fingerprinting</i>, SIGMOD 2003.
     */
    static List<Print> winnow(List<Print> hashes, int window) {
        List<Print> kept = new ArrayList<>();
        int last = -1;
        for (int end = Math.min(window, hashes.size()); end <= hashes.size() && end > 0; end++) {
            int least = Math.max(0, end - window);
            for (int i = least; i < end; i++) {
                least = Long.compareUnsigned(
                                        hashes.get(i).hash(), hashes.get(least).hash())
                                <= 0
                        ? i
                        : least;
            }
            if (least != last) {
                kept.add(hashes.get(least));
                last = least;
            }
        }
        return kept;
    }
}
