package dev.neurona.kernel.wire;

import dev.neurona.kernel.wire.zmtp.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Sends text that waits for more, when it has waited long enough. Runs on the sockets' thread. */
final class Flusher implements EventLoop.Ticker {
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(50);

    private record Due(CellWriter writer, long at) {}

    private final Queue<Due> soon = new ConcurrentLinkedQueue<>();
    private final Queue<CellWriter> now = new ConcurrentLinkedQueue<>();
    private final EventLoop loop;

    Flusher(EventLoop loop) {
        this.loop = loop;
    }

    /** Has a writer sent in a little while; called when text comes into an empty writer. */
    void later(CellWriter writer) {
        soon.add(new Due(writer, System.nanoTime() + DELAY));
        loop.wakeup();
    }

    /** Has a writer sent as soon as the sockets' thread comes to it. */
    void atOnce(CellWriter writer) {
        now.add(writer);
        loop.wakeup();
    }

    @Override
    public long tick(long time) {
        for (CellWriter writer = now.poll(); writer != null; writer = now.poll()) {
            writer.send();
        }
        // All wait equally long, so the first in the queue is the first that is due.
        for (Due due = soon.peek(); due != null; due = soon.peek()) {
            if (due.at() - time > 0) {
                return due.at() - time;
            }
            soon.remove();
            due.writer().send();
        }
        return Long.MAX_VALUE;
    }
}
