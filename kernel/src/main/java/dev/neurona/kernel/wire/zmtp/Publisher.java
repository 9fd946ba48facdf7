package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells every reader what it subscribed to, each at its own pace and in the order it was published. A reader that is
 * behind makes those wait that ask for {@linkplain #awaitRoom room}. One that has taken nothing for the stall time keeps
 * nobody waiting any more: it loses text, is told how much, and everything else waits for it up to a limit, beyond which
 * it is disconnected.
 */
public final class Publisher extends Endpoint implements EventLoop.Ticker {
    /**
     * How much is kept for readers.
     *
     * @param room bytes that may wait for a reader before printing threads wait for it
     * @param most bytes that may wait for a stalled reader before it is disconnected
     * @param stall how long a reader may take nothing before it counts as stalled
     */
    public record Limits(long room, long most, Duration stall) {
        public static final Limits DEFAULT = new Limits(8 << 20, 64 << 20, Duration.ofSeconds(30));
    }

    private final Limits limits;
    private final Function<String, Publication> welcome;
    private final Queue<Publication> incoming = new ConcurrentLinkedQueue<>();
    private final AtomicLong incomingBytes = new AtomicLong();
    private final IdentityHashMap<Connection, Subscriber> subscribers = new IdentityHashMap<>();
    private final Object room = new Object();
    /** Bytes that wait for the reader furthest behind, of those that are not stalled. */
    private volatile long behind;

    private boolean someoneWaits;

    /**
     * Listens.
     *
     * @param welcome what a subscription is answered with, by its prefix
     */
    public Publisher(
            EventLoop loop,
            String name,
            String ip,
            int port,
            byte @Nullable [] curveSecret,
            Limits limits,
            Function<String, Publication> welcome,
            Consumer<String> log)
            throws IOException {
        super(loop, name, "XPUB", ip, port, curveSecret, log);
        this.limits = limits;
        this.welcome = welcome;
        loop.add((EventLoop.Ticker) this);
    }

    /** Publishes; any thread may, and none waits. What one thread publishes stays in order. */
    public void publish(Publication publication) {
        incomingBytes.addAndGet(publication.size());
        incoming.add(publication);
        loop().wakeup();
    }

    /** {@return whether readers are so far behind that {@link #awaitRoom} would wait} */
    public boolean full() {
        return behind + incomingBytes.get() > limits.room();
    }

    /** {@return whether twice as much waits as {@link #full} allows} */
    public boolean overfull() {
        return behind + incomingBytes.get() > 2 * limits.room();
    }

    /**
     * Waits until no reader that reads is far behind.
     *
     * @throws InterruptedIOException if the thread is interrupted meanwhile; its interrupt is cleared
     */
    public void awaitRoom() throws InterruptedIOException {
        if (!full()) {
            return;
        }
        synchronized (room) {
            while (full()) {
                someoneWaits = true;
                try {
                    room.wait();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("interrupted while the front end was behind with reading");
                }
            }
        }
    }

    @Override
    public long tick(long now) {
        distribute();
        long most = 0;
        long wait = Long.MAX_VALUE;
        for (Subscriber subscriber : List.copyOf(subscribers.values())) {
            subscriber.connection().pump();
            if (subscriber.isEmpty() && subscriber.connection().flushed()) {
                subscriber.resume();
                continue;
            }
            long left = subscriber.connection().progress() + limits.stall().toNanos() - now;
            if (left > 0) {
                subscriber.resume();
                wait = Math.min(wait, left);
                most = Math.max(most, subscriber.bytes());
            } else {
                stalled(subscriber);
            }
        }
        behind = most;
        tellRoom();
        return wait;
    }

    private void distribute() {
        for (Publication next = incoming.poll(); next != null; next = incoming.poll()) {
            for (Subscriber subscriber : subscribers.values()) {
                if (subscriber.wants(next.topic())) {
                    subscriber.offer(next);
                    behind = Math.max(behind, subscriber.stalled() ? 0 : subscriber.bytes());
                }
            }
            incomingBytes.addAndGet(-next.size());
        }
    }

    private void stalled(Subscriber subscriber) {
        if (!subscriber.stalled()) {
            log("a reader has taken nothing for " + limits.stall().toSeconds() + " s");
            subscriber.stall();
        }
        if (subscriber.bytes() > limits.most()) {
            subscriber.connection().close("a stalled reader is " + subscriber.bytes() + " bytes behind");
        }
    }

    private void tellRoom() {
        synchronized (room) {
            if (someoneWaits && !full()) {
                someoneWaits = false;
                room.notifyAll();
            }
        }
    }

    @Override
    void connected(Connection connection) {
        subscribers.put(connection, new Subscriber(connection));
    }

    @Override
    void disconnected(Connection connection) {
        subscribers.remove(connection);
    }

    @Override
    void received(Connection connection, List<byte[]> frames) {
        byte[] frame = frames.get(0);
        if (frames.size() == 1 && frame.length > 0 && frame[0] <= 1 && frame[0] >= 0) {
            subscription(connection, frame[0] == 1, Arrays.copyOfRange(frame, 1, frame.length));
        }
    }

    /** ZMTP 3.1 subscribes by commands. */
    @Override
    void command(Connection connection, String command, byte[] body) {
        if (command.equals("SUBSCRIBE") || command.equals("CANCEL")) {
            subscription(
                    connection,
                    command.equals("SUBSCRIBE"),
                    Arrays.copyOfRange(body, 1 + command.length(), body.length));
        }
    }

    private void subscription(Connection connection, boolean begins, byte[] prefix) {
        Subscriber subscriber = subscribers.get(connection);
        if (subscriber == null) {
            return;
        }
        if (begins) {
            // What was published before belongs to those who subscribed before.
            distribute();
            subscriber.subscribe(prefix);
            subscriber.offer(welcome.apply(text(prefix)));
            connection.pump();
        } else {
            subscriber.unsubscribe(prefix);
        }
    }

    @Override
    @Nullable List<byte[]> next(Connection connection) {
        Subscriber subscriber = subscribers.get(connection);
        return subscriber == null ? null : subscriber.next();
    }

    @Override
    boolean flushed() {
        if (!incoming.isEmpty()) {
            return false;
        }
        for (Subscriber subscriber : subscribers.values()) {
            boolean waits = !subscriber.isEmpty() || !subscriber.connection().flushed();
            if (waits && !subscriber.stalled()) {
                return false;
            }
        }
        return true;
    }
}
