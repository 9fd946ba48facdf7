package dev.neurona.lessons.book;

import dev.neurona.lessons.book.Part.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a question for a person to mark: its task, what a good answer says, and the rubric, in this order. */
final class QuestionReader {
    private static final Pattern CRITERION = Pattern.compile(
            "- points: (\\d+(?:\\.\\d+)?)\\s+en:\\s*(.+?)\\n\\s+es:\\s*(.+?)(?=\\n- |$)", Pattern.DOTALL);

    private final Source source;
    private final PartsReader reader;
    private final int first;
    private final List<Criterion> rubric = new ArrayList<>();
    private Part.@Nullable Prose task;
    private Part.@Nullable Prose answer;

    QuestionReader(Source source, PartsReader reader) {
        this.source = source;
        this.reader = reader;
        this.first = reader.at();
    }

    /** {@return the question, unless something it cannot be without is missing} */
    Optional<Part.Question> read() {
        List<String> words = Arrays.asList(source.lines.get(first).strip().split("\\s+"));
        String id = words.size() == 3 ? words.get(2) : "";
        if (id.isEmpty()) {
            source.wrong(first, "a question has an id and nothing else: ::: question P1.11");
        }
        reader.next();
        while (reader.at() < source.lines.size() && !reader.closes(reader.at())) {
            inside();
        }
        reader.next();
        if (task == null || answer == null || rubric.isEmpty()) {
            source.wrong(
                    first,
                    "question %s needs a task and a good answer, each in both languages, and a ::: rubric"
                            .formatted(id));
            return Optional.empty();
        }
        return Optional.of(new Part.Question(source.line(first), id, task, answer, rubric));
    }

    private void inside() {
        int at = reader.at();
        if (source.lines.get(at).isBlank()) {
            reader.next();
        } else if (reader.mark(at, "en") || reader.mark(at, "es")) {
            Part.Prose prose = reader.prose();
            if (task == null) {
                task = prose;
            } else if (answer == null) {
                answer = prose;
            } else {
                source.wrong(at, "a question has a task and one good answer, and this is a third text");
            }
        } else if (reader.mark(at, "rubric")) {
            rubric(at, reader.block().text());
        } else {
            source.wrong(at, "text of a question belongs into ::: en, ::: es or ::: rubric");
            reader.next();
        }
    }

    private void rubric(int at, String text) {
        Matcher each = CRITERION.matcher(text);
        int end = 0;
        while (each.find() && text.substring(end, each.start()).isBlank()) {
            rubric.add(new Criterion(
                    Double.parseDouble(each.group(1)),
                    new Wording(each.group(2).strip(), each.group(3).strip())));
            end = each.end();
        }
        if (!text.substring(end).isBlank() || rubric.isEmpty()) {
            source.wrong(at, "a rubric is a list of \"- points: 0.5\", each with a line en: ... and a line es: ...");
        }
    }
}
