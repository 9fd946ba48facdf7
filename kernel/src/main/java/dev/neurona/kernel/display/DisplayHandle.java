package dev.neurona.kernel.display;

import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import org.jspecify.annotations.Nullable;

/** Something on the page that can be changed: what {@link Display#show} returns. */
public final class DisplayHandle {
    private final String id;
    private final CellOutput madeIn;

    DisplayHandle(String id, CellOutput madeIn) {
        this.id = id;
        this.madeIn = madeIn;
    }

    /** {@return the id that {@link Display#updateDisplay} takes} */
    public String id() {
        return id;
    }

    /** Shows another value in the same place, in the types it prefers or those asked for. */
    public void update(@Nullable Object value, String... as) {
        output().display(Display.render(value, as), id, true);
    }

    /** Leaves nothing visible in its place. The protocol cannot remove one display, so it is made empty. */
    public void clear() {
        output().display(Bundle.of("").with(Bundle.HTML, ""), id, true);
    }

    /** Also a thread that no cell started may change a display: then it goes through the cell that made it. */
    private CellOutput output() {
        CellScope scope = CellScope.current();
        return scope != null ? scope.output() : madeIn;
    }

    @Override
    public String toString() {
        return "DisplayHandle " + id;
    }
}
