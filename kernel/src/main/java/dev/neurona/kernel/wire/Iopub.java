package dev.neurona.kernel.wire;

import com.google.gson.JsonObject;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.wire.zmtp.Publication;
import dev.neurona.kernel.wire.zmtp.Publisher;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the kernel publishes, as messages. Any thread may publish, and only printing waits for readers. */
final class Iopub {
    private static final byte[] NO_METADATA = {'{', '}'};

    private final Framing framing;
    private final String session;
    private final String username;
    private final Publisher publisher;
    private final Map<String, byte[]> topics = new ConcurrentHashMap<>();
    private final Publisher.Limits limits;

    interface Opener {
        Publisher open(Function<String, Publication> welcome) throws java.io.IOException;
    }

    Iopub(Framing framing, String session, String username, Publisher.Limits limits, Opener opener)
            throws java.io.IOException {
        this.framing = framing;
        this.session = session;
        this.username = username;
        this.limits = limits;
        this.publisher = opener.open(this::welcome);
    }

    private Publication welcome(String subscription) {
        Content content = new Published.Welcome(subscription);
        // The topic must be what was subscribed to, or it would not get through the reader's own filter.
        byte[] topic = subscription.isEmpty() ? topic(content.type()) : subscription.getBytes(StandardCharsets.UTF_8);
        return publication(topic, content.type(), Parent.NONE, Json.bytes(content.json()), List.of());
    }

    byte[] topic(String type) {
        return topics.computeIfAbsent(
                type, each -> ("kernel." + session + "." + each).getBytes(StandardCharsets.UTF_8));
    }

    List<byte[]> frames(String type, Parent parent, byte[] content) {
        return frames(topic(type), type, parent, content, List.of());
    }

    private List<byte[]> frames(byte[] topic, String type, Parent parent, byte[] content, List<byte[]> buffers) {
        Header header = Header.of(type, session, username);
        return framing.frames(List.of(topic), Json.bytes(header.json()), parent.json(), NO_METADATA, content, buffers);
    }

    private Publication publication(byte[] topic, String type, Parent parent, byte[] content, List<byte[]> buffers) {
        return new MessagePublication(frames(topic, type, parent, content, buffers));
    }

    /** Publishes a message; never waits. */
    void publish(Parent parent, Content content) {
        publish(parent, content, new JsonObject(), List.of());
    }

    /** Publishes a message with metadata and binary buffers; never waits. */
    void publish(Parent parent, Content content, JsonObject metadata, List<byte[]> buffers) {
        Header header = Header.of(content.type(), session, username);
        publisher.publish(new MessagePublication(framing.frames(
                List.of(topic(content.type())),
                Json.bytes(header.json()),
                parent.json(),
                Framing.bytes(metadata),
                Json.bytes(content.json()),
                buffers)));
    }

    /** {@return a message to publish later, written now by the calling thread} */
    MessagePublication publication(Parent parent, Content content) {
        return new MessagePublication(frames(content.type(), parent, Json.bytes(content.json())));
    }

    /** Publishes a message written before; never waits. */
    void publish(MessagePublication publication) {
        publisher.publish(publication);
    }

    /** Tells that lines were lost. */
    void publishLost(Parent parent, long lines) {
        publisher.publish(lost(parent, lines));
    }

    /** Publishes printed text; never waits. */
    void publish(Parent parent, CellOutput.Stream stream, byte[] utf8) {
        publisher.publish(new TextPublication(this, parent, stream, utf8));
    }

    /** {@return what tells that lines were lost} */
    Publication lost(Parent parent, long lines) {
        String text = "\n[" + lines + (lines == 1 ? " line" : " lines")
                + " of output not shown: this front end read nothing for "
                + limits.stall().toSeconds() + " s]\n";
        Content content = new Published.Stream("stderr", text);
        return publication(topic(content.type()), content.type(), parent, Json.bytes(content.json()), List.of());
    }

    /** {@return whether {@link #awaitRoom} would wait} */
    boolean full() {
        return publisher.full();
    }

    /** {@return whether there is far more than {@link #full}} */
    boolean overfull() {
        return publisher.overfull();
    }

    /** Waits until readers have caught up. */
    void awaitRoom() throws InterruptedIOException {
        publisher.awaitRoom();
    }
}
