package dev.neurona.kernel;

import com.google.gson.JsonArray;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.history.History;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Positions;
import dev.neurona.kernel.message.Reply;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests that run nothing and therefore need not wait for a cell. */
final class Answers {
    private final ConnectionInfo connection;
    private final Interpreter interpreter;
    private final History history;
    private final CommBoard comms;

    Answers(ConnectionInfo connection, Interpreter interpreter, History history, CommBoard comms) {
        this.connection = connection;
        this.interpreter = interpreter;
        this.history = history;
        this.comms = comms;
    }

    /**
     * {@return how to answer, or null for a request of another kind}
     *
     * @throws MalformedMessage if the request lacks what it needs
     */
    @Nullable Supplier<Content> to(Message message) throws MalformedMessage {
        switch (message.type()) {
            case Request.Plain.KERNEL_INFO -> {
                return KernelInfo::reply;
            }
            case Request.Plain.CONNECT -> {
                return () -> KernelInfo.connection(connection);
            }
            case Request.Complete.TYPE -> {
                Request.Complete request = Request.Complete.from(message.content());
                return () -> new Reply.Completed(
                        request.code(),
                        interpreter.complete(request.code(), Positions.toUtf16(request.code(), request.cursor())));
            }
            case Request.Inspect.TYPE -> {
                Request.Inspect request = Request.Inspect.from(message.content());
                return () -> new Reply.Inspected(interpreter.inspect(
                        request.code(), Positions.toUtf16(request.code(), request.cursor()), request.detail()));
            }
            case Request.IsComplete.TYPE -> {
                Request.IsComplete request = Request.IsComplete.from(message.content());
                return () -> new Reply.Completeness(interpreter.isComplete(request.code()));
            }
            case Request.History.TYPE -> {
                Request.History request = Request.History.from(message.content());
                return () -> history(request);
            }
            case Request.CommInfo.TYPE -> {
                Request.CommInfo request = Request.CommInfo.from(message.content());
                return () -> new Reply.CommInfo(comms.info(request.target()));
            }
            default -> {
                return null;
            }
        }
    }

    private Content history(Request.History request) {
        List<History.Entry> entries;
        switch (request.access()) {
            case "tail" -> entries = history.tail(request.count());
            case "range" -> entries = history.range(request.session(), request.start(), request.stop());
            case "search" -> entries = history.search(request.pattern(), request.count(), request.unique());
            default -> {
                return new Reply.Refused(
                        "history_reply",
                        "ValueError",
                        "unknown hist_access_type '" + request.access() + "': use tail, range or search");
            }
        }
        JsonArray tuples = new JsonArray();
        for (History.Entry entry : entries) {
            JsonArray tuple = new JsonArray();
            tuple.add(entry.session());
            tuple.add(entry.line());
            if (request.output()) {
                JsonArray both = new JsonArray();
                both.add(entry.code());
                both.add(Json.tree(entry.output()));
                tuple.add(both);
            } else {
                tuple.add(entry.code());
            }
            tuples.add(tuple);
        }
        return new Reply.History(tuples);
    }
}
