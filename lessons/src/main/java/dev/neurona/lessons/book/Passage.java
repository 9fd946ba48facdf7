package dev.neurona.lessons.book;

/**
 * Markdown in one language.
 *
 * @param line the line of the source it begins at, from 1
 */
public record Passage(int line, String text) {
    /** {@return the line of the source a place in the text is on} */
    int lineAt(int index) {
        return line
                + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
