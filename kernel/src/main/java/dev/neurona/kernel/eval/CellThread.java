package dev.neurona.kernel.eval;

import java.lang.Thread.State;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread all cells run on, and its interrupt. Libraries keep state by thread (DJL its gradient mode), so that it
 * is replaced only when it could not be stopped. An interrupt raises the {@link StopCheck}, wakes blocked threads of
 * the cell again and again, and after a grace period gives the thread up.
 */
final class CellThread {
    /** As deep as the threads Java makes itself: shallow enough that the deepest recursion unwinds in 0.2 s when it is stopped. */
    private static final long STACK_BYTES = 1L << 20;

    private static final long REPEAT_MILLIS = 50;
    private static final long SETTLE_MILLIS = 1_000;

    private final CellThreads group;
    private final long graceMillis;
    private final ClassLoader loader;
    private Worker worker;
    private @Nullable Run run;
    private int unstoppable;

    /** @param graceMillis how long an interrupt waits for a thread before it gives the thread up */
    CellThread(ClassLoader loader, long graceMillis) {
        this.loader = loader;
        this.graceMillis = graceMillis;
        this.group = new CellThreads(loader);
        this.worker = new Worker();
    }

    /**
     * The threads cells start. What ends one is told as what ends a cell is; one that was stopped says nothing more. The
     * JDK 17 keeps every group for ever, so that this one must not keep the session.
     */
    private static final class CellThreads extends ThreadGroup {
        private final WeakReference<ClassLoader> loader;

        CellThreads(ClassLoader loader) {
            super("cells");
            this.loader = new WeakReference<>(loader);
        }

        private Function<String, @Nullable Origin> origins() {
            return loader.get() instanceof CellLoader cells ? cells::origin : name -> null;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            if (thrown instanceof StopCheck.Stopped) {
                return;
            }
            if (Thread.getDefaultUncaughtExceptionHandler() != null) {
                super.uncaughtException(thread, thrown);
                return;
            }
            // The stream of the cell that started the thread.
            System.err.print(Ansi.plain(RunReport.ofThread(thread, thrown, origins())));
        }
    }

    /** How a run on the thread ended, where it did not end by itself. */
    enum End {
        DONE,
        GIVEN_UP
    }

    /**
     * What came of a run.
     *
     * @param value what it returned, or null if it was given up
     * @param interruptedAt where the thread was when it was interrupted, empty if it was not
     */
    record Result<T>(End end, @Nullable T value, List<StackTraceElement> interruptedAt) {}

    /** One cell on the thread. The fields are guarded by the outer object. */
    private static final class Run {
        final CellScope scope;
        final CompletableFuture<End> ended = new CompletableFuture<>();
        final Thread thread;
        boolean inUserCode;
        boolean interrupted;
        List<StackTraceElement> at = List.of();

        Run(CellScope scope, Thread thread) {
            this.scope = scope;
            this.thread = thread;
        }
    }

    /** Runs work as a cell and returns when it ended or was given up. */
    <T> Result<T> run(CellScope scope, Supplier<T> work) {
        Run mine;
        CompletableFuture<T> value = new CompletableFuture<>();
        synchronized (this) {
            mine = new Run(scope, worker);
            run = mine;
            worker.tasks.add(() -> {
                scope.enter(others(Thread.currentThread()));
                try {
                    value.complete(work.get());
                } catch (Throwable e) {
                    value.completeExceptionally(e);
                } finally {
                    finished(mine);
                }
            });
        }
        End end = mine.ended.join();
        if (end == End.GIVEN_UP) {
            return new Result<>(end, null, mine.at);
        }
        return new Result<>(end, value.join(), mine.at);
    }

    private void finished(Run mine) {
        boolean stopped;
        synchronized (this) {
            if (run != mine) {
                unstoppable--;
                lowerIfQuiet();
                return;
            }
            stopped = mine.interrupted;
        }
        if (stopped) {
            settle(mine.scope);
        }
        synchronized (this) {
            run = null;
            Thread.interrupted();
            mine.scope.exit();
            lowerIfQuiet();
        }
        mine.ended.complete(End.DONE);
    }

    private void lowerIfQuiet() {
        if (unstoppable == 0) {
            StopCheck.lower();
        }
    }

    /**
     * Runs the user's code inside a cell: only here does an interrupt reach the thread itself. The compiler reads jars
     * through channels that an interrupt would close for good.
     */
    <T extends @Nullable Object> T userCode(UserCode<T> code) throws Throwable {
        return as(true, code);
    }

    /** Runs the kernel's own code that a magic of the user's calls: an interrupt waits until it is back. */
    <T extends @Nullable Object> T ownCode(UserCode<T> code) throws Throwable {
        return as(false, code);
    }

    @SuppressWarnings("Finally") // a cell that was given up must not go on, whatever its code came to
    private <T extends @Nullable Object> T as(boolean user, UserCode<T> code) throws Throwable {
        Run mine;
        boolean before;
        synchronized (this) {
            mine = run;
            if (mine == null || mine.thread != Thread.currentThread()) {
                return code.call();
            }
            if (mine.scope.stopping()) {
                throw StopCheck.Stopped.INSTANCE;
            }
            before = mine.inUserCode;
            mine.inUserCode = user;
            if (!user) {
                Thread.interrupted();
            }
        }
        try {
            return code.call();
        } finally {
            synchronized (this) {
                mine.inUserCode = before;
                Thread.interrupted();
                if (run != mine) {
                    throw StopCheck.Stopped.INSTANCE;
                }
            }
        }
    }

