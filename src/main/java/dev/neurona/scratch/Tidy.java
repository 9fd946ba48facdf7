package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A block of work: the arrays this thread makes in it are freed at its end, all but those kept. One round a training step
 * keeps memory flat.
 *
 * <pre>{@code
 * try (var tidy = new Tidy()) {
 *     NDArray z = x.matMul(w);               // freed
 *     return tidy.keep(z.add(b));            // goes on to the block around this one, or to nobody's care but the manager's
 * }
 * }</pre>
 *
 * <p>It is DJL's {@code NDScope} with a way out for results. Blocks may be nested, and close in the reverse order.
 *
 * <p>Beware of views: what {@code reshape}, {@code get} and {@code transpose} give has no memory of its own. That is no matter
 * unless the array below was made of Java numbers, as by {@code create(float[])}: its memory goes with it, and a view of it
 * that was kept reads what is no longer there. Keep a {@code duplicate()} of such a view.
 */
public final class Tidy implements AutoCloseable {
    private final NDScope scope;
    private final List<NDArray> saved;
    private final List<NDArray> kept = new ArrayList<>();

    /** Opens a block. */
    public Tidy() {
        this(new ArrayList<>());
    }

    /**
     * Opens a block of a layer's {@code forward}.
     *
     * @param saved what the last {@code forward} saved for {@code backward}: freed now, and filled by {@link #save}
     */
    public Tidy(List<NDArray> saved) {
        this.saved = saved;
        saved.forEach(NDArray::close);
        saved.clear();
        scope = new NDScope();
    }

    /**
     * {@return the array, which now outlives this block}
     *
     * @param made an array made in this block: one from outside would be freed by the block around it
     */
    public NDArray keep(NDArray made) {
        NDScope.unregister(made);
        kept.add(made);
        return made;
    }

    /** {@return the array, kept for {@code backward} until the next {@code forward}} Only an array made in this block. */
    public NDArray save(NDArray made) {
        saved.add(made);
        return keep(made);
    }

    /** Frees what was made and not kept. */
    @Override
    public void close() {
        scope.close();
        kept.forEach(NDScope::register);
    }

    /** {@return what the work returns, which it has made; what else it makes is freed} */
    public static NDArray of(Supplier<NDArray> work) {
        try (Tidy tidy = new Tidy()) {
            return tidy.keep(work.get());
        }
    }

    /** Runs the work and frees all arrays it makes. */
    public static void run(Runnable work) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            work.run();
        }
    }

    /** {@return the array, which no open block frees any more} For what lives from step to step, such as parameters. */
    static NDArray lasting(NDArray made) {
        NDScope.unregister(made);
        return made;
    }
}
