package dev.neurona.kernel.eval;

import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One run of a cell. A thread started by a cell inherits its scope, so that what it prints reaches that cell, also after
 * the cell has ended, and so that an interrupt stops the running cell's threads and no others.
 */
public final class CellScope {
    private static final InheritableThreadLocal<@Nullable CellScope> OF_THREAD = new InheritableThreadLocal<>();
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static volatile @Nullable CellScope running;

    private final int serial = SERIAL.incrementAndGet();
    private final int executionCount;
    private final CellOutput output;
    private volatile boolean stopping;
    private volatile List<Thread> others = List.of();

    /**
     * @param executionCount the number in the cell's prompt
     * @param output where the cell's output goes
     */
    public CellScope(int executionCount, CellOutput output) {
        this.executionCount = executionCount;
        this.output = output;
    }

    /** {@return the number in the cell's prompt} */
    public int executionCount() {
        return executionCount;
    }

    /** {@return where this cell's output goes} */
    public CellOutput output() {
        return output;
    }

    /** {@return a number no other run in this process has} */
    int serial() {
        return serial;
    }

    /** {@return whether an interrupt asked this cell's threads to stop} */
    public boolean stopping() {
        return stopping;
    }

    /** Asks the threads of this cell to stop at their next check; never taken back. */
    public void stop() {
        stopping = true;
    }

    /** Makes this the scope of the calling thread and the running cell. */
    public void enter() {
        enter(List.of());
    }

    /**
     * Makes this the scope of the calling thread and the running cell.
     *
     * @param alive the threads that cells started before
     */
    void enter(List<Thread> alive) {
        others = alive;
        OF_THREAD.set(this);
        running = this;
    }

    /** Ends what {@link #enter} began: the cell is no longer the running one. The thread keeps its scope. */
    public void exit() {
        if (running == this) {
            running = null;
        }
    }

    /** {@return whether a thread was there before this cell began} */
    boolean wasBefore(Thread thread) {
        return others.contains(thread);
    }

    /** {@return how many threads that earlier cells started are still alive} */
    long otherThreads() {
        return others.stream().filter(Thread::isAlive).count();
    }

    /** {@return whether a class was compiled from this cell} */
    boolean owns(Class<?> type) {
        Origin origin = type.getClassLoader() instanceof CellLoader loader ? loader.origin(type.getName()) : null;
        return origin != null && origin.serial() == serial;
    }

    /** {@return the cell that is running now, or null between cells} */
    public static @Nullable CellScope running() {
        return running;
    }

    /**
     * {@return the cell the calling thread works for: the one that started the thread, or for a thread of a shared
     * pool the one running now; null for a thread no cell started}
     */
    public static @Nullable CellScope current() {
        CellScope now = running;
        if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
            return now;
        }
        CellScope own = OF_THREAD.get();
        return own != null ? own : now;
    }
}
