package dev.neurona.kernel.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * One message.
 *
 * @param identities routing frames before the delimiter; on iopub the topic
 * @param parent header of the message this one answers, empty if none
 * @param buffers binary frames after the content
 */
public record Message(
        List<byte[]> identities,
        Header header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {
    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** {@return a message with nothing but its header and content} */
    public static Message of(Header header, JsonObject parent, JsonObject content) {
        return new Message(List.of(), header, parent, new JsonObject(), content, List.of());
    }

    /** {@return the type named in the header} */
    public String type() {
        return header.type();
    }

    /** {@return the id of the message this one answers, or an empty string} */
    public String parentId() {
        JsonElement id = parent.get("msg_id");
        return id != null && id.isJsonPrimitive() ? id.getAsString() : "";
    }
}
