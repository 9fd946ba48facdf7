package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Message;
import java.util.List;

/**
 * The request that something answers or is published for.
 *
 * @param header its header
 * @param json the header as it is sent, written once
 * @param identities where its sender is
 */
record Parent(JsonObject header, byte[] json, List<byte[]> identities) {
    static final Parent NONE = new Parent(new JsonObject(), Framing.bytes(new JsonObject()), List.of());

    static Parent of(Message request) {
        JsonObject header = request.header().json();
        return new Parent(header, Framing.bytes(header), request.identities());
    }

    /** Parents are compared as themselves: one for each request. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
