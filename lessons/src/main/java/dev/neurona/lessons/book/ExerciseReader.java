package dev.neurona.lessons.book;

import dev.neurona.lessons.book.Source.Fence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one exercise: its task, the answer's cell, the checks, hints and wrong answers, in this order. */
final class ExerciseReader {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+?)\\s*#*$");
    private static final String TOLD = "// told: ";

    private final Source source;
    private final PartsReader reader;
    private final int first;
    private String id = "";
    private double points = 1;
    private boolean byParts;
    private String letters = "";
    private Part.@Nullable Prose task;
    private Part.@Nullable Code answer;
    private Part.@Nullable Code checks;
    private final List<Wording> hints = new ArrayList<>();
    private final List<Part.Wrong> wrong = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();

    ExerciseReader(Source source, PartsReader reader) {
        this.source = source;
        this.reader = reader;
        this.first = reader.at();
    }

    /** {@return the exercise, unless something it cannot be without is missing} */
    Optional<Part.Exercise> read() {
        settings();
        reader.next();
        while (reader.at() < source.lines.size() && !reader.closes(reader.at())) {
            inside();
        }
        if (reader.at() == source.lines.size()) {
            source.wrong(first, "this exercise has no end: close it with :::");
        } else {
            reader.next();
        }
        if (task == null || answer == null || checks == null) {
            source.wrong(
                    first,
                    "exercise %s needs a task in both languages, an answer (```java) and checks (```java check)"
                            .formatted(id));
            return Optional.empty();
        }
        return Optional.of(new Part.Exercise(
                source.line(first),
                id,
                title(task),
                points,
                byParts,
                letters,
                task,
                answer,
                checks,
                hints,
                wrong,
                probes));
    }

    private void settings() {
        List<String> words = Arrays.asList(source.lines.get(first).strip().split("\\s+"));
        if (words.size() < 3) {
            source.wrong(first, "an exercise needs an id: ::: exercise 05.1");
            return;
        }
        id = words.get(2);
        for (String word : words.subList(3, words.size())) {
            if (word.matches("points=\\d+(\\.\\d+)?")) {
                points = Double.parseDouble(word.substring("points=".length()));
            } else if (word.equals("byparts")) {
                byParts = true;
            } else if (word.matches("letters=[A-Z]+")) {
                letters = word.substring("letters=".length());
            } else {
                source.wrong(first, "\"%s\" is not known: say points=2, byparts or letters=AC".formatted(word));
            }
        }
    }

    private void inside() {
        int at = reader.at();
        String line = source.lines.get(at);
        Fence fence = source.fence(at);
        if (line.isBlank()) {
            reader.next();
        } else if (fence != null) {
            code(fence);
        } else if (reader.mark(at, "en") || reader.mark(at, "es")) {
            if (task != null) {
                source.wrong(at, "exercise %s has a task already".formatted(id));
            }
            task = reader.prose();
        } else if (reader.mark(at, "hint")) {
            hint();
        } else {
            source.wrong(at, "text of an exercise belongs into ::: en, ::: es or ::: hint");
            reader.next();
        }
    }

    private void code(Fence fence) {
        int at = reader.at();
        if (ProbeReader.is(fence)) {
            ProbeReader.read(source, at, fence).ifPresent(probes::add);
            reader.to(fence.last() + 1);
            return;
        }
        Part.Code code = reader.code(fence, Set.of("check", "wrong"));
        if (code.marks().contains("wrong")) {
            wrong(at, code);
        } else if (code.marks().contains("check")) {
            if (!code.source().contains("\"" + id + "\"")) {
                source.wrong(at, "these checks are not of this exercise: begin with Check.ex(\"%s\")".formatted(id));
            }
            checks = code;
        } else if (answer != null) {
            source.wrong(at, "exercise %s has an answer already: checks are ```java check".formatted(id));
        } else {
            String mistake = Solution.mistake(code.source());
            if (!mistake.isEmpty()) {
                source.wrong(at, mistake);
            }
            answer = code;
        }
    }

    private void wrong(int at, Part.Code code) {
        int end = code.source().indexOf('\n');
        String told = end < 0 ? code.source() : code.source().substring(0, end);
        if (!told.startsWith(TOLD) || end < 0) {
            source.wrong(at, "a wrong answer begins with what the student is told: " + TOLD + "[[sign|signo]]");
            return;
        }
        wrong.add(new Part.Wrong(
                code.line(),
                code.source().substring(end + 1),
                Localised.wording(told.substring(TOLD.length()).strip())));
    }

    private void hint() {
        int at = reader.at();
        String text = reader.block().text();
        Matcher both = Pattern.compile("(?s)en:\\s*(.+?)\\n\\s*es:\\s*(.+)").matcher(text);
        if (text.contains("](")) {
            source.wrong(at, "a hint is plain text: put the link into the exercise's task");
        }
        if (both.matches()) {
            hints.add(new Wording(both.group(1).strip(), both.group(2).strip()));
        } else {
            source.wrong(at, "a hint is a line en: ... and a line es: ...");
        }
    }

    private Wording title(Part.Prose of) {
        Matcher english = HEADING.matcher(of.english().text());
        Matcher spanish = HEADING.matcher(of.spanish().text());
        if (!english.find() || !spanish.find()) {
            source.wrong(first, "the task of exercise %s needs a heading in both languages".formatted(id));
            return new Wording(id, id);
        }
        return new Wording(english.group(1), spanish.group(1));
    }
}
