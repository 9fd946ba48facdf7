package dev.neurona.kernel.eval;

import org.jspecify.annotations.Nullable;

/** Memory kept back, so that an error can be told and the next cell can free something when the heap is full. */
final class MemoryReserve {
    private static final long MOST =
            Math.min(24 << 20, Math.max(12 << 20, Runtime.getRuntime().maxMemory() / 10));
    private static final long LEAST = 1 << 20;

    private byte @Nullable [] reserve = new byte[(int) MOST];

    /** Lets the memory go. */
    synchronized void release() {
        reserve = null;
    }

    /** Takes the memory again: all of it if there is plenty, else half of what there is. */
    synchronized void restore() {
        if (reserve != null) {
            return;
        }
        if (free() <= 4 * MOST) {
            // What a cell has let go of is not free before a collection, and without a reserve the next cell that
            // fills the memory leaves the kernel none to answer with.
            System.gc();
        }
        long size = Math.min(MOST, free() / 2);
        if (size >= LEAST) {
            try {
                reserve = new byte[(int) size];
            } catch (OutOfMemoryError stillFull) {
                reserve = null;
            }
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
