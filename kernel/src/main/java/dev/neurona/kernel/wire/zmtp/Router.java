package dev.neurona.kernel.wire.zmtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of many peers and answers each: a message's first frame is the identity of its peer, both ways. What is
 * for nobody is dropped.
 */
public final class Router extends Endpoint {
    private static final class Peer {
        private final Connection connection;
        private final ByteBuffer identity;
        private final Deque<List<byte[]>> outgoing = new ArrayDeque<>();

        private Peer(Connection connection, ByteBuffer identity) {
            this.connection = connection;
            this.identity = identity;
        }
    }

    private final Consumer<List<byte[]>> receiver;
    private final Map<ByteBuffer, Peer> byIdentity = new HashMap<>();
    private final IdentityHashMap<Connection, Peer> byConnection = new IdentityHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Listens.
     *
     * @param receiver given each message on the loop's thread; must not wait
     */
    public Router(
            EventLoop loop,
            String name,
            String ip,
            int port,
            byte @Nullable [] curveSecret,
            Consumer<List<byte[]>> receiver,
            Consumer<String> log)
            throws IOException {
        super(loop, name, "ROUTER", ip, port, curveSecret, log);
        this.receiver = receiver;
    }

    /** Sends a message to the peer its first frame names; any thread may, and none waits. */
    public void send(List<byte[]> frames) {
        if (loop().inLoop()) {
            offer(frames);
        } else {
            loop().execute(() -> offer(frames));
        }
    }

    private void offer(List<byte[]> frames) {
        Peer peer = byIdentity.get(ByteBuffer.wrap(frames.get(0)));
        if (peer == null) {
            log("a message for a peer that is gone was dropped");
            return;
        }
        peer.outgoing.add(frames.subList(1, frames.size()));
        peer.connection.pump();
    }

    @Override
    void connected(Connection connection) {
        byte[] told = connection.peer().getOrDefault(Metadata.IDENTITY, new byte[0]);
        if (told.length == 0) {
            // As ZeroMQ makes them: a zero, then a number.
            told = new byte[5];
            random.nextBytes(told);
            told[0] = 0;
        }
        Peer peer = new Peer(connection, ByteBuffer.wrap(told));
        byConnection.put(connection, peer);
        Peer before = byIdentity.put(peer.identity, peer);
        if (before != null) {
            // A client that came back before its old connection was missed.
            before.connection.close("its peer connected anew");
        }
    }

    @Override
    void disconnected(Connection connection) {
        Peer peer = byConnection.remove(connection);
        if (peer != null) {
            byIdentity.remove(peer.identity, peer);
        }
    }

    @Override
    @SuppressWarnings("ByteBufferBackingArray") // identities are wrapped arrays
    void received(Connection connection, List<byte[]> frames) {
        Peer peer = byConnection.get(connection);
        if (peer != null) {
            List<byte[]> all = new ArrayList<>(frames.size() + 1);
            all.add(peer.identity.array());
            all.addAll(frames);
            receiver.accept(all);
        }
    }

    @Override
    @Nullable List<byte[]> next(Connection connection) {
        Peer peer = byConnection.get(connection);
        return peer == null ? null : peer.outgoing.poll();
    }
}
