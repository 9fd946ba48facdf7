package dev.neurona.kernel.wire.zmtp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reader: what it subscribed to and what waits for it. */
final class Subscriber {
    /** Stands in the queue where text was lost. */
    private static final class Gap {
        private final Publication.Losable first;
        private long lines;

        private Gap(Publication.Losable first) {
            this.first = first;
        }
    }

    private final Connection connection;
    private final List<byte[]> subscriptions = new ArrayList<>();
    /** Publications and gaps. */
    private Deque<Object> waiting = new ArrayDeque<>();

    private final Map<Object, Gap> gaps = new HashMap<>();
    private long bytes;
    private boolean stalled;

    Subscriber(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** {@return how many bytes wait} */
    long bytes() {
        return bytes;
    }

    boolean stalled() {
        return stalled;
    }

    void subscribe(byte[] prefix) {
        subscriptions.add(prefix);
    }

    void unsubscribe(byte[] prefix) {
        for (int i = 0; i < subscriptions.size(); i++) {
            if (Arrays.equals(subscriptions.get(i), prefix)) {
                subscriptions.remove(i);
                return;
            }
        }
    }

    boolean wants(byte[] topic) {
        for (byte[] prefix : subscriptions) {
            if (prefix.length <= topic.length && Arrays.equals(prefix, 0, prefix.length, topic, 0, prefix.length)) {
                return true;
            }
        }
        return false;
    }

    void offer(Publication publication) {
        if (stalled && publication instanceof Publication.Losable text) {
            lose(waiting, text);
        } else {
            waiting.add(publication);
            bytes += publication.size();
        }
    }

    /** {@return the frames of what is next, or null} */
    @Nullable List<byte[]> next() {
        Object next = waiting.poll();
        if (next instanceof Gap gap) {
            gaps.remove(gap.first.owner());
            return gap.first.lost(gap.lines).frames();
        } else if (next instanceof Publication publication) {
            bytes -= publication.size();
            return publication.frames();
        }
        return null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** From now on text is lost, and what waits already is. */
    void stall() {
        stalled = true;
        Deque<Object> kept = new ArrayDeque<>();
        for (Object each : waiting) {
            if (each instanceof Publication.Losable text) {
                bytes -= text.size();
                lose(kept, text);
            } else {
                kept.add(each);
            }
        }
        waiting = kept;
    }

    /** The reader reads again. */
    void resume() {
        stalled = false;
    }

    private void lose(Deque<Object> queue, Publication.Losable text) {
        Gap gap = gaps.get(text.owner());
        if (gap == null) {
            gap = new Gap(text);
            gaps.put(text.owner(), gap);
            queue.add(gap);
        }
        gap.lines += text.lines();
    }
}
