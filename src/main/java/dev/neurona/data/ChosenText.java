package dev.neurona.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The text a student has chosen to learn from: a file of his own, or one of {@link Corpus}'s stories.
 *
 * @param name of the file, or of the story
 * @param text in Unicode's composed form (NFC), so that each letter is written in one way only; its lines end with {@code \n}
 * @param own whether it is a file
 */
public record ChosenText(String name, String text, boolean own) {
    /** What {@code NEURONA_TEXT} is set to for the story, whatever file a notebook names. */
    static final String STORY = "story";

    static final int LEAST = 20_000;
    static final int MOST = 2_500_000;

    /**
     * {@return the text of a file; where none is named, the story in a language} The system property {@code neurona.text} or
     * the environment variable {@code NEURONA_TEXT} goes before the name given: it names another file, or says {@code
     * story}. So a notebook that names a file of its author's also runs where that file is not. Of a text longer than
     * 2,500,000 characters the beginning is taken.
     *
     * @param file in UTF-8, of 20,000 characters or more; empty for the story
     * @param language {@code "en"} or {@code "es"}
     * @throws DataException in one line, if the file is missing, is not UTF-8 or is too short
     */
    public static ChosenText of(String file, String language) {
        return of(file, Downloads.setting("neurona.text", "NEURONA_TEXT"), language);
    }

    static ChosenText of(String file, @Nullable String setting, String language) {
        String named = setting == null ? file.strip() : setting;
        if (named.isEmpty() || named.equals(STORY)) {
            String story = Corpus.of(language);
            return new ChosenText(story.substring(0, story.indexOf('\n')), story, false);
        }
        Path path = path(named);
        String text = read(path);
        int length = text.codePointCount(0, text.length());
        if (length < LEAST) {
            throw new DataException("%s has %d characters, too few to learn from: choose a text of %d or more"
                    .formatted(path, length, LEAST));
        }
        String used = length <= MOST ? text : text.substring(0, text.offsetByCodePoints(0, MOST));
        return new ChosenText(String.valueOf(path.getFileName()), used, true);
    }

    private static Path path(String named) {
        try {
            return Path.of(named.startsWith("~/") ? System.getProperty("user.home") + named.substring(1) : named);
        } catch (InvalidPathException wrong) {
            throw new DataException("\"%s\" is no name of a file: %s".formatted(named, wrong.getReason()), wrong);
        }
    }

    private static String read(Path path) {
        if (!Files.exists(path)) {
            throw new DataException(
                    "%s: there is no such file (looked in %s). Give its whole path, or no name for the built-in story"
                            .formatted(path, path.toAbsolutePath().getParent()));
        }
        if (!Files.isRegularFile(path)) {
            throw new DataException("%s is not a file: name a text inside it".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new DataException("%s may not be read by you: change its permissions".formatted(path));
        }
        try {
            return Normalizer.normalize(Corpus.read(path), Normalizer.Form.NFC);
        } catch (IOException unreadable) {
            throw new DataException(DataException.words(unreadable), unreadable);
        }
    }
}
