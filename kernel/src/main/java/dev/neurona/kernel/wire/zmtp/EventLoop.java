package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches sockets. It sleeps in {@code select} until a socket is ready, a task is handed to it or
 * a ticker is due, and nothing it runs may wait. No error ends it, and no interrupt reaches it: an interrupt would close
 * the channel it works on.
 */
public final class EventLoop {
    /** Let go when memory runs out, so that the message that says so can still be written. */
    private static final int RESERVE = 1 << 20;

    private static final long REFILL_NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Ticker> tickers = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Consumer<String> log;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private byte @Nullable [] reserve = new byte[RESERVE];
    private long releasedAt;
    private volatile long closeBy = NEVER;
    private volatile boolean closing;

    /** Work of the loop's thread at a time. */
    public interface Ticker {
        /**
         * Does what is due.
         *
         * @param now {@link System#nanoTime}
         * @return nanoseconds until there is more to do, {@link Long#MAX_VALUE} if nothing is known of
         */
        long tick(long now);
    }

    /** Work of the loop's thread when a channel is ready. */
    interface Handler {
        void ready(SelectionKey key);
    }

    /** @param log told what went wrong and was survived */
    public EventLoop(String name, Consumer<String> log) throws IOException {
        this.log = log;
        this.selector = Selector.open();
        this.thread = new Thread(this::run, name) {
            @Override
            public void interrupt() {
                // See the class comment: user code can find this thread, and must not be able to close its sockets.
            }
        };
        thread.setDaemon(true);
    }

    /** Starts the thread; endpoints and tickers are added before. */
    public void start() {
        thread.start();
    }

    /** Adds work done at its time. */
    public void add(Ticker ticker) {
        tickers.add(ticker);
    }

    void add(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    /** Runs a task on the loop's thread, soon; any thread may call this. A task out of memory is tried again. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Makes the loop go round once, so that tickers look again. */
    public void wakeup() {
        selector.wakeup();
    }

    boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, handler);
    }

    /**
     * Sends what is waiting to readers that take it, closes all sockets and ends the thread.
     *
     * @param linger how long that may take
     */
    public void close(Duration linger) {
        if (closing) {
            return;
        }
        closeBy = System.nanoTime() + linger.toNanos();
        closing = true;
        selector.wakeup();
    }

    /** Closes the sockets of a loop that was never started. */
    public void abandon() {
        endpoints.forEach(Endpoint::close);
        try {
            selector.close();
        } catch (IOException e) {
            log.accept("closing failed: " + e.getMessage());
        }
        ended.countDown();
    }

    /** {@return whether the thread has ended within the time} */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        boolean finished = false;
        while (!finished) {
            try {
                finished = pass();
                refill();
            } catch (OutOfMemoryError e) {
                release();
            } catch (ClosedSelectorException e) {
                finished = true;
            } catch (Throwable e) {
                log.accept("the sockets' thread survived " + e);
            }
        }
    }

    private void release() {
        reserve = null;
        releasedAt = System.nanoTime();
    }

    /** Takes the reserve back, but not while memory is likely still short: each failed try costs a collection. */
    private void refill() {
        if (reserve == null && System.nanoTime() - releasedAt > REFILL_NANOS) {
            releasedAt = System.nanoTime();
            reserve = new byte[RESERVE];
        }
    }

    /** Runs one pass; true when the loop is done. */
    private boolean pass() throws IOException {
        for (Runnable task = tasks.peek(); task != null; task = tasks.peek()) {
            runTask(task);
            tasks.remove();
        }
        long wait = NEVER;
        long now = System.nanoTime();
        for (Ticker ticker : tickers) {
            wait = Math.min(wait, ticker.tick(now));
        }
        if (closing) {
            boolean flushed = endpoints.stream().allMatch(Endpoint::flushed);
            if ((flushed && tasks.isEmpty()) || now - closeBy >= 0) {
                abandon();
                return true;
            }
            wait = Math.min(wait, closeBy - now);
        }
        if (!tasks.isEmpty() || wait <= 0) {
            selector.selectNow();
        } else {
            // Rounded up: waking a little early would spin through the rest of the millisecond.
            selector.select(wait == NEVER ? 0 : wait / 1_000_000 + 1);
        }
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            if (key.isValid()) {
                ((Handler) key.attachment()).ready(key);
            }
        }
        return false;
    }

    private void runTask(Runnable task) {
        for (int attempt = 0; ; attempt++) {
            try {
                task.run();
                return;
            } catch (OutOfMemoryError e) {
                release();
                if (attempt == 2) {
                    log.accept("no memory for a message, it is lost");
                    return;
                }
            } catch (RuntimeException e) {
                log.accept("a task of the sockets' thread failed: " + e);
                return;
            }
        }
    }
}
