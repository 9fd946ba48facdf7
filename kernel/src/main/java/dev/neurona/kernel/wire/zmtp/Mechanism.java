package dev.neurona.kernel.wire.zmtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How the two ends of a connection make themselves known to each other, and what they do to frames after. */
interface Mechanism {
    /** A frame: {@code more} if others of its message follow, {@code command} if it is for the protocol itself. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Frame(boolean more, boolean command, byte[] body) {}

    /** {@return the name in the greeting} */
    String name();

    /** {@return commands to send at once} */
    List<byte[]> start();

    /**
     * Takes a command of the handshake.
     *
     * @return commands to answer with
     */
    List<byte[]> handshake(byte[] command) throws ZmtpException;

    /** {@return whether the handshake is over} */
    boolean done();

    /** {@return what the peer told of itself} */
    Map<String, byte[]> peer();

    /** {@return the frame as it goes over the wire} */
    Frame seal(Frame frame);

    /** {@return the frame that came over the wire} */
    Frame open(Frame frame) throws ZmtpException;

    /** {@return a command's name, which is before its data} */
    static String commandName(byte[] command) throws ZmtpException {
        int length = command.length == 0 ? 0 : command[0] & 0xFF;
        if (length == 0 || command.length < 1 + length) {
            throw new ZmtpException("a command without a name");
        }
        return new String(command, 1, length, StandardCharsets.US_ASCII);
    }
}
