package dev.neurona.lessons.book;

/** The ids of the cells of an exercise or question, by which they are found again in what students hand in. */
public final class CellIds {
    /** Ends the id of the cell a student fills in. */
    static final String ANSWER = "-answer";

    private CellIds() {}

    /** {@return what the ids of all cells of an exercise or question begin with} */
    public static String prefix(String exercise) {
        return "ex-" + exercise.replace('.', '-');
    }

    /** {@return the cell that says what is to be done} */
    static String task(String exercise) {
        return prefix(exercise) + "-task";
    }

    /** {@return the cell a student fills in} */
    public static String answer(String exercise) {
        return prefix(exercise) + ANSWER;
    }

    /** {@return the cell with the visible checks} */
    public static String check(String exercise) {
        return prefix(exercise) + "-check";
    }

    /** {@return the cell whose value is the points} */
    public static String marks(String exercise) {
        return prefix(exercise) + "-marks";
    }
}
