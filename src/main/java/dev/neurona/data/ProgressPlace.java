package dev.neurona.data;

import dev.neurona.kernel.display.Display;
import dev.neurona.kernel.display.DisplayHandle;
import org.jspecify.annotations.Nullable;

/** The running cell's output, where one line is changed in place; outside a notebook, standard output. */
final class ProgressPlace implements ProgressLines.Place {
    private @Nullable Object shown;

    @Override
    public void put(String line, boolean first) {
        try {
            if (first || shown == null) {
                shown = Display.show(line);
            } else {
                ((DisplayHandle) shown).update(line);
            }
        } catch (IllegalStateException | LinkageError noCell) {
            // A plain program: no cell runs, or the kernel is not even on the class path.
            System.out.println(line);
        }
    }
}
