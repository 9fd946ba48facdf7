package dev.neurona.lessons.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course of one lesson, 90, and the practice P9. */
public final class SmallCourse {
    /** Of the lesson, in the course's folder. */
    static final Path LESSON = Path.of("text/90-sums", LessonReader.FILE);

    private static final String PLAN = """
            - {id: "90", title: {en: "Sums", es: "Sumas"}}
            - {id: "P9", title: {en: "Practice", es: "Práctica"}}
            """;
    private static final String TEXT = """
            ---
            id: "90"
            title: {en: "Sums", es: "Sumas"}
            minutes: 1
            ---
            ```java
            1 + 1
            ```
            """;

    private SmallCourse() {}

    /**
     * {@return the course, read from a folder it was written to}
     *
     * @param practice the text of {@code practices/sums/practice.md}
     */
    public static Course with(Path folder, String practice) throws IOException {
        write(folder.resolve("practices/sums").resolve(LessonReader.PRACTICE), practice);
        write(folder.resolve(LESSON), TEXT);
        write(folder.resolve(Plan.FILE), PLAN);
        return Course.read(folder, false);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** {@return its practice} */
    public static Lesson practice(Course course) {
        return course.lessons().stream().filter(Lesson::isPractice).findFirst().orElseThrow();
    }
}
