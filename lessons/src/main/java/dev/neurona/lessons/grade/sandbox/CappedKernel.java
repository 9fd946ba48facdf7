package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.RunnableKernel;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A kernel whose cells' outputs are cut off at a limit while they come in, before they fill the memory. */
final class CappedKernel implements RunnableKernel {
    private static final Event NOTHING = new Event("dropped", "", new JsonObject());

    private final RunnableKernel kernel;
    private long most;
    private long left;
    private boolean cut;

    CappedKernel(RunnableKernel kernel) {
        this.kernel = kernel;
    }

    /** Begins a cell that may show so much. */
    void allow(long bytes) {
        most = bytes;
        left = bytes;
        cut = false;
    }

    /** {@return whether something of the cell was left out} */
    boolean cut() {
        return cut;
    }

    @Override
    public @Nullable Event next(Duration wait) throws IOException, InterruptedException {
        Event event = kernel.next(wait);
        if (event == null) {
            return null;
        }
        return switch (event.type()) {
            case "stream" -> stream(event);
            case "display_data", "execute_result", "error" -> pay(event);
            // It takes the place of what is shown already.
            case "update_display_data" -> cost(event) <= most ? event : drop();
            case "clear_output" -> {
                left = most;
                yield event;
            }
            default -> event;
        };
    }

    private Event stream(Event event) {
        if (left <= 0) {
            return drop();
        }
        String text = text(event.content());
        long cost = OutputBudget.cost(text);
        if (cost <= left) {
            left -= cost;
            return event;
        }
        cut = true;
        JsonObject beginning = event.content().deepCopy();
        beginning.addProperty("text", OutputBudget.beginning(text, left));
        left = 0;
        return new Event(event.type(), event.parent(), beginning);
    }

    private static String text(JsonObject content) {
        return content.get("text") != null && content.get("text").isJsonPrimitive()
                ? content.get("text").getAsString()
                : "";
    }

    private Event pay(Event event) {
        long cost = left <= 0 ? Long.MAX_VALUE : cost(event);
        if (cost > left) {
            return drop();
        }
        left -= cost;
        return event;
    }

    private static long cost(Event event) {
        return event.content().toString().length();
    }

    private Event drop() {
        cut = true;
        return NOTHING;
    }

    @Override
    public JsonObject languageInfo() {
        return kernel.languageInfo();
    }

    @Override
    public String execute(String code, boolean stopOnError) throws IOException {
        return kernel.execute(code, stopOnError);
    }

    @Override
    public void interrupt() throws IOException {
        kernel.interrupt();
    }

    @Override
    public @Nullable String death() {
        return kernel.death();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
