package dev.neurona.lessons.grade.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.NotebookException;
import dev.neurona.lessons.grade.intake.Piece.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the practice a notebook is of: by nbgrader's ids, else the cells' own, else what the file or its code says. */
final class Recognition {
    /** {@code ex-P1-3-answer}, {@code ex-05-1-check}. */
    private static final Pattern EXERCISE = Pattern.compile("ex-([A-Za-z]*\\d+)-\\d+-[a-z]+");

    private static final Pattern CHECK = Pattern.compile("Check\\s*\\.\\s*ex\\(\\s*\"([A-Za-z]*\\d+)\\.\\d+\"");

    /** Each takes some eighty bytes of memory, and three in a file are enough for one. */
    private static final int MOST_VALUES = 3_000_000;

    private final List<String> known;

    Recognition(Practices practices) {
        known = practices.all().stream().map(Practices.Practice::id).toList();
    }

    /** One of the two. */
    record Recognised(Optional<String> practice, Optional<Refusal> refusal) {
        private static Recognised not(Refusal why) {
            return new Recognised(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * {@return what a notebook is of, or why it is none}
     *
     * @param name what messages call it
     * @throws IOException if the copy cannot be read
     */
    Recognised read(Path file, String name) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.isBlank()) {
                return Recognised.not(Why.empty());
            }
            Optional<Refusal> odd = odd(text);
            if (odd.isPresent()) {
                return Recognised.not(odd.get());
            }
            Notebook notebook = Notebook.parse(text, name);
            return notebook.cells().isEmpty() ? Recognised.not(Why.noCells()) : practice(notebook);
        } catch (CharacterCodingException binary) {
            return Recognised.not(Why.broken("it is not UTF-8 text."));
        } catch (NotebookException broken) {
            return Recognised.not(Why.broken(String.valueOf(broken.getMessage())));
        } catch (IllegalStateException
                | UnsupportedOperationException
                | ClassCastException
                | NumberFormatException odd) {
            // A field of another kind than the format says, such as a number where text belongs.
            return Recognised.not(Why.broken("a field is not of the kind the format says."));
        }
    }

    private Recognised practice(Notebook notebook) {
        for (Map<String, Integer> votes : List.of(
                count(notebook.cells().stream().flatMap(Recognition::gradeId), EXERCISE),
                count(notebook.cells().stream().flatMap(cell -> cell.id().stream()), EXERCISE),
                lesson(notebook),
                count(notebook.cells().stream().filter(Cell::isCode).map(Cell::source), CHECK))) {
            Map<String, Integer> ours = new TreeMap<>(votes);
            ours.keySet().retainAll(known);
            List<String> most = ours.keySet().stream()
                    .sorted(Comparator.comparing((String id) -> -ours.getOrDefault(id, 0)))
                    .toList();
            if (most.size() > 1 && ours.getOrDefault(most.get(0), 0).equals(ours.getOrDefault(most.get(1), 0))) {
                return Recognised.not(Why.ambiguous(most.get(0), most.get(1)));
            }
            if (!most.isEmpty()) {
                return new Recognised(Optional.of(most.get(0)), Optional.empty());
            }
            if (!votes.isEmpty()) {
                return Recognised.not(Why.unknown(String.join(", ", new TreeMap<>(votes).keySet()), known));
            }
        }
        return Recognised.not(Why.unknown("", known));
    }

    private static Map<String, Integer> count(Stream<String> texts, Pattern form) {
        Map<String, Integer> votes = new HashMap<>();
        texts.forEach(text -> {
            Matcher id = form.matcher(text);
            while (id.find()) {
                votes.merge(id.group(1), 1, Integer::sum);
            }
        });
        return votes;
    }

    private static Stream<String> gradeId(Cell cell) {
        return cell.json().get("metadata") instanceof JsonObject metadata
                        && metadata.get("nbgrader") instanceof JsonObject nbgrader
                ? string(nbgrader.get("grade_id")).stream()
                : Stream.empty();
    }

    private static Map<String, Integer> lesson(Notebook notebook) {
        return notebook.metadata().get("neurona") instanceof JsonObject neurona
                ? string(neurona.get("lesson")).map(id -> Map.of(id, 1)).orElse(Map.of())
                : Map.of();
    }

    private static Optional<String> string(@Nullable JsonElement value) {
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    /**
     * Looks through the JSON before any of it is kept: a name that one object has twice, of which the last would win here and
     * the first elsewhere; more values than fit in memory. What is no JSON at all is left to the notebook's own reader.
     */
    private static Optional<Refusal> odd(String text) {
        JsonReader reader = new JsonReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        reader.setStrictness(Strictness.LENIENT); // Python writes NaN
        Deque<Set<String>> open = new ArrayDeque<>();
        int values = 0;
        try {
            for (JsonToken next = reader.peek(); next != JsonToken.END_DOCUMENT; next = reader.peek()) {
                switch (next) {
                    case BEGIN_OBJECT -> {
                        reader.beginObject();
                        open.push(new HashSet<>());
                    }
                    case END_OBJECT -> {
                        reader.endObject();
                        open.pop();
                    }
                    case BEGIN_ARRAY -> reader.beginArray();
                    case END_ARRAY -> reader.endArray();
                    case NAME -> {
                        String key = reader.nextName();
                        if (!open.element().add(key)) {
                            return Optional.of(Why.twice(key));
                        }
                    }
                    default -> reader.skipValue();
                }
                if (++values > MOST_VALUES) {
                    return Optional.of(Why.tooMany(MOST_VALUES));
                }
            }
        } catch (IOException | IllegalStateException noJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
