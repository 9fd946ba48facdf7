package dev.neurona.kernel.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into frames. Memory grows with what came, not with what a header promises. */
final class FrameReader {
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int FIRST = 1 << 20;

    private byte @Nullable [] body;
    private int length;
    private int filled;
    private int flags;

    /**
     * {@return the next frame, or null until more has come}
     *
     * @param limit the longest a frame may be
     */
    Mechanism.@Nullable Frame read(ByteBuffer in, long limit) throws ZmtpException {
        if (body == null && !header(in, limit)) {
            return null;
        }
        byte[] into = body;
        if (into == null) {
            return null;
        }
        int take = Math.min(in.remaining(), length - filled);
        if (filled + take > into.length) {
            into = Arrays.copyOf(into, (int) Math.min(length, Math.max(filled + take, 2L * into.length)));
            body = into;
        }
        in.get(into, filled, take);
        filled += take;
        if (filled < length) {
            return null;
        }
        Mechanism.Frame frame = new Mechanism.Frame(
                (flags & MORE) != 0,
                (flags & COMMAND) != 0,
                into.length == length ? into : Arrays.copyOf(into, length));
        body = null;
        return frame;
    }

    private boolean header(ByteBuffer in, long limit) throws ZmtpException {
        if (!in.hasRemaining()) {
            return false;
        }
        int head = in.get(in.position());
        if ((head & ~(MORE | LONG | COMMAND)) != 0) {
            throw new ZmtpException("unknown frame flags " + head);
        }
        boolean isLong = (head & LONG) != 0;
        if (in.remaining() < (isLong ? 9 : 2)) {
            return false;
        }
        long size = isLong ? in.getLong(in.position() + 1) : in.get(in.position() + 1) & 0xFF;
        if (size < 0 || size > limit) {
            throw new ZmtpException("a frame of " + Long.toUnsignedString(size) + " bytes");
        }
        body = new byte[(int) Math.min(size, FIRST)];
        in.position(in.position() + (isLong ? 9 : 2));
        length = (int) size;
        filled = 0;
        flags = head;
        return true;
    }

    /** {@return what is written before a frame's body} */
    static byte[] header(Mechanism.Frame frame) {
        int length = frame.body().length;
        int flags = (frame.more() ? MORE : 0) | (frame.command() ? COMMAND : 0);
        return length < 256
                ? new byte[] {(byte) flags, (byte) length}
                : ByteBuffer.allocate(9)
                        .put((byte) (flags | LONG))
                        .putLong(length)
                        .array();
    }
}
