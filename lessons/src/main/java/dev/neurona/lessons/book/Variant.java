package dev.neurona.lessons.book;

import java.util.List;

/** For whom a notebook is. */
public enum Variant {
    /** With stubs to fill in. */
    STUDENT(""),
    /** With the solutions. */
    SOLVED("solutions/"),
    /** For nbgrader: with the solutions and hidden checks between marks, which nbgrader takes out. */
    RELEASE("");

    private final String folder;

    Variant(String folder) {
        this.folder = folder;
    }

    /** {@return those of a lesson that stand among the notebooks: the solution of a practice does not} */
    public static List<Variant> built(Lesson lesson) {
        return lesson.isPractice() ? List.of(STUDENT) : List.of(STUDENT, SOLVED);
    }

    /** {@return where it is in a language's folder, empty or with a slash at its end} */
    public String folder() {
        return folder;
    }

    /** {@return from there to the language's folder, empty or with a slash at its end} */
    String up() {
        return folder.isEmpty() ? "" : "../";
    }
}
