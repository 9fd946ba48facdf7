package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a cell.
 *
 * @param reply the answer on the shell channel
 * @param published what was published for the cell until its idle, in order, statuses too
 */
public record Result(Message reply, List<Message> published) {
    public Result {
        published = List.copyOf(published);
    }

    /** {@return {@code ok}, {@code error} or {@code aborted}} */
    public String status() {
        return Reply.status(reply.content());
    }

    /** {@return whether the cell ran to its end} */
    public boolean ok() {
        return status().equals(Reply.OK);
    }

    /** {@return the number in the cell's prompt, or -1 where the reply has none} */
    public int executionCount() {
        return reply.content().has("execution_count")
                ? reply.content().get("execution_count").getAsInt()
                : -1;
    }

    /** {@return what the cell printed} */
    public String stdout() {
        return text("stdout");
    }

    /** {@return what the cell printed to standard error} */
    public String stderr() {
        return text("stderr");
    }

    private String text(String stream) {
        StringBuilder text = new StringBuilder();
        for (JsonObject content : contents(Published.Stream.TYPE)) {
            if (content.get("name").getAsString().equals(stream)) {
                text.append(content.get("text").getAsString());
            }
        }
        return text.toString();
    }

    /** {@return the contents of the published messages of one type, in order} */
    public List<JsonObject> contents(String type) {
        List<JsonObject> contents = new ArrayList<>();
        for (Message message : published) {
            if (message.type().equals(type)) {
                contents.add(message.content());
            }
        }
        return contents;
    }

    /** {@return the types of the published messages, in order; a state of busy that is said again is left out} */
    public List<String> types() {
        List<String> types = new ArrayList<>();
        boolean busy = false;
        for (Message message : published) {
            boolean state = message.type().equals(Published.Status.TYPE);
            boolean repeated = state && busy && isBusy(message);
            busy |= state && isBusy(message);
            if (!repeated) {
                types.add(message.type());
            }
        }
        return List.copyOf(types);
    }

    /** A kernel says again that it is busy when another request was answered meanwhile. */
    private static boolean isBusy(Message message) {
        return message.content().get("execution_state").getAsString().equals("busy");
    }

    /** {@return the execution states published for the cell, in order} */
    public List<String> statuses() {
        return contents(Published.Status.TYPE).stream()
                .map(content -> content.get("execution_state").getAsString())
                .toList();
    }

    /** {@return the plain text of the cell's value, if it has one} */
    public Optional<String> value() {
        return contents(Published.Result.TYPE).stream()
                .findFirst()
                .map(content ->
                        content.getAsJsonObject("data").get("text/plain").getAsString());
    }

    /** {@return the error the cell published, if any} */
    public Optional<JsonObject> error() {
        return contents(Published.CellError.TYPE).stream().findFirst();
    }
}
