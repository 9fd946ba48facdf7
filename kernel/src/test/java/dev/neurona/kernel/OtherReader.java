package dev.neurona.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A reader of iopub that is not the client: a JeroMQ socket of its own, which reads when it is told to.
 *
 * <p>JeroMQ 0.6.0 may leave a connection it has just made unread until something else happens on its thread: where the end
 * of connecting and the start of reading fall into one turn of {@code zmq.poll.Poller}, the old key is cancelled after the
 * new one took its place. So this one stirs that thread while nothing comes.
 */
public final class OtherReader implements AutoCloseable {
    private static final int STIR_MILLIS = 250;
    private static final int TURNS = 120;

    private final ZContext context = new ZContext();
    private final ZMQ.Socket socket;
    private final String address;

    /**
     * @param port the kernel's iopub port
     * @param topic what the messages' topics begin with
     */
    public OtherReader(int port, String topic) {
        address = "tcp://127.0.0.1:" + port;
        socket = context.createSocket(SocketType.SUB);
        socket.setRcvHWM(1);
        socket.setReceiveBufferSize(1 << 16);
        socket.setReceiveTimeOut(STIR_MILLIS);
        socket.subscribe(topic);
        socket.connect(address);
    }

    /** {@return the next message's frames, or none if none comes in half a minute} */
    public List<byte[]> next() {
        List<byte[]> frames = new ArrayList<>();
        byte[] first = first();
        if (first != null) {
            frames.add(first);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
        }
        return frames;
    }

    private byte @Nullable [] first() {
        byte[] first = socket.recv();
        for (int i = 0; first == null && i < TURNS; i++) {
            try (ZMQ.Socket stirring = context.createSocket(SocketType.SUB)) {
                stirring.connect(address);
                first = socket.recv();
            }
        }
        return first;
    }

    @Override
    public void close() {
        context.close();
    }
}
