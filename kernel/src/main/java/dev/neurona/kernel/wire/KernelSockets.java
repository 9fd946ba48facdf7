package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.wire.zmtp.EventLoop;
import dev.neurona.kernel.wire.zmtp.Publisher;
import dev.neurona.kernel.wire.zmtp.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's five sockets, on one thread that never waits for a reader. The heartbeat is echoed by that thread too: it
 * does nothing that lasts, so an echo shows that the kernel can still be talked to, which is what clients ask.
 */
public final class KernelSockets {
    private final EventLoop loop;
    private final Framing framing;
    private final String session = UUID.randomUUID().toString();
    private final String username = System.getProperty("user.name", "kernel");
    private final Router shell;
    private final Router control;
    private final Router stdinRouter;
    private final Router heartbeat;
    private final Iopub iopub;
    private final StdinChannel stdin;
    private final Flusher flusher;
    private final Receiver receiver;
    private final Consumer<String> log;

    /** Takes the requests of shell and control, on the sockets' thread: it must not wait. */
    public interface Receiver {
        /**
         * Takes one request.
         *
         * @throws MalformedMessage if the message is not one the kernel knows; it is logged and dropped
         */
        void received(Exchange exchange) throws MalformedMessage;
    }

    /**
     * Listens; messages are taken from {@link #start} on.
     *
     * @throws IOException if an address of the connection is taken
     */
    public KernelSockets(ConnectionInfo connection, Publisher.Limits limits, Receiver receiver, Consumer<String> log)
            throws IOException {
        this.receiver = receiver;
        this.log = log;
        this.framing = new Framing(connection);
        this.loop = new EventLoop("kernel-sockets", log);
        ConnectionInfo.CurveKeys keys = connection.curve();
        byte[] secret = keys == null ? null : Z85.decode(keys.secretKey());
        boolean whole = false;
        try {
            shell = router(connection, Channel.SHELL, secret, frames -> received(Channel.SHELL, frames));
            control = router(connection, Channel.CONTROL, secret, frames -> received(Channel.CONTROL, frames));
            stdinRouter = router(connection, Channel.STDIN, secret, frames -> received(Channel.STDIN, frames));
            heartbeat = router(connection, Channel.HEARTBEAT, secret, this::echo);
            iopub = new Iopub(
                    framing,
                    session,
                    username,
                    limits,
                    welcome -> new Publisher(
                            loop, "iopub", connection.ip(), connection.iopubPort(), secret, limits, welcome, log));
            whole = true;
        } finally {
            if (!whole) {
                loop.abandon();
            }
        }
        stdin = new StdinChannel(framing, session, username, stdinRouter::send, log);
        flusher = new Flusher(loop);
        loop.add(flusher);
    }

    private Router router(
            ConnectionInfo connection, Channel channel, byte @Nullable [] secret, Consumer<List<byte[]>> taker)
            throws IOException {
        String name = channel.name().toLowerCase(java.util.Locale.ROOT);
        return new Router(loop, name, connection.ip(), connection.port(channel), secret, taker, log);
    }

    /** Begins to take messages. */
    public void start() {
        loop.start();
    }

    private void echo(List<byte[]> frames) {
        heartbeat.send(frames);
    }

    private void received(Channel channel, List<byte[]> frames) {
        try {
            Message message = framing.message(frames);
            if (channel == Channel.STDIN) {
                stdin.received(message);
            } else {
                receiver.received(new Exchange(this, channel, message));
            }
        } catch (MalformedMessage e) {
            log.accept(channel + ": dropped a message: " + e.getMessage());
        }
    }

    Iopub iopub() {
        return iopub;
    }

    CellWriter writer(Parent parent, boolean allowStdin, boolean silent) {
        return new CellWriter(iopub, flusher, stdin, parent, allowStdin, silent);
    }

    void reply(Channel channel, Parent parent, Content content, JsonObject metadata) {
        Message message = new Message(
                parent.identities(),
                Header.of(content.type(), session, username),
                parent.header(),
                metadata,
                content.json(),
                List.of());
        (channel == Channel.CONTROL ? control : shell).send(framing.frames(message));
    }

    /**
     * Publishes on behalf of a cell, after what it printed, or of nobody.
     *
     * @param output of the cell, as {@link Exchange#output} made it, or null
     */
    public void publish(@Nullable CellOutput output, Content content, JsonObject metadata, List<byte[]> buffers) {
        if (output instanceof CellWriter writer) {
            writer.publish(content, metadata, buffers);
        } else {
            iopub.publish(Parent.NONE, content, metadata, buffers);
        }
    }

    /** Runs a task on the sockets' thread after all messages that have arrived by now were taken. */
    public void afterArrived(Runnable task) {
        // The first task makes the loop look at its sockets once more, the second comes after that.
        loop.execute(() -> loop.execute(task));
    }

    /** Runs something on the sockets' thread at times. */
    public void add(EventLoop.Ticker ticker) {
        loop.add(ticker);
    }

    /** Sends what waits to those who read, within the time, and closes the sockets. */
    public void close(Duration linger) {
        loop.close(linger);
    }

    /** {@return whether the sockets were closed within the time} */
    public boolean awaitClosed(Duration timeout) throws InterruptedException {
        return loop.awaitEnd(timeout);
    }
}
