package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Message;
import java.util.List;

/** The request that something answers or is published for. Compared as itself: there is one for each request. */
final class Parent {
    static final Parent NONE = new Parent(new JsonObject(), List.of());

    private final JsonObject header;
    private final byte[] json;
    private final List<byte[]> identities;

    private Parent(JsonObject header, List<byte[]> identities) {
        this.header = header;
        this.json = Framing.bytes(header);
        this.identities = identities;
    }

    static Parent of(Message request) {
        return new Parent(request.header().json(), request.identities());
    }

    /** {@return its header} */
    JsonObject header() {
        return header;
    }

    /** {@return its header as it is sent, written once: only to be read} */
    byte[] json() {
        return json;
    }

    /** {@return where its sender is} */
    List<byte[]> identities() {
        return identities;
    }
}
