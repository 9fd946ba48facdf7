package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of the download, before anybody knows whose it is.
 *
 * @param path inside the download, its parts separated by {@code /}
 * @param changed in milliseconds since 1970, 0 where nobody says
 * @param content where its bytes are, if it looks like a notebook
 * @param refusal why it is not taken, for all others
 */
record Piece(String path, long changed, Optional<Content> content, Optional<Refusal> refusal) {
    /** Bytes that were copied. */
    record Content(Path file, String digest) {}

    /** Why not. */
    record Refusal(Reason reason, Wording why) {}

    static Piece taken(String path, long changed, Content content) {
        return new Piece(path, changed, Optional.of(content), Optional.empty());
    }

    static Piece refused(String path, Refusal refusal) {
        return new Piece(path, 0, Optional.empty(), Optional.of(refusal));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
