package dev.neurona.lessons.grade.alike;

/** What is compared with what. */
public enum Kind {
    /** About two statements in a row. */
    CODE(10, 6),
    /** About half a sentence. */
    PROSE(6, 4);

    /** Words of a fingerprint. */
    final int gram;
    /** Fingerprints of which one is kept. */
    final int window;

    Kind(int gram, int window) {
        this.gram = gram;
        this.window = window;
    }
}
