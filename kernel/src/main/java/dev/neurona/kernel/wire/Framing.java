package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Messages as frames: identities, delimiter, signature, header, parent header, metadata, content, buffers. Writing may be
 * done by any thread, reading by one at a time.
 */
public final class Framing {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = {'{', '}'};
    private static final int REMEMBERED = 1 << 16;

    private final Hmac hmac;
    private final SeenSignatures seen = new SeenSignatures(REMEMBERED);

    /** Frames messages as the connection file says. */
    public Framing(ConnectionInfo connection) {
        this.hmac = new Hmac(connection.signatureScheme(), connection.key());
    }

    /** {@return the message as frames, signed} */
    public List<byte[]> frames(Message message) {
        return frames(
                message.identities(),
                Json.bytes(message.header().json()),
                bytes(message.parent()),
                bytes(message.metadata()),
                Json.bytes(message.content()),
                message.buffers());
    }

    /** {@return a message whose parts are JSON already, as frames, signed} */
    List<byte[]> frames(
            List<byte[]> identities,
            byte[] header,
            byte[] parent,
            byte[] metadata,
            byte[] content,
            List<byte[]> buffers) {
        List<byte[]> signed = List.of(header, parent, metadata, content);
        List<byte[]> frames = new ArrayList<>(identities.size() + 6 + buffers.size());
        frames.addAll(identities);
        frames.add(DELIMITER);
        frames.add(hmac.sign(signed));
        frames.addAll(signed);
        frames.addAll(buffers);
        return frames;
    }

    static byte[] bytes(JsonObject object) {
        return object.isEmpty() ? EMPTY : Json.bytes(object);
    }

    /**
     * {@return the message in the frames}
     *
     * @throws MalformedMessage if it is truncated, wrongly signed, seen before, not JSON or without a field it needs
     */
    public Message message(List<byte[]> frames) throws MalformedMessage {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (frames.size() < first + 4) {
            throw new MalformedMessage(
                    delimiter == frames.size()
                            ? "no delimiter in " + frames.size() + " frames"
                            : "truncated: " + (frames.size() - delimiter) + " frames from the delimiter on, not 6");
        }
        byte[] signature = frames.get(delimiter + 1);
        if (!hmac.verify(signature, frames.subList(first, first + 4))) {
            throw new MalformedMessage(signature.length == 0 ? "not signed" : "wrong signature");
        }
        if (hmac.signing() && !seen.add(signature)) {
            throw new MalformedMessage("seen before: the same signature again");
        }
        return new Message(
                frames.subList(0, delimiter),
                Header.from(Json.object(frames.get(first))),
                Json.object(frames.get(first + 1)),
                Json.object(frames.get(first + 2)),
                Json.object(frames.get(first + 3)),
                frames.subList(first + 4, frames.size()));
    }
}
