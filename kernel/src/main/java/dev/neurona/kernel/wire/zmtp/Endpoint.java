package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listening socket and its connections. */
abstract class Endpoint implements EventLoop.Handler {
    private final EventLoop loop;
    private final String name;
    private final String type;
    private final byte @Nullable [] curveSecret;
    private final Consumer<String> log;
    private final ServerSocketChannel listener;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final long frameLimit =
            Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 4);

    /**
     * @param name for messages to people
     * @param type of the socket, as peers are told
     * @param curveSecret the secret key, or null for no encryption
     * @throws IOException if the address is taken or not this machine's
     */
    Endpoint(
            EventLoop loop,
            String name,
            String type,
            String ip,
            int port,
            byte @Nullable [] curveSecret,
            Consumer<String> log)
            throws IOException {
        this.loop = loop;
        this.name = name;
        this.type = type;
        this.curveSecret = curveSecret == null ? null : curveSecret.clone();
        this.log = log;
        this.listener = ServerSocketChannel.open();
        try {
            listener.bind(ip.equals("*") ? new InetSocketAddress(port) : new InetSocketAddress(ip, port), 128);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw new IOException(
                    "cannot listen on " + ip + ":" + port + " for " + name + " (" + e.getMessage()
                            + "): restart the kernel, which picks other ports",
                    e);
        }
        loop.register(listener, SelectionKey.OP_ACCEPT, this);
        loop.add(this);
    }

    EventLoop loop() {
        return loop;
    }

    Set<Connection> connections() {
        return connections;
    }

    /** The longest frame, and message, taken from a peer. */
    long frameLimit() {
        return frameLimit;
    }

    void log(String what) {
        log.accept(name + ": " + what);
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                Mechanism mechanism =
                        curveSecret == null ? new NullMechanism(type) : new CurveMechanism(type, curveSecret);
                try {
                    connections.add(new Connection(this, loop, channel, mechanism));
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    log("a connection could not be taken: " + e);
                }
            }
        } catch (IOException e) {
            log("a connection could not be taken: " + e);
        }
    }

    /** The handshake is over. */
    abstract void connected(Connection connection);

    /** The connection is over. */
    abstract void disconnected(Connection connection);

    /** A whole message came. */
    abstract void received(Connection connection, List<byte[]> frames);

    /** A command of the protocol came that a connection does not answer by itself. */
    void command(Connection connection, String command, byte[] body) {}

    /** {@return the next message for a peer, or null; it counts as sent} */
    abstract @Nullable List<byte[]> next(Connection connection);

    /** {@return whether nothing waits for a peer that takes it} */
    boolean flushed() {
        for (Connection connection : connections) {
            if (!connection.flushed()) {
                return false;
            }
        }
        return true;
    }

    void gone(Connection connection) {
        connections.remove(connection);
    }

    void close() {
        try {
            listener.close();
        } catch (IOException e) {
            log("closing failed: " + e.getMessage());
        }
        for (Connection connection : List.copyOf(connections)) {
            connection.finish();
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
