package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Checks that JSON has the shape of a notebook, so that the views of it need not, and converts nbformat 3. */
final class NotebookShape {
    private NotebookShape() {}

    /**
     * {@return the notebook's JSON, of nbformat 4}
     *
     * @throws NotebookException if it is no notebook of a format that can be read
     */
    static JsonObject check(JsonElement tree, String name) throws NotebookException {
        if (!(tree instanceof JsonObject json)) {
            throw new NotebookException(name + " is not a notebook: it has JSON, but not an object. Check the file.");
        }
        int format = number(json.get("nbformat"));
        if (format < 0) {
            throw new NotebookException(name + " is not a notebook: it has no \"nbformat\" number. Check the file.");
        }
        if (format == 3) {
            json = converted(json, name);
        } else if (format < 3) {
            throw new NotebookException(
                    name + " has nbformat " + format + ", which is too old: open it in Jupyter and save it again.");
        } else if (format > 4) {
            throw new NotebookException(
                    name + " has nbformat " + format + "; 4 is the newest that can be read: save it as nbformat 4.");
        }
        checkCells(json, name);
        return json;
    }

    private static JsonObject converted(JsonObject old, String name) throws NotebookException {
        try {
            return Nbformat3.convert(old, name);
        } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException wrongType) {
            throw new NotebookException(
                    name + " is not a notebook: a field of nbformat 3 has a wrong type (" + wrongType.getMessage()
                            + ").",
                    wrongType);
        }
    }

    private static void checkCells(JsonObject json, String name) throws NotebookException {
        if (!json.has("metadata")) {
            json.add("metadata", new JsonObject());
        }
        if (!(json.get("metadata") instanceof JsonObject)) {
            throw new NotebookException(name + " is not a notebook: its \"metadata\" is not an object.");
        }
        if (!(json.get("cells") instanceof JsonArray cells)) {
            throw new NotebookException(name + " is not a notebook: it has no list of \"cells\".");
        }
        for (int i = 0; i < cells.size(); i++) {
            String fault = fault(cells.get(i));
            if (fault != null) {
                throw new NotebookException("%s is not a notebook: cell %d %s.".formatted(name, i + 1, fault));
            }
        }
    }

    private static @Nullable String fault(JsonElement cell) {
        if (!(cell instanceof JsonObject object)) {
            return "is not an object";
        }
        if (!isString(object.get("cell_type"))) {
            return "has no \"cell_type\"";
        }
        if (!isText(object.get("source"))) {
            return "has no \"source\" of text or lines of text";
        }
        JsonElement count = object.get("execution_count");
        if (count != null && !count.isJsonNull() && number(count) < 0) {
            return "has an \"execution_count\" that is no number";
        }
        JsonElement outputs = object.get("outputs");
        return outputs == null || outputs.isJsonArray() ? null : "has \"outputs\" that are not a list";
    }

    private static boolean isText(@Nullable JsonElement value) {
        if (value instanceof JsonArray lines) {
            for (JsonElement line : lines) {
                if (!isString(line)) {
                    return false;
                }
            }
            return true;
        }
        return isString(value);
    }

    static boolean isString(@Nullable JsonElement value) {
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
    }

    /** {@return the whole number, or -1 where there is none} */
    private static int number(@Nullable JsonElement value) {
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            return -1;
        }
        double number = value.getAsDouble();
        return number == Math.rint(number) && number >= 0 && number <= Integer.MAX_VALUE ? (int) number : -1;
    }
}
