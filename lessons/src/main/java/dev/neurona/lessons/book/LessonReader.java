package dev.neurona.lessons.book;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a lesson's source. All its mistakes are told at once, each with file and line. */
public final class LessonReader {
    /** The file a lesson is written in, in a folder of its own. */
    public static final String FILE = "lesson.md";
    /** The file a practice is written in, likewise. */
    public static final String PRACTICE = "practice.md";

    private LessonReader() {}

    /**
     * {@return the lesson of a file}
     *
     * @throws BookException if it has mistakes
     * @throws IOException if it cannot be read
     */
    public static Lesson read(Path file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<String> lines = lines(file);
        int end = lines.isEmpty() || !lines.get(0).equals("---")
                ? -1
                : lines.subList(1, lines.size()).indexOf("---");
        if (end < 0) {
            throw new BookException(List.of(new Problem(
                    file, 1, "a lesson begins with its front matter: ---, fields such as id: \"05\", and --- again")));
        }
        FrontMatter front = new FrontMatter(file, String.join("\n", lines.subList(1, end + 1)), problems);
        Source source = new Source(file, lines.subList(end + 2, lines.size()), end + 2, problems);
        String id = front.text("id");
        Lesson lesson = new Lesson(
                file,
                id,
                slug(file, id),
                front.wording("title"),
                front.number("minutes"),
                front.texts("needs"),
                front.texts("covers"),
                new PartsReader(source).read());
        check(lesson, problems);
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        return lesson;
    }

    /** Lessons sort by the number their folder begins with; the notebooks of practices are named to stand behind them. */
    private static String slug(Path file, String id) {
        Path folder = file.toAbsolutePath().getParent();
        String name = folder == null ? "" : String.valueOf(folder.getFileName());
        return file.endsWith(PRACTICE) && id.matches("P\\d") ? "practice-%s-%s".formatted(id.substring(1), name) : name;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Arrays.asList(Files.readString(file).replace("\r\n", "\n").split("\n", -1));
        } catch (CharacterCodingException notText) {
            throw new BookException(List.of(new Problem(file, 0, "is no UTF-8 text: save it as UTF-8")));
        }
    }

    private static void check(Lesson lesson, List<Problem> problems) {
        if (!lesson.isPractice() && !lesson.id().isEmpty() && !lesson.slug().startsWith(lesson.id() + "-")) {
            problems.add(new Problem(
                    lesson.file(),
                    1,
                    "the id %s and the folder %s do not go together: call the folder %s-..."
                            .formatted(lesson.id(), lesson.slug(), lesson.id())));
        }
        Set<String> ids = new HashSet<>();
        for (Part.Exercise exercise : lesson.exercises()) {
            if (!exercise.id().startsWith(lesson.id() + ".")) {
                problems.add(new Problem(
                        lesson.file(),
                        exercise.line(),
                        "exercise %s of lesson %s: call it %s.1 and so on"
                                .formatted(exercise.id(), lesson.id(), lesson.id())));
            }
            if (!ids.add(exercise.id())) {
                problems.add(new Problem(
                        lesson.file(), exercise.line(), "there is an exercise %s already".formatted(exercise.id())));
            }
        }
        practice(lesson, problems);
        if (lesson.parts().isEmpty()) {
            problems.add(new Problem(lesson.file(), 0, "the lesson is empty"));
        }
    }

    private static void practice(Lesson lesson, List<Problem> problems) {
        if (lesson.isPractice() && !lesson.id().matches("P\\d")) {
            problems.add(new Problem(lesson.file(), 1, "the id of a practice is P and a digit: P1"));
        }
        if (!lesson.isPractice()) {
            lesson.questions()
                    .forEach(question -> problems.add(new Problem(
                            lesson.file(),
                            question.line(),
                            "a question for a person to mark belongs into a practice: a lesson has exercises")));
            lesson.exercises()
                    .forEach(exercise -> exercise.probes()
                            .forEach(probe -> problems.add(
                                    new Problem(lesson.file(), probe.line(), "hidden checks belong into a practice"))));
        }
    }
}
