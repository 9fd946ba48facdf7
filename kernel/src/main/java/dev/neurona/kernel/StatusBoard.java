package dev.neurona.kernel;

import dev.neurona.kernel.wire.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the kernel is doing. Servers take the last status for the kernel's state, so after the idle of a request
 * that was answered while a cell runs, the cell's busy is published once more.
 */
final class StatusBoard {
    static final String BUSY = "busy";
    static final String IDLE = "idle";

    private @Nullable Exchange running;

    /** A cell, or another request that waits its turn among cells, begins. */
    synchronized void begin(Exchange exchange) {
        running = exchange;
        exchange.status(BUSY);
    }

    /** What {@link #begin} began is over. */
    synchronized void end(Exchange exchange) {
        running = null;
        exchange.status(IDLE);
    }

    /** Answers a request that does not wait for cells. */
    void during(Exchange exchange, Runnable answer) {
        exchange.status(BUSY);
        try {
            answer.run();
        } finally {
            synchronized (this) {
                exchange.status(IDLE);
                if (running != null) {
                    running.status(BUSY);
                }
            }
        }
    }
}
