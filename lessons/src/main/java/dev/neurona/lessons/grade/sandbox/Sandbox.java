package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.io.IOException;

/** A place to run a notebook that nobody trusts. Each run begins with nothing of the one before. */
public interface Sandbox {
    /**
     * Runs a notebook and asks its session. However the notebook behaves, this ends within the limits and says what was
     * reached; nothing the notebook started outlives it.
     *
     * @throws IOException if this machine cannot run notebooks at all
     */
    Rerun run(Job job) throws IOException, InterruptedException;

    /** {@return what it is and what it does not keep out, for the report} */
    Wording description();
}
