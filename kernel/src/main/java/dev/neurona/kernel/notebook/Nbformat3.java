package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.TreeMap;

/** Notebooks of the years before 2015, turned into nbformat 4.5. */
final class Nbformat3 {
    /** What a MIME type was called, in the order Jupyter writes them. */
    private static final Map<String, String> OLD_NAMES = new TreeMap<>(Map.of(
            "text/plain", "text",
            "text/html", "html",
            "image/svg+xml", "svg",
            "image/png", "png",
            "image/jpeg", "jpeg",
            "text/latex", "latex",
            "application/json", "json",
            "application/javascript", "javascript",
            "application/pdf", "pdf"));

    private Nbformat3() {}

    static JsonObject convert(JsonObject old, String name) throws NotebookException {
        if (!(old.get("worksheets") instanceof JsonArray sheets)) {
            throw new NotebookException(name + " is not a notebook: nbformat 3 without \"worksheets\".");
        }
        JsonArray cells = new JsonArray();
        for (JsonElement sheet : sheets) {
            if (!(sheet instanceof JsonObject object) || !(object.get("cells") instanceof JsonArray oldCells)) {
                throw new NotebookException(name + " is not a notebook: a worksheet without \"cells\".");
            }
            for (JsonElement cell : oldCells) {
                if (!(cell instanceof JsonObject oldCell) || !NotebookShape.isString(oldCell.get("cell_type"))) {
                    throw new NotebookException(
                            "%s is not a notebook: cell %d has no \"cell_type\".".formatted(name, cells.size() + 1));
                }
                cells.add(cell(oldCell, "cell-" + (cells.size() + 1)));
            }
        }
        JsonObject metadata = old.get("metadata") instanceof JsonObject kept ? kept.deepCopy() : new JsonObject();
        metadata.remove("name");
        JsonObject json = new JsonObject();
        json.add("cells", cells);
        json.add("metadata", metadata);
        json.addProperty("nbformat", 4);
        json.addProperty("nbformat_minor", 5);
        return json;
    }

    private static JsonObject cell(JsonObject old, String id) {
        String type = old.get("cell_type").getAsString();
        JsonObject metadata = old.get("metadata") instanceof JsonObject kept ? kept.deepCopy() : new JsonObject();
        JsonObject json = new JsonObject();
        boolean code = type.equals("code");
        json.addProperty("cell_type", code || type.equals("raw") ? type : "markdown");
        if (code) {
            json.add("execution_count", or(old, "prompt_number", JsonNull.INSTANCE));
            if (old.get("collapsed") != null) {
                metadata.add("collapsed", old.get("collapsed"));
            }
        }
        json.addProperty("id", id);
        json.add("metadata", metadata);
        if (code) {
            json.add("outputs", outputs(old));
        }
        json.add("source", source(old, type));
        return json;
    }

    private static JsonElement source(JsonObject old, String type) {
        JsonElement source = or(old, type.equals("code") ? "input" : "source", new JsonArray());
        if (!type.equals("heading")) {
            return source;
        }
        int level = old.has("level") ? old.get("level").getAsInt() : 1;
        return Lines.split("#".repeat(Math.max(1, Math.min(6, level))) + " "
                + Lines.join(source).replace('\n', ' '));
    }

    private static JsonArray outputs(JsonObject old) {
        JsonArray outputs = new JsonArray();
        if (old.get("outputs") instanceof JsonArray oldOutputs) {
            for (JsonElement output : oldOutputs) {
                if (output instanceof JsonObject object) {
                    outputs.add(output(object));
                }
            }
        }
        return outputs;
    }

    private static JsonObject output(JsonObject old) {
        String type = or(old, "output_type", new JsonPrimitive("display_data")).getAsString();
        JsonObject json = new JsonObject();
        switch (type) {
            case "stream" -> {
                json.add("name", or(old, "stream", new JsonPrimitive("stdout")));
                json.addProperty("output_type", "stream");
                json.add("text", or(old, "text", new JsonArray()));
            }
            case "pyerr" -> {
                json.add("ename", or(old, "ename", new JsonPrimitive("Error")));
                json.add("evalue", or(old, "evalue", new JsonPrimitive("")));
                json.addProperty("output_type", "error");
                json.add("traceback", or(old, "traceback", new JsonArray()));
            }
            default -> {
                JsonObject data = new JsonObject();
                OLD_NAMES.forEach((mime, oldName) -> {
                    if (old.has(oldName)) {
                        data.add(mime, old.get(oldName));
                    }
                });
                json.add("data", data);
                boolean result = type.equals("pyout");
                if (result) {
                    json.add("execution_count", or(old, "prompt_number", JsonNull.INSTANCE));
                }
                json.add("metadata", or(old, "metadata", new JsonObject()));
                json.addProperty("output_type", result ? "execute_result" : "display_data");
            }
        }
        return json;
    }

    private static JsonElement or(JsonObject object, String field, JsonElement otherwise) {
        JsonElement value = object.get(field);
        return value == null ? otherwise : value;
    }
}
