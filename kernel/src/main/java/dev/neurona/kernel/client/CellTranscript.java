package dev.neurona.kernel.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outputs of one cell while its messages come in. */
final class CellTranscript {
    private final Cell cell;
    private final List<Entry> entries = new ArrayList<>();
    private boolean clearBeforeNext;

    CellTranscript(Cell cell) {
        this.cell = cell;
        cell.clearOutputs();
    }

    Cell cell() {
        return cell;
    }

    /** Adds stream text, to the last output if that is the same stream. */
    void stream(String name, String text) {
        clearIfWaiting();
        if (!entries.isEmpty() && entries.get(entries.size() - 1) instanceof Stream last && last.name.equals(name)) {
            last.text.append(text);
            return;
        }
        Stream stream = new Stream(name, new StreamText());
        stream.text.append(text);
        entries.add(stream);
    }

    void display(JsonObject content, @Nullable String displayId) {
        clearIfWaiting();
        entries.add(new Shown(displayId, Outputs.displayData(data(content), metadata(content))));
    }

    void result(JsonObject content, @Nullable String displayId) {
        clearIfWaiting();
        JsonElement count = content.get("execution_count");
        entries.add(new Shown(
                displayId,
                Outputs.executeResult(data(content), metadata(content), count == null ? JsonNull.INSTANCE : count)));
    }

    void error(String name, String value, List<String> traceback) {
        clearIfWaiting();
        entries.add(new Shown(null, Outputs.error(name, value, traceback)));
    }

    /** Changes what was shown under that id. */
    void update(String displayId, JsonObject content) {
        for (Entry entry : entries) {
            if (entry instanceof Shown shown && displayId.equals(shown.displayId)) {
                Outputs.replace(shown.output, data(content), metadata(content));
            }
        }
    }

    void clear(boolean wait) {
        if (wait) {
            clearBeforeNext = true;
        } else {
            clearBeforeNext = false;
            entries.clear();
        }
    }

    private void clearIfWaiting() {
        if (clearBeforeNext) {
            clear(false);
        }
    }

    /** Writes what has come so far into the cell. */
    void store() {
        JsonArray outputs = cell.outputs();
        while (!outputs.isEmpty()) {
            outputs.remove(outputs.size() - 1);
        }
        for (Entry entry : entries) {
            outputs.add(entry.json());
        }
    }

    private static JsonObject data(JsonObject content) {
        return content.get("data") instanceof JsonObject data ? data : new JsonObject();
    }

    private static JsonObject metadata(JsonObject content) {
        return content.get("metadata") instanceof JsonObject metadata ? metadata : new JsonObject();
    }

    private sealed interface Entry {
        JsonObject json();
    }

    private record Stream(String name, StreamText text) implements Entry {
        @Override
        public JsonObject json() {
            return Outputs.stream(name, text.toString());
        }
    }

    private record Shown(@Nullable String displayId, JsonObject output) implements Entry {
        @Override
        public JsonObject json() {
            return output;
        }
    }
}
