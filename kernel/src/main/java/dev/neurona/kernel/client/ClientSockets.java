package dev.neurona.kernel.client;

import dev.neurona.kernel.wire.Channel;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The client's ends of the five channels. One thread owns the sockets; others hand it frames through a queue, because an
 * interrupt of a thread inside JeroMQ closes the channel that JeroMQ wakes itself with.
 */
final class ClientSockets implements AutoCloseable {
    private static final int AT_ONCE = 100;

    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final Selector selector;
    private final BiConsumer<Channel, List<byte[]>> receiver;
    private final Consumer<String> failed;
    private final Thread thread;
    private volatile boolean closing;

    private record Outgoing(Channel channel, List<byte[]> frames) {}

    /**
     * @param readAhead published messages that are taken in before they can be handed on, 0 for as many as come
     * @param receiver called on the sockets' thread, must not wait
     * @param failed told if the sockets cannot be used any more
     */
    ClientSockets(
            ConnectionInfo connection,
            String identity,
            int readAhead,
            BiConsumer<Channel, List<byte[]>> receiver,
            Consumer<String> failed)
            throws IOException {
        this.receiver = receiver;
        this.failed = failed;
        this.selector = Selector.open();
        try {
            for (Channel channel : Channel.values()) {
                sockets.put(channel, connect(channel, connection, identity, readAhead));
            }
        } catch (RuntimeException | IOException e) {
            selector.close();
            context.close();
            throw e;
        }
        this.thread = new Thread(this::run, "kernel-client");
        thread.setDaemon(true);
        thread.start();
    }

    private ZMQ.Socket connect(Channel channel, ConnectionInfo connection, String identity, int readAhead)
            throws IOException {
        ZMQ.Socket socket = context.createSocket(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
        socket.setLinger(1000);
        socket.setHWM(channel == Channel.IOPUB ? readAhead : 0);
        // The kernel may not listen yet; a start is no longer than this late for it.
        socket.setReconnectIVL(20);
        if (channel == Channel.IOPUB) {
            socket.subscribe(new byte[0]);
        } else {
            // The same on every channel: the kernel asks for input at the identity that sent the cell.
            socket.setIdentity(identity.getBytes(StandardCharsets.UTF_8));
        }
        ConnectionInfo.CurveKeys curve = connection.curve();
        if (curve != null) {
            socket.setCurveServerKey(ZMQ.Curve.z85Decode(curve.publicKey()));
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(curve.publicKey()));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(curve.secretKey()));
        }
        if (!socket.connect("tcp://" + connection.ip() + ":" + connection.port(channel))) {
            throw new IOException("cannot connect to " + connection.ip() + ":" + connection.port(channel));
        }
        socket.getFD().register(selector, SelectionKey.OP_READ);
        return socket;
    }

    /** Sends frames; returns at once. */
    void send(Channel channel, List<byte[]> frames) {
        if (channel == Channel.IOPUB) {
            throw new IllegalArgumentException("iopub is the kernel's to send on");
        }
        outgoing.add(new Outgoing(channel, frames));
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closing) {
                // JeroMQ's descriptor tells of commands, not of messages: go round until nothing is left to do.
                while (work()) {
                    Thread.onSpinWait();
                }
                selector.select();
                selector.selectedKeys().clear();
            }
            work();
        } catch (IOException | RuntimeException e) {
            failed.accept("this client's connection failed: " + e);
        } finally {
            context.close();
        }
    }

    private boolean work() {
        boolean worked = false;
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            ZMQ.Socket socket = socket(next.channel());
            for (int i = 0; i < next.frames().size(); i++) {
                socket.send(
                        next.frames().get(i), ZMQ.DONTWAIT | (i < next.frames().size() - 1 ? ZMQ.SNDMORE : 0));
            }
            worked = true;
        }
        for (Map.Entry<Channel, ZMQ.Socket> entry : sockets.entrySet()) {
            // A kernel that prints without end must not keep an interrupt from being sent.
            for (int i = 0; i < AT_ONCE && (entry.getValue().getEvents() & ZMQ.Poller.POLLIN) != 0; i++) {
                List<byte[]> frames = new ArrayList<>();
                do {
                    frames.add(entry.getValue().recv(ZMQ.DONTWAIT));
                } while (entry.getValue().hasReceiveMore());
                receiver.accept(entry.getKey(), frames);
                worked = true;
            }
        }
        return worked;
    }

    private ZMQ.Socket socket(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        if (socket == null) {
            throw new IllegalStateException("no socket for " + channel);
        }
        return socket;
    }

    /** Sends what is waiting, for a second at most, and closes the sockets. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
