package dev.neurona.lessons.book;

import java.nio.file.Path;

/**
 * A mistake in a lesson's source.
 *
 * @param line from 1; 0 where it is the file's as a whole
 */
public record Problem(Path file, int line, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** {@return file, line and message, as compilers write it} */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
