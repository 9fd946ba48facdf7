package dev.neurona.kernel.eval;

import dev.neurona.kernel.display.Bundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a language for the kernel; the protocol knows no more of Java than this. Offsets into code are UTF-16 indices.
 * {@link #execute}, {@link #evaluate} and {@link #call} are called by one thread at a time, everything else by any thread at any time.
 */
public interface Interpreter extends AutoCloseable {
    /**
     * Runs one cell and returns when it ended, was stopped, or was given up because it could not be stopped. The
     * caller's thread is not the one user code runs on.
     */
    Outcome execute(String code, CellScope scope);

    /** Evaluates one expression for {@code user_expressions}; nothing is printed, no result is kept. */
    Outcome evaluate(String expression, CellScope scope);

    /**
     * Runs code of the user's that is no cell, such as a comm's listener, as {@link #execute} runs a cell: on the same
     * thread, and as easily stopped.
     */
    Outcome call(Runnable work, CellScope scope);

    /**
     * Stops the cell now running; does nothing between cells. Returns at once: {@link #execute} returns when the cell
     * has stopped.
     *
     * @return whether a cell was running
     */
    boolean interrupt();

    /** {@return what may stand at the cursor} */
    Completion complete(String code, int cursor);

    /**
     * {@return what is known of the name at the cursor, or null}
     *
     * @param detail 0 for a tooltip, 1 for all
     */
    @Nullable Bundle inspect(String code, int cursor, int detail);

    /** {@return whether the code is whole} */
    Completeness isComplete(String code);

    /** Ends the session and the processes cells started. */
    @Override
    void close();

    /**
     * What may replace the code from {@code start} to {@code end}.
     *
     * @param matches best first, each the whole replacement
     */
    record Completion(List<Match> matches, int start, int end) {
        public Completion {
            matches = List.copyOf(matches);
        }

        /**
         * One replacement.
         *
         * @param text the replacement
         * @param type {@code function}, {@code class}, {@code interface}, {@code enum}, {@code variable}, {@code property}, {@code keyword}, {@code
         *     module}, {@code magic} or {@code path}, as JupyterLab draws them
         * @param signature parameters and type to show beside the name, or empty
         */
        public record Match(String text, String type, String signature) {}
    }

    /**
     * Whether code is whole.
     *
     * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
     * @param indent spaces the next line should begin with where the code is incomplete
     */
    record Completeness(String status, String indent) {}
}
