package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One cell of a notebook: a view of its JSON, which keeps what this class does not know. Create with {@link #code} or
 * {@link #markdown}, or take from {@link Notebook#cells}.
 */
public final class Cell {
    private final JsonObject json;

    Cell(JsonObject json) {
        this.json = json;
    }

    /** {@return a code cell without outputs} */
    public static Cell code(String id, String source) {
        JsonObject json = new JsonObject();
        json.addProperty("cell_type", "code");
        json.add("execution_count", JsonNull.INSTANCE);
        json.addProperty("id", id);
        json.add("metadata", new JsonObject());
        json.add("outputs", new JsonArray());
        json.add("source", Lines.split(source));
        return new Cell(json);
    }

    /** {@return a Markdown cell} */
    public static Cell markdown(String id, String source) {
        JsonObject json = new JsonObject();
        json.addProperty("cell_type", "markdown");
        json.addProperty("id", id);
        json.add("metadata", new JsonObject());
        json.add("source", Lines.split(source));
        return new Cell(json);
    }

    /** {@return this cell with tags, as front ends keep them in the metadata} */
    public Cell withTags(Collection<String> tags) {
        JsonObject copy = json.deepCopy();
        JsonArray list = new JsonArray();
        tags.forEach(list::add);
        copy.getAsJsonObject("metadata").add("tags", list);
        return new Cell(copy);
    }

    /** {@return the cell's JSON itself; changes to it are changes to the notebook} */
    public JsonObject json() {
        return json;
    }

    /** {@return {@code code}, {@code markdown}, {@code raw} or what a later format may bring} */
    public String type() {
        return json.get("cell_type").getAsString();
    }

    /** {@return whether a kernel runs this cell} */
    public boolean isCode() {
        return type().equals("code");
    }

    /** {@return the id, which notebooks older than 4.5 do not have} */
    public Optional<String> id() {
        JsonElement id = json.get("id");
        return id != null && id.isJsonPrimitive() ? Optional.of(id.getAsString()) : Optional.empty();
    }

    /** {@return the text of the cell} */
    public String source() {
        return Lines.join(json.get("source"));
    }

    /** {@return the cell's tags, in order} */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        if (json.get("metadata") instanceof JsonObject metadata && metadata.get("tags") instanceof JsonArray list) {
            for (JsonElement tag : list) {
                if (tag.isJsonPrimitive()) {
                    tags.add(tag.getAsString());
                }
            }
        }
        return tags;
    }

    /** {@return the outputs themselves, as nbformat keeps them; changes to them are changes to the notebook} */
    public JsonArray outputs() {
        if (json.get("outputs") instanceof JsonArray outputs) {
            return outputs;
        }
        JsonArray outputs = new JsonArray();
        json.add("outputs", outputs);
        return outputs;
    }

    /** Forgets the outputs and the number of an earlier run. */
    public void clearOutputs() {
        while (!outputs().isEmpty()) {
            outputs().remove(outputs().size() - 1);
        }
        json.add("execution_count", JsonNull.INSTANCE);
    }

    /** {@return the number in the cell's prompt, empty if it was not run} */
    public OptionalInt executionCount() {
        JsonElement count = json.get("execution_count");
        return count == null || count.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(count.getAsInt());
    }

    /** Sets the number in the cell's prompt. */
    public void setExecutionCount(int count) {
        json.addProperty("execution_count", count);
    }
}
