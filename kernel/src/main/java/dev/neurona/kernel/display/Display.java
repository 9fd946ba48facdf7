package dev.neurona.kernel.display;

import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cell shows things with; every cell has these methods under their simple names.
 *
 * <p>{@link #display} returns an id, as notebooks written for IJava expect ({@code String id = display(x)} and later
 * {@code updateDisplay(id, y)}); {@link #show} does the same and returns a {@link DisplayHandle}.
 */
public final class Display {
    private static final int REMEMBERED = 64;

    /** The last ids given out, compared by identity: see {@link #isDisplayId}. */
    private static final Map<String, Boolean> IDS = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private Display() {}

    /**
     * Shows a value in the types it prefers.
     *
     * @return an id for {@link #updateDisplay}
     */
    public static String display(@Nullable Object value) {
        return show(value).id();
    }

    /**
     * Shows a value in the MIME types asked for; of text, the text itself is sent as each of them. A type the value
     * does not have is left out, and {@code text/plain} is always there.
     *
     * @param as MIME types, also {@code "image/*"} or {@code "*"}
     * @return an id for {@link #updateDisplay}
     */
    public static String display(@Nullable Object value, String... as) {
        return show(value, as).id();
    }

    /** Shows a value, and returns a handle that can change or clear it. */
    public static DisplayHandle show(@Nullable Object value, String... as) {
        String id = UUID.randomUUID().toString();
        IDS.put(id, Boolean.TRUE);
        CellOutput output = output();
        output.display(render(value, as), id, false);
        return new DisplayHandle(id, output);
    }

    /** {@return the value as it would be shown, in the types it prefers or those asked for} */
    public static Bundle render(@Nullable Object value, String... as) {
        return as.length == 0
                ? Renderers.shared().render(value)
                : Renderers.shared().render(value, as);
    }

    /** Changes what an earlier {@link #display} shows. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        output().display(render(value, as), id, true);
    }

    /** Clears the output of this cell when the next output comes, which does not flicker. */
    public static void clearOutput() {
        clearOutput(true);
    }

    /** Clears the output of this cell: at once, or {@code wait}ing for the next output to replace it. */
    public static void clearOutput(boolean wait) {
        output().clear(wait);
    }

    /**
     * {@return whether this very string is an id that {@link #display} returned} A cell that ends in {@code
     * display(x)} need not show the id below the value; the evaluator asks here.
     */
    public static boolean isDisplayId(@Nullable Object value) {
        if (!(value instanceof String)) {
            return false;
        }
        synchronized (IDS) {
            return IDS.keySet().stream().anyMatch(id -> id == value);
        }
    }

    static CellOutput output() {
        CellScope scope = CellScope.current();
        if (scope == null) {
            throw new IllegalStateException("nothing to show this on: display works in the cells of a notebook and in "
                    + "threads started by them");
        }
        return scope.output();
    }
}
