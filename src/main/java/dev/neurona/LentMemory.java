package dev.neurona;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the memory that Java lends to the engine until gradients have been worked out.
 *
 * <p>What DJL makes of a number, as of the 2 in {@code x.mul(2)}, lies in a buffer of Java's. DJL closes that array at once and
 * forgets the buffer, although the way back from the loss to the weights will read it: when the garbage collector runs in
 * between, the gradient is made of whatever is in that place then. It happens in losses of DJL's ({@code L2Loss}, weighted
 * ones), in {@code Activation.swish}, and in what students write.
 *
 * <p>Every new array is registered with the innermost scope of its thread ({@link NDScope}), while it still has its buffer; that
 * is where buffers are seen. On a thread that is watched, those of arrays made while a gradient collector is open are kept until
 * an array is made of a number when none is open; those of arrays made within {@link #keep} until its end. {@link Lab#start}
 * watches its thread; {@code Fit}, {@code Grad} and {@code Inspect} keep. Arrays that a block makes on other threads are not
 * seen.
 */
public final class LentMemory {
    private LentMemory() {}

    /** Watches this thread from now on. */
    public static void watch() {
        scopes();
    }

    /** {@return what the work returns} It runs on this thread, forward and backward: at its end its buffers are let go. */
    public static <T> T keep(Supplier<T> work) {
        Scopes scopes = scopes();
        int before = scopes.buffers.size();
        scopes.keeping++;
        try {
            return work.get();
        } finally {
            scopes.keeping--;
            scopes.buffers.subList(before, scopes.buffers.size()).clear();
        }
    }

    private static Scopes scopes() {
        Deque<NDScope> now = DjlInternals.SCOPES.get();
        if (now instanceof Scopes watched) {
            return watched;
        }
        Scopes scopes = new Scopes(now);
        DjlInternals.SCOPES.set(scopes);
        return scopes;
    }

    /** A watched thread's open scopes. DJL asks for the last one to register an array with, if there is one. */
    private static final class Scopes extends ArrayDeque<NDScope> {
        private static final long serialVersionUID = 1;

        final transient List<ByteBuffer> buffers = new ArrayList<>();
        private final transient NDScope none = new NDScope();
        int keeping;

        Scopes(Deque<NDScope> open) {
            none.close();
            DjlInternals.arrays(none, new Arrays(this, false));
            open.forEach(this::addLast);
        }

        @Override
        public void addLast(NDScope scope) {
            Arrays arrays = new Arrays(this, true);
            arrays.putAll(DjlInternals.arrays(scope));
            DjlInternals.arrays(scope, arrays);
            super.addLast(scope);
        }

        /** {@return false} There is always one to ask. */
        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public NDScope getLast() {
            NDScope last = peekLast();
            return last == null ? none : last;
        }

        void see(ByteBuffer buffer) {
            if (keeping > 0 || DjlInternals.COLLECTING.get()) {
                buffers.add(buffer);
            } else {
                buffers.clear();
            }
        }
    }

    /** The arrays that a scope will close; where there is no scope, none. */
    private static final class Arrays extends IdentityHashMap<NDArray, NDArray> {
        private static final long serialVersionUID = 1;

        private final transient Scopes scopes;
        private final boolean closing;

        Arrays(Scopes scopes, boolean closing) {
            this.scopes = scopes;
            this.closing = closing;
        }

        @Override
        public @Nullable NDArray put(NDArray array, NDArray same) {
            ByteBuffer buffer = DjlInternals.buffer(array);
            if (buffer != null) {
                scopes.see(buffer);
            }
            return closing ? super.put(array, same) : null;
        }
    }
}
