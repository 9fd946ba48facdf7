package dev.neurona.lessons.grade.sandbox;

import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Wording;
import java.util.List;

/**
 * What came out of a sandbox. Everything in it may have been made up by the notebook.
 *
 * @param notebook the job's with its new outputs; of outputs beyond the limit only the beginning
 * @param cells how its code cells ended, in order; those that were never begun have {@link Ending#NOT_RUN}
 * @param answers one for each ask, in order
 * @param said why it was cut short, in words for the student; empty if nothing was
 */
public record Rerun(Notebook notebook, List<CellResult> cells, List<Answer> answers, Wording said, double seconds) {
    public Rerun {
        cells = List.copyOf(cells);
        answers = List.copyOf(answers);
    }

    /** Ways a cell or an ask ends. */
    public enum Ending {
        OK,
        /** An error of its own; {@code name} and {@code message} are the error's. */
        ERROR,
        /** It took longer than it may. */
        TIME,
        /** It ended the process, or used more than the limits allow: {@code message} says what. */
        KILLED,
        /** It never began. */
        NOT_RUN
    }

    /**
     * How a code cell ended.
     *
     * @param name of the error, empty if there is none
     */
    public record CellResult(String cell, Ending ending, String name, String message) {}

    /**
     * What an ask came to.
     *
     * @param value {@code text/plain} of its value, empty unless it ended with {@link Ending#OK}
     * @param name of the error, empty if there is none
     */
    public record Answer(String id, Ending ending, String value, String name, String message) {}
}
