package dev.neurona;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Makes Java's garbage collector do what it otherwise does when it likes. */
public final class Garbage {
    private Garbage() {}

    /** Returns when the buffers that nothing holds any more have been given back. */
    public static void collect() {
        // One thread frees them, in rounds: when the second round is seen to be at work, the first is over.
        for (int round = 0; round < 2; round++) {
            ReferenceQueue<Object> gone = new ReferenceQueue<>();
            PhantomReference<Object> canary = new PhantomReference<>(new Object(), gone);
            System.gc();
            try {
                if (gone.remove() != canary) {
                    throw new AssertionError("another reference in the canary's queue");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
