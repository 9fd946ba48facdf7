package dev.neurona.kernel.eval;

import dev.neurona.kernel.display.Bundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cell ended. */
public sealed interface Outcome {
    /** The cell ran to its end; {@code result} is its last value as it is shown, or null where there is none. */
    record Done(@Nullable Bundle result) implements Outcome {}

    /**
     * The cell ended with an error.
     *
     * @param name the class of the exception, simple for a compile error ({@code CompileError})
     * @param message what it says, one line where possible
     * @param traceback lines for a person, with ANSI colours
     * @param interrupted whether a stop was asked for
     */
    record Failed(String name, String message, List<String> traceback, boolean interrupted) implements Outcome {
        public Failed {
            traceback = List.copyOf(traceback);
        }
    }
}
