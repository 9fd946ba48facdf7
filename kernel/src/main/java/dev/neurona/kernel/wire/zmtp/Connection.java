package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One peer's connection: greeting, handshake, then messages both ways. Lives on the loop's thread. */
final class Connection implements EventLoop.Handler {
    private static final int GREETING = 64;
    private static final int HANDSHAKE_LIMIT = 4096;
    private static final int FRAMES_LIMIT = 4096;
    /** Filled to about here before it is written, so that many small messages cost one call. */
    private static final int BATCH = 64 << 10;

    /** How much one peer may take before the others have their turn. */
    private static final int TURN = 512 << 10;

    private static final int OWN_BUFFER = 8 << 10;

    private final Endpoint endpoint;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Mechanism mechanism;
    private final FrameReader reader = new FrameReader();
    private final ByteBuffer in = ByteBuffer.allocate(64 << 10);
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private List<byte[]> message = new ArrayList<>();
    private long messageBytes;
    private boolean greeted;
    private boolean announced;
    private boolean closed;
    private long unwritten;
    private long progress = System.nanoTime();

    Connection(Endpoint endpoint, EventLoop loop, SocketChannel channel, Mechanism mechanism) throws IOException {
        this.endpoint = endpoint;
        this.channel = channel;
        this.mechanism = mechanism;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
        add(greeting(mechanism.name()));
        write();
    }

