package dev.neurona.kernel.wire.zmtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The properties both ends tell of themselves: a name with its length in one byte, a value with its length in four. */
final class Metadata {
    static final String SOCKET_TYPE = "socket-type";
    static final String IDENTITY = "identity";

    private Metadata() {}

    /** {@return the properties, their names in lower case because case does not count} */
    static Map<String, byte[]> read(byte[] bytes, int from) throws ZmtpException {
        Map<String, byte[]> properties = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        while (in.hasRemaining()) {
            byte[] name = take(in, in.get() & 0xFF);
            if (in.remaining() < 4) {
                throw new ZmtpException("truncated properties");
            }
            properties.put(new String(name, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT), take(in, in.getInt()));
        }
        return properties;
    }

    private static byte[] take(ByteBuffer in, int length) throws ZmtpException {
        if (length < 0 || length > in.remaining()) {
            throw new ZmtpException("truncated properties");
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    /** {@return the command's name, then the properties of a socket of this type} */
    static byte[] ready(String command, String socketType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        string(out, command);
        out.writeBytes(properties(socketType));
        return out.toByteArray();
    }

    static byte[] properties(String socketType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        string(out, "Socket-Type");
        byte[] type = socketType.getBytes(StandardCharsets.US_ASCII);
        out.writeBytes(ByteBuffer.allocate(4).putInt(type.length).array());
        out.writeBytes(type);
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
