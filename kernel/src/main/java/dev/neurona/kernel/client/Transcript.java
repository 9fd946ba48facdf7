package dev.neurona.kernel.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel sent, put into the notebook as a front end puts it: output goes to the cell that asked for it, also
 * when a thread prints after its cell has ended, and an update reaches every output shown under its id.
 */
final class Transcript {
    private final Map<String, CellTranscript> byRequest = new LinkedHashMap<>();

    void begin(String request, Cell cell) {
        byRequest.put(request, new CellTranscript(cell));
    }

    /** Takes in one message; what is no output is passed over. */
    void accept(RunnableKernel.Event event) {
        JsonObject content = event.content();
        String displayId = displayId(content);
        if (event.type().equals("update_display_data")) {
            if (displayId != null) {
                update(displayId, content);
            }
            return;
        }
        CellTranscript cell = byRequest.get(event.parent());
        if (cell == null) {
            return;
        }
        switch (event.type()) {
            case "stream" -> cell.stream(string(content, "name", "stdout"), string(content, "text", ""));
            case "display_data" -> {
                // As nbclient and JupyterLab do: showing an id again changes what is shown under it elsewhere too.
                if (displayId != null) {
                    update(displayId, content);
                }
                cell.display(content, displayId);
            }
            case "execute_result" -> {
                count(cell, content);
                cell.result(content, displayId);
            }
            case "error" -> cell.error(string(content, "ename", ""), string(content, "evalue", ""), traceback(content));
            case "clear_output" ->
                cell.clear(content.has("wait") && content.get("wait").getAsBoolean());
            case "execute_input", "execute_reply" -> count(cell, content);
            default -> {}
        }
    }

    /** Writes what has come so far into the cell of a request. */
    void store(String request) {
        CellTranscript cell = byRequest.get(request);
        if (cell != null) {
            cell.store();
        }
    }

    /** Writes what has come so far into the cells. */
    void store() {
        byRequest.values().forEach(CellTranscript::store);
    }

    private void update(String displayId, JsonObject content) {
        byRequest.values().forEach(cell -> cell.update(displayId, content));
    }

    private static void count(CellTranscript cell, JsonObject content) {
        JsonElement count = content.get("execution_count");
        if (count != null && count.isJsonPrimitive()) {
            cell.cell().setExecutionCount(count.getAsInt());
        }
    }

    private static @Nullable String displayId(JsonObject content) {
        return content.get("transient") instanceof JsonObject passing && passing.has("display_id")
                ? passing.get("display_id").getAsString()
                : null;
    }

    static String string(JsonObject content, String field, String otherwise) {
        JsonElement value = content.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
    }

    static List<String> traceback(JsonObject content) {
        List<String> lines = new ArrayList<>();
        if (content.get("traceback") instanceof JsonArray array) {
            array.forEach(line -> lines.add(line.getAsString()));
        }
        return lines;
    }
}
