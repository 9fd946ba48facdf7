package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and all that is said because of it. Any thread may speak. */
public final class Exchange {
    private final KernelSockets sockets;
    private final Channel channel;
    private final Message request;
    private final Parent parent;
    private @Nullable CellWriter writer;

    Exchange(KernelSockets sockets, Channel channel, Message request) {
        this.sockets = sockets;
        this.channel = channel;
        this.request = request;
        this.parent = Parent.of(request);
    }

    /** {@return where the request came in} */
    public Channel channel() {
        return channel;
    }

    /** {@return the request} */
    public Message request() {
        return request;
    }

    /** Answers the one who asked. */
    public void reply(Content content) {
        reply(content, new JsonObject());
    }

    /** Answers the one who asked, with metadata. */
    public void reply(Content content, JsonObject metadata) {
        sockets.reply(channel, parent, content, metadata);
    }

    /** Tells everyone, on behalf of the request. */
    public void publish(Content content) {
        sockets.iopub().publish(parent, content);
    }

    /** Tells everyone that the kernel is {@code busy} or {@code idle} because of the request. */
    public void status(String state) {
        publish(new Published.Status(state));
    }

    /**
     * {@return the output of the cell that the request is}
     *
     * @param allowStdin whether the asker answers questions
     * @param silent whether nothing is to be published
     */
    public CellOutput output(boolean allowStdin, boolean silent) {
        writer = sockets.writer(parent, allowStdin, silent);
        return writer;
    }

    /** Sends what the output still holds. {@return the pages the cell wants to be shown} */
    public List<Bundle> endOutput() {
        CellWriter output = writer;
        return output == null ? List.of() : output.finish();
    }
}
