package dev.neurona.kernel;

import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.wire.ConnectionInfo;
import dev.neurona.kernel.wire.zmtp.EventLoop;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that is a process of its own: signals, the parent's death, and an end that nothing in a notebook can put off.
 */
public final class KernelProcessLife {
    /** After this the process ends whatever its threads do. */
    private static final long LATEST_END_SECONDS = 3;

    private static final long PARENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private KernelProcessLife() {}

    /**
     * Starts a kernel and returns when it has ended, with no process left behind that a cell started. The caller then
     * calls {@link #exit}.
     *
     * @throws IOException if a port of the connection is taken
     */
    public static void run(ConnectionInfo connection, Interpreter interpreter, KernelOptions options)
            throws IOException, InterruptedException {
        Consumer<String> log = options.log();
        ParentWatch watch = new ParentWatch(log);
        Kernel kernel = Kernel.start(connection, interpreter, options, watch);
        watch.whenGone(() -> endInBackground(kernel));
        Signals.handle("INT", kernel::interrupt, log);
        Signals.handle("TERM", () -> endInBackground(kernel), log);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kernel.close();
                            endChildren();
                        },
                        "kernel-exit"));
        kernel.awaitEnd();
        endChildren();
    }

    /** Ends the process; hooks have some seconds, and a thread that does not end cannot keep the process alive. */
    public static void exit(int status) {
        haltLater(status);
        System.exit(status);
    }

    private static void haltLater(int status) {
        Thread deadline = new Thread(
                () -> {
                    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LATEST_END_SECONDS);
                    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                        java.util.concurrent.locks.LockSupport.parkNanos(left);
                    }
                    Runtime.getRuntime().halt(status);
                },
                "kernel-deadline");
        deadline.setDaemon(true);
        deadline.start();
    }

    private static void endInBackground(Kernel kernel) {
        Thread end = new Thread(
                () -> {
                    kernel.close();
                    exit(0);
                },
                "kernel-end");
        end.setDaemon(true);
        end.start();
    }

    /** Ends the processes started from here: kindly first, a moment later in any case. */
    private static void endChildren() {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroy);
        for (ProcessHandle child : children) {
            try {
                child.onExit().get(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                child.destroyForcibly();
            }
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Looks once a second whether the parent still is: the JDK tells of the end of children only. Being given another
     * parent is an end too, for a killed parent that nobody waits for still looks alive. A parent with number 1, in a
     * container, needs no special care: it is compared like any other.
     */
    private static final class ParentWatch implements EventLoop.Ticker {
        private final Optional<ProcessHandle> first = ProcessHandle.current().parent();
        private final @Nullable ProcessHandle starter;
        private @Nullable Runnable gone;
        private long next;
        private boolean told;

        private ParentWatch(Consumer<String> log) {
            starter = starter(log);
            next = System.nanoTime() + PARENT_NANOS;
        }

        /** Whoever started the kernel says so in the environment; without that the kernel lives on its own. */
        private static @Nullable ProcessHandle starter(Consumer<String> log) {
            String pid = System.getenv("JPY_PARENT_PID");
            try {
                return pid == null || pid.isEmpty()
                        ? null
                        : ProcessHandle.of(Long.parseLong(pid)).orElse(null);
            } catch (NumberFormatException e) {
                log.accept("JPY_PARENT_PID is not a number: " + pid);
                return null;
            }
        }

        synchronized void whenGone(Runnable action) {
            gone = action;
        }

        @Override
        public synchronized long tick(long now) {
            if (starter == null || told) {
                return Long.MAX_VALUE;
            }
            if (now - next >= 0) {
                next = now + PARENT_NANOS;
                boolean direct = first.filter(starter::equals).isPresent();
                boolean orphan = direct && !ProcessHandle.current().parent().equals(first);
                if (gone != null && (orphan || !starter.isAlive())) {
                    told = true;
                    gone.run();
                    return Long.MAX_VALUE;
                }
            }
            return next - now;
        }
    }
}
