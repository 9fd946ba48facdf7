package dev.neurona.kernel.wire.zmtp;

import java.util.List;
import java.util.Map;

/** No security: each end says READY. */
final class NullMechanism implements Mechanism {
    private final String socketType;
    private Map<String, byte[]> peer = Map.of();
    private boolean done;

    NullMechanism(String socketType) {
        this.socketType = socketType;
    }

    @Override
    public String name() {
        return "NULL";
    }

    @Override
    public List<byte[]> start() {
        return List.of(Metadata.ready("READY", socketType));
    }

    @Override
    public List<byte[]> handshake(byte[] command) throws ZmtpException {
        String name = Mechanism.commandName(command);
        if (!name.equals("READY")) {
            throw new ZmtpException("expected READY but got " + name);
        }
        peer = Metadata.read(command, 1 + name.length());
        done = true;
        return List.of();
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public Map<String, byte[]> peer() {
        return peer;
    }

    @Override
    public Frame seal(Frame frame) {
        return frame;
    }

    @Override
    public Frame open(Frame frame) {
        return frame;
    }
}
