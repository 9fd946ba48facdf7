package dev.neurona.check;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The exercises of one notebook as data: what the builder of lessons writes and a notebook's first cell reads.
 *
 * <p>{@link #json} is the readable form. {@link #packed} is the same on one line that cannot be read in passing, so that
 * a notebook carries its own hints without showing them: {@code Check.open("H4sI...")}.
 *
 * @param lesson the lesson or practice, such as {@code "05"}
 * @param language that of the notebook, empty if it is not set
 * @param exercises in the order of the notebook
 */
public record ExerciseBook(String lesson, Optional<Language> language, List<Definition> exercises) {
    private static final int MOST_BYTES = 4 << 20;

    public ExerciseBook {
        exercises = List.copyOf(exercises);
        Set<String> ids = new HashSet<>();
        for (Definition exercise : exercises) {
            if (!ids.add(exercise.id())) {
                throw new IllegalArgumentException(
                        "lesson %s has two exercises %s: give each its own id".formatted(lesson, exercise.id()));
            }
        }
    }

    /** {@return a book of exercises in a language} */
    public static ExerciseBook of(String lesson, Language language, Definition... exercises) {
        return new ExerciseBook(lesson, Optional.of(language), List.of(exercises));
    }

    /** {@return the book as JSON; {@link #parse} reads it} */
    public String json() {
        Map<String, @Nullable Object> book = Json.object("schema", 1, "lesson", lesson);
        language.ifPresent(l -> book.put("language", l.code()));
        List<Object> all = new ArrayList<>();
        for (Definition d : exercises) {
            all.add(Json.object(
                    "id", d.id(),
                    "title", both(d.title()),
                    "points", d.points(),
                    "partial", d.partial(),
                    "checks", d.checks(),
                    "hints", d.hints().stream().map(ExerciseBook::both).toList(),
                    "solution", d.solution(),
                    "answer", d.answer()));
        }
        book.put("exercises", all);
        return Json.write(book);
    }

    private static Map<String, @Nullable Object> both(Message message) {
        return Json.object("en", message.in(Language.EN), "es", message.in(Language.ES));
    }

    /**
     * {@return the book that JSON holds} Members that are left out have the values of {@link Definition#of}.
     *
     * @throws IllegalArgumentException if it is no such book; says what is wrong
     */
    public static ExerciseBook parse(String json) {
        Node book = Json.readJavaScript(json);
        if (book.number("schema", 0) != 1 || book.text("lesson").isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a book of exercises, {\"schema\": 1, \"lesson\": \"05\", ...}, but got " + cut(json));
        }
        List<Definition> all = new ArrayList<>();
        for (Node d : book.children("exercises")) {
            all.add(new Definition(
                    d.text("id", ""),
                    message(d.child("title")),
                    d.number("points", 1),
                    d.is("partial", true),
                    (int) d.number("checks", 0),
                    d.children("hints").stream().map(ExerciseBook::message).toList(),
                    d.text("solution", ""),
                    d.text("answer", "")));
        }
        return new ExerciseBook(book.text("lesson", ""), book.text("language").map(Language::of), all);
    }

    private static Message message(Node both) {
        return Message.of(both.text("en", ""), both.text("es", ""));
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** {@return the book on one line of letters, for {@link Check#open}} */
    public String packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * {@return the book that {@link #packed} or {@link #json} wrote}
     *
     * @throws IllegalArgumentException if the text is damaged
     */
    public static ExerciseBook open(String text) {
        if (text.stripLeading().startsWith("{")) {
            return parse(text);
        }
        try (GZIPInputStream zip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text.strip())))) {
            byte[] bytes = zip.readNBytes(MOST_BYTES);
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the notebook's exercises cannot be read: the line after Check.open is damaged; copy it again from the released notebook",
                    e);
        }
    }
}
