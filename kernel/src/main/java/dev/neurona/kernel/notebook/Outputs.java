package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Outputs in the form nbformat keeps them: fields in order of their names, text as a list of lines. */
public final class Outputs {
    private Outputs() {}

    /** {@return text printed to {@code stdout} or {@code stderr}} */
    public static JsonObject stream(String name, String text) {
        JsonObject output = new JsonObject();
        output.addProperty("name", name);
        output.addProperty("output_type", "stream");
        output.add("text", Lines.split(text));
        return output;
    }

    /** {@return something shown by {@code display}} */
    public static JsonObject displayData(JsonObject data, JsonObject metadata) {
        JsonObject output = new JsonObject();
        output.add("data", kept(data));
        output.add("metadata", sorted(metadata));
        output.addProperty("output_type", "display_data");
        return output;
    }

    /** {@return the value of the cell} */
    public static JsonObject executeResult(JsonObject data, JsonObject metadata, JsonElement executionCount) {
        JsonObject output = new JsonObject();
        output.add("data", kept(data));
        output.add("execution_count", executionCount);
        output.add("metadata", sorted(metadata));
        output.addProperty("output_type", "execute_result");
        return output;
    }

    /** {@return an error that ended the cell} */
    public static JsonObject error(String name, String value, List<String> traceback) {
        JsonArray lines = new JsonArray();
        traceback.forEach(lines::add);
        JsonObject output = new JsonObject();
        output.addProperty("ename", name);
        output.addProperty("evalue", value);
        output.addProperty("output_type", "error");
        output.add("traceback", lines);
        return output;
    }

    /** Replaces what an output shows, as an update of a display does. */
    public static void replace(JsonObject output, JsonObject data, JsonObject metadata) {
        output.add("data", kept(data));
        output.add("metadata", sorted(metadata));
    }

    private static JsonObject kept(JsonObject data) {
        JsonObject kept = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : new TreeMap<>(data.asMap()).entrySet()) {
            boolean text = !isJson(entry.getKey()) && NotebookShape.isString(entry.getValue());
            kept.add(entry.getKey(), text ? Lines.split(entry.getValue().getAsString()) : entry.getValue());
        }
        return kept;
    }

    /** {@return the same JSON with the fields of its objects in the order Jupyter writes them} */
    public static JsonElement sorted(JsonElement value) {
        if (value instanceof JsonObject object) {
            JsonObject sorted = new JsonObject();
            new TreeMap<>(object.asMap()).forEach((name, field) -> sorted.add(name, sorted(field)));
            return sorted;
        }
        if (value instanceof JsonArray array) {
            JsonArray sorted = new JsonArray();
            array.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return value;
    }

    /** A string that is JSON data must stay one: it is a value, not lines. */
    private static boolean isJson(String mime) {
        return mime.equals("application/json") || (mime.startsWith("application/") && mime.endsWith("+json"));
    }
}