    /** The user's part of a cell. */
    interface UserCode<T extends @Nullable Object> {
        T call() throws Throwable;
    }

    /** {@return whether the calling thread is the one that runs the cell} */
    synchronized boolean isCurrent() {
        return run != null && run.thread == Thread.currentThread();
    }

    /** Stops the running cell, if one runs. */
    boolean interrupt() {
        Run mine;
        synchronized (this) {
            mine = run;
            if (mine == null) {
                return false;
            }
            if (mine.interrupted) {
                return true;
            }
            mine.interrupted = true;
            mine.at = List.of(mine.thread.getStackTrace());
            mine.scope.stop();
            StopCheck.raise();
        }
        Thread watch = new Thread(() -> watch(mine), "interrupt");
        watch.setDaemon(true);
        watch.start();
        return true;
    }

    /** Wakes what blocks until the cell has ended, and gives it up when it does not. */
    private void watch(Run mine) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        while (!mine.ended.isDone()) {
            wake(mine);
            if (System.nanoTime() > end) {
                giveUp(mine);
                return;
            }
            try {
                mine.ended.get(REPEAT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException again) {
                // Woken once more.
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                return;
            }
        }
    }

    private void wake(Run mine) {
        for (Thread thread : threadsOf(mine.scope)) {
            thread.interrupt();
        }
        synchronized (this) {
            if (mine.inUserCode && run == mine) {
                mine.thread.interrupt();
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // what cannot be stopped should at least be in nobody's way
    private void giveUp(Run mine) {
        synchronized (this) {
            if (run != mine || !mine.inUserCode) {
                return;
            }
            mine.at = List.of(mine.thread.getStackTrace());
            mine.thread.setPriority(Thread.MIN_PRIORITY);
            unstoppable++;
            run = null;
            mine.scope.exit();
            worker.tasks.add(() -> {
                throw StopCheck.Stopped.INSTANCE;
            });
            worker = new Worker();
        }
        mine.ended.complete(End.GIVEN_UP);
    }

    /** Waits until the threads a stopped cell started are gone, as far as they let themselves be stopped. */
    private void settle(CellScope scope) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
        List<Thread> left = new ArrayList<>(threadsOf(scope));
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.forEach(Thread::interrupt);
            try {
                left.get(0).join(5);
            } catch (InterruptedException again) {
                Thread.interrupted();
            }
            left.removeIf(thread -> !thread.isAlive() || idle(thread));
        }
    }

    private static boolean idle(Thread thread) {
        return thread instanceof ForkJoinWorkerThread
                && (thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING)
                && Arrays.stream(thread.getStackTrace())
                        .noneMatch(frame -> frame.getClassName().startsWith("REPL."));
    }

    /** {@return the threads a cell started, and those of the common pool that run its tasks} */
    private List<Thread> threadsOf(CellScope scope) {
        List<Thread> own = new ArrayList<>();
        for (Thread thread : others(worker)) {
            if (!scope.wasBefore(thread)) {
                own.add(thread);
            }
        }
        boolean shared = scope.otherThreads() > 0;
        for (Thread thread : all(root())) {
            if (thread instanceof ForkJoinWorkerThread pooled
                    && pooled.getPool() == ForkJoinPool.commonPool()
                    && !idle(thread)
                    && (!shared || runs(thread, scope))) {
                own.add(thread);
            }
        }
        return own;
    }

    private boolean runs(Thread thread, CellScope scope) {
        Function<String, @Nullable Origin> origins = group.origins();
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> {
            Origin origin = origins.apply(frame.getClassName());
            return origin != null && origin.serial() == scope.serial();
        });
    }

    /** {@return the live threads that cells started, without the pool's and the cells' own} */
    private List<Thread> others(Thread own) {
        List<Thread> threads = all(group);
        threads.removeIf(thread -> thread == own
                || thread instanceof Worker
                || thread instanceof ForkJoinWorkerThread
                || !thread.isAlive());
        return threads;
    }

    /** {@return the live threads of cells: the cells' own, and those they started} */
    List<Thread> threads() {
        return all(group);
    }

    private static List<Thread> all(ThreadGroup of) {
        Thread[] threads = new Thread[of.activeCount() + 16];
        int count = of.enumerate(threads, true);
        return new ArrayList<>(Arrays.asList(threads).subList(0, count));
    }

    private static ThreadGroup root() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top;
    }

    /** Ends the thread after the cell it runs. */
    void close() {
        worker.tasks.add(() -> {
            throw StopCheck.Stopped.INSTANCE;
        });
    }

    /** The thread itself: takes one task after the other until one throws {@link StopCheck.Stopped}. */
    private final class Worker extends Thread {
        final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

        Worker() {
            super(group, null, "cell", STACK_BYTES);
            setDaemon(true);
            setContextClassLoader(loader);
            start();
        }

        @Override
        public void run() {
            while (true) {
                try {
                    tasks.take().run();
                } catch (InterruptedException late) {
                    // Of a cell that has ended.
                } catch (StopCheck.Stopped end) {
                    return;
                }
            }
        }
    }
}
