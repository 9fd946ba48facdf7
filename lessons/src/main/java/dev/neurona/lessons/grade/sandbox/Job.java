package dev.neurona.lessons.grade.sandbox;

import dev.neurona.kernel.notebook.Notebook;
import java.util.List;

/**
 * What is to be run.
 *
 * @param notebook its code cells are run in order; one that fails does not keep the others from running
 * @param asks then evaluated in the same session
 */
public record Job(Notebook notebook, List<Ask> asks, Limits limits) {
    public Job {
        asks = List.copyOf(asks);
    }

    /**
     * Something asked of the session a notebook has left.
     *
     * @param id as in the answer
     * @param code a cell whose value is the answer; {@value #GIVEN} in it stands for the path of a file with {@code given}, as
     *     a Java string without quotes
     * @param given written to that file just before
     */
    public record Ask(String id, String code, String given) {
        /** Stands for the path of the given file. */
        public static final String GIVEN = "{given}";
    }
}
