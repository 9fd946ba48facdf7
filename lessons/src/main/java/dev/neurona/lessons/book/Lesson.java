package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson as it is written: both languages, the code once.
 *
 * @param file its source
 * @param id number, such as {@code 05}
 * @param slug the name of its notebooks without their ending: the name of its folder
 * @param minutes what it takes a student
 * @param needs ids of lessons to have done before
 * @param covers ids of the checklist that it claims to cover
 */
public record Lesson(
        Path file,
        String id,
        String slug,
        Wording title,
        int minutes,
        List<String> needs,
        List<String> covers,
        List<Part> parts) {
    public Lesson {
        needs = List.copyOf(needs);
        covers = List.copyOf(covers);
        parts = List.copyOf(parts);
    }

    /** {@return its texts, those of the exercises' tasks among them} */
    List<Part.Prose> proses() {
        return parts.stream()
                .flatMap(Lesson::texts)
                .filter(Part.Prose.class::isInstance)
                .map(Part.Prose.class::cast)
                .toList();
    }

    /** {@return its texts in a language} */
    List<Passage> passages(Language language) {
        return proses().stream().map(prose -> prose.in(language)).toList();
    }

    private static Stream<Part> texts(Part part) {
        if (part instanceof Part.Question question) {
            return Stream.of(question.task(), question.answer());
        }
        return Stream.of(part instanceof Part.Exercise exercise ? exercise.task() : part);
    }

    /** {@return whether it is handed in and marked} */
    public boolean isPractice() {
        return file.endsWith(LessonReader.PRACTICE);
    }

    /** {@return what a person marks, in order} */
    public List<Part.Question> questions() {
        return parts.stream()
                .filter(Part.Question.class::isInstance)
                .map(Part.Question.class::cast)
                .toList();
    }

    /** {@return its exercises, in order} */
    public List<Part.Exercise> exercises() {
        return parts.stream()
                .filter(Part.Exercise.class::isInstance)
                .map(Part.Exercise.class::cast)
                .toList();
    }
}
