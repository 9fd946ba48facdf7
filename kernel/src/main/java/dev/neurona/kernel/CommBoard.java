package dev.neurona.kernel;

import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Comm;
import dev.neurona.kernel.display.CommMessage;
import dev.neurona.kernel.display.Comms;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import dev.neurona.kernel.message.CommContent;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kernel's open comms and the targets it knows. */
final class CommBoard implements Comms.Host {
    /** Publishes on behalf of a cell's output, or of nobody. */
    interface Publisher {
        void publish(@Nullable CellOutput output, Content content, JsonObject metadata, List<byte[]> buffers);
    }

    private final Map<String, Consumer<Comm>> targets = new ConcurrentHashMap<>();
    private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
    private final Publisher publisher;
    private final Consumer<String> log;

    CommBoard(Publisher publisher, Consumer<String> log) {
        this.publisher = publisher;
        this.log = log;
    }

    @Override
    public void register(String target, Consumer<Comm> opened) {
        targets.put(target, opened);
    }

    @Override
    public void unregister(String target) {
        targets.remove(target);
    }

    @Override
    public Comm open(String target, Map<String, ? extends @Nullable Object> data) {
        OpenComm comm = new OpenComm(
                UUID.randomUUID().toString().replace("-", ""), target, new CommMessage(Map.of(), List.of()));
        open.put(comm.id(), comm);
        publish(new CommContent.Open(comm.id(), target, null, Json.tree(data).getAsJsonObject()), List.of());
        return comm;
    }

    private void publish(CommContent content, List<byte[]> buffers) {
        CellScope scope = CellScope.current();
        publisher.publish(scope == null ? null : scope.output(), content, new JsonObject(), buffers);
    }

    /** {@return ids of open comms to their targets; of one target, or of all for null} */
    Map<String, String> info(@Nullable String target) {
        Map<String, String> info = new TreeMap<>();
        open.forEach((id, comm) -> {
            if (target == null || comm.target().equals(target)) {
                info.put(id, comm.target());
            }
        });
        return info;
    }

    /** A front end opened a comm; what a target's code throws closes it and goes on. */
    void opened(CommContent.Open content, Message message) {
        Consumer<Comm> target = targets.get(content.target());
        if (target == null) {
            log.accept("no comm target '" + content.target() + "' is registered");
            publish(new CommContent.Close(content.id(), new JsonObject()), List.of());
            return;
        }
        OpenComm comm = new OpenComm(content.id(), content.target(), told(content, message));
        open.put(comm.id(), comm);
        boolean fine = false;
        try {
            target.accept(comm);
            fine = true;
        } finally {
            if (!fine) {
                comm.close();
            }
        }
    }

    void told(CommContent.Tell content, Message message) {
        OpenComm comm = open.get(content.id());
        if (comm == null) {
            log.accept("a message for comm " + content.id() + ", which is not open");
        } else {
            comm.onMessage.accept(told((CommContent) content, message));
        }
    }

    void closed(CommContent.Close content, Message message) {
        OpenComm comm = open.remove(content.id());
        if (comm != null) {
            comm.onClose.accept(told(content, message));
        }
    }

    @SuppressWarnings("unchecked") // an object's plain form is a map with names as its keys
    private static CommMessage told(CommContent content, Message message) {
        Object plain = Json.plain(content.data());
        return new CommMessage(plain == null ? Map.of() : (Map<String, @Nullable Object>) plain, message.buffers());
    }

    private final class OpenComm implements Comm {
        private final String id;
        private final String target;
        private final CommMessage opening;
        private volatile Consumer<CommMessage> onMessage = message -> {};
        private volatile Consumer<CommMessage> onClose = message -> {};

        private OpenComm(String id, String target, CommMessage opening) {
            this.id = id;
            this.target = target;
            this.opening = opening;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public CommMessage opening() {
            return opening;
        }

        @Override
        public void send(Map<String, ? extends @Nullable Object> data, List<byte[]> buffers) {
            if (open.get(id) == this) {
                publish(new CommContent.Tell(id, Json.tree(data).getAsJsonObject()), buffers);
            }
        }

        @Override
        public void onMessage(Consumer<CommMessage> listener) {
            onMessage = listener;
        }

        @Override
        public void onClose(Consumer<CommMessage> listener) {
            onClose = listener;
        }

        @Override
        public void close() {
            if (open.remove(id, this)) {
                publish(new CommContent.Close(id, new JsonObject()), List.of());
            }
        }
    }
}