    /** Signature, version 3.0, mechanism, that this is the server, filler (RFC 23). */
    private static byte[] greeting(String mechanism) {
        byte[] greeting = new byte[GREETING];
        greeting[0] = (byte) 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, greeting, 12, name.length);
        greeting[32] = (byte) (mechanism.equals("NULL") ? 0 : 1);
        return greeting;
    }

    /** {@return what the peer told of itself in the handshake} */
    Map<String, byte[]> peer() {
        return mechanism.peer();
    }

    /** {@return whether everything handed over has left for the network} */
    boolean flushed() {
        return out.isEmpty();
    }

    /** {@return when the network last took something, or had nothing to take} */
    long progress() {
        return progress;
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isReadable()) {
                read();
            }
            if (!closed && ready.isWritable()) {
                write();
            }
        } catch (IOException e) {
            close(e instanceof ZmtpException ? e.getMessage() : null);
        } catch (RuntimeException e) {
            close(e.toString());
        }
    }

    private void read() throws IOException {
        // A few rounds and not until it is dry, so that one peer cannot keep the others waiting.
        for (int round = 0; round < 16 && !closed; round++) {
            int count = channel.read(in);
            if (count < 0) {
                close(null);
                return;
            }
            in.flip();
            try {
                take();
            } finally {
                in.compact();
            }
            if (count == 0) {
                return;
            }
        }
    }

    private void take() throws IOException {
        if (!greeted) {
            if (in.remaining() < GREETING) {
                return;
            }
            checkGreeting();
            greeted = true;
            command(mechanism.start());
        }
        while (!closed) {
            long limit = mechanism.done() ? endpoint.frameLimit() : HANDSHAKE_LIMIT;
            Mechanism.Frame frame = reader.read(in, limit);
            if (frame == null) {
                return;
            }
            if (!mechanism.done()) {
                command(mechanism.handshake(frame.body()));
                if (mechanism.done()) {
                    announced = true;
                    endpoint.connected(this);
                }
            } else {
                received(mechanism.open(frame));
            }
        }
    }

    private void checkGreeting() throws ZmtpException {
        byte[] greeting = new byte[GREETING];
        in.get(greeting);
        if (greeting[0] != (byte) 0xFF || greeting[9] != 0x7F || greeting[10] < 3) {
            throw new ZmtpException("not ZMTP 3");
        }
        byte[] wanted = Arrays.copyOf(mechanism.name().getBytes(StandardCharsets.US_ASCII), 20);
        if (!Arrays.equals(wanted, Arrays.copyOfRange(greeting, 12, 32))) {
            throw new ZmtpException("another security mechanism than " + mechanism.name());
        }
    }

    private void received(Mechanism.Frame frame) throws IOException {
        if (frame.command()) {
            String name = Mechanism.commandName(frame.body());
            if (name.equals("PING")) {
                // Two bytes of time to live, then a context the answer repeats.
                byte[] context = frame.body().length > 7
                        ? Arrays.copyOfRange(frame.body(), 7, frame.body().length)
                        : new byte[0];
                command(List.of(concat(new byte[] {4, 'P', 'O', 'N', 'G'}, context)));
            } else {
                endpoint.command(this, name, frame.body());
            }
            return;
        }
        messageBytes += frame.body().length;
        if (message.size() >= FRAMES_LIMIT || messageBytes > endpoint.frameLimit()) {
            throw new ZmtpException("an endless message");
        }
        message.add(frame.body());
        if (!frame.more()) {
            List<byte[]> whole = message;
            message = new ArrayList<>();
            messageBytes = 0;
            endpoint.received(this, whole);
        }
    }

    private void command(List<byte[]> commands) throws IOException {
        for (byte[] each : commands) {
            // The handshake's commands go as they are; once it is over they are sealed like all frames.
            Mechanism.Frame frame = new Mechanism.Frame(false, true, each);
            append(announced ? mechanism.seal(frame) : frame);
        }
        write();
    }

    private void append(Mechanism.Frame frame) {
        add(concat(FrameReader.header(frame), frame.body()));
    }

    private void add(byte[] bytes) {
        if (unwritten == 0) {
            progress = System.nanoTime();
        }
        out.add(ByteBuffer.wrap(bytes));
        unwritten += bytes.length;
    }

    /** Writes what the network takes: first what is begun, then what the endpoint has for this peer. */
    void write() throws IOException {
        if (closed) {
            return;
        }
        for (long total = 0; total < TURN; ) {
            while (unwritten < BATCH && announced) {
                List<byte[]> next = endpoint.next(this);
                if (next == null) {
                    break;
                }
                encode(next);
            }
            if (out.isEmpty()) {
                interest(SelectionKey.OP_READ);
                return;
            }
            long written = channel.write(out.toArray(new ByteBuffer[0]));
            if (written > 0) {
                progress = System.nanoTime();
                unwritten -= written;
                total += written;
            }
            while (!out.isEmpty() && !out.element().hasRemaining()) {
                out.remove();
            }
            if (!out.isEmpty()) {
                interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
        }
        // That was one turn. The selector comes back here at once if no other peer is ready.
        interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /** Small frames go into one buffer, large ones are not copied. */
    private void encode(List<byte[]> frames) {
        List<byte[]> parts = new ArrayList<>(frames.size() * 2);
        for (int i = 0; i < frames.size(); i++) {
            Mechanism.Frame frame = mechanism.seal(new Mechanism.Frame(i < frames.size() - 1, false, frames.get(i)));
            parts.add(FrameReader.header(frame));
            parts.add(frame.body());
        }
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).length > OWN_BUFFER) {
                add(concat(parts.subList(from, i).toArray(new byte[0][])));
                add(parts.get(i));
                from = i + 1;
            }
        }
        if (from < parts.size()) {
            add(concat(parts.subList(from, parts.size()).toArray(new byte[0][])));
        }
    }

    private void interest(int operations) {
        if (key.isValid() && key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }

    /** Writes, and closes the connection where that fails. */
    void pump() {
        try {
            write();
        } catch (IOException e) {
            close(null);
        }
    }

    /** Ends the connection; {@code why} is for the log, null where the peer just went. */
    void close(@Nullable String why) {
        if (closed) {
            return;
        }
        closed = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            endpoint.log("closing a connection failed: " + e.getMessage());
        }
        if (why != null) {
            endpoint.log("connection closed: " + why);
        }
        endpoint.gone(this);
        if (announced) {
            endpoint.disconnected(this);
        }
    }

    /**
     * Tells the peer that no more comes. What it sent meanwhile is read: closing with bytes unread would make the system
     * throw away what the peer has not read yet.
     */
    void finish() {
        try {
            channel.shutdownOutput();
            ByteBuffer unread = ByteBuffer.allocate(4096);
            while (channel.read(unread) > 0) {
                unread.clear();
            }
        } catch (IOException e) {
            // The peer was first.
            close(null);
            return;
        }
        close(null);
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
