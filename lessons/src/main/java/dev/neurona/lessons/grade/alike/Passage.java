package dev.neurona.lessons.grade.alike;

/**
 * A passage that two submissions have in common.
 *
 * @param words how many tokens or words agree
 * @param weight how rare it is in the class: the fingerprints in it that hardly anybody else has
 */
public record Passage(Kind kind, Excerpt one, Excerpt other, int words, double weight) {
    /**
     * Where it stands.
     *
     * @param cell the cell's id
     * @param first line, from 1
     * @param last line
     * @param text these lines, as the student wrote them
     */
    public record Excerpt(String cell, int first, int last, String text) {}
}
