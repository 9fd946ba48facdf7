package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** Showing values, as IJava did; see {@link dev.neurona.kernel.display.Display}. */
public final class Display {
    private Display() {}

    /** {@return the value as it would be shown, in the types it prefers or those asked for} */
    public static DisplayData render(@Nullable Object value, String... as) {
        return DisplayData.of(dev.neurona.kernel.display.Display.render(value, as));
    }

    /** Shows a value and returns the id that {@link #updateDisplay} takes. */
    public static String display(@Nullable Object value, String... as) {
        return dev.neurona.kernel.display.Display.display(value, as);
    }

    /** Changes what an earlier {@link #display} shows. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        dev.neurona.kernel.display.Display.updateDisplay(id, value, as);
    }
}
