package dev.neurona.lessons.grade;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import java.util.Optional;
import java.util.OptionalDouble;

/** What nbgrader's metadata say of a cell. A student may have written anything there. */
final class Marked {
    private static final String FIELD = "nbgrader";

    private final Cell cell;

    private Marked(Cell cell) {
        this.cell = cell;
    }

    static Marked of(Cell cell) {
        return new Marked(cell);
    }

    private Optional<JsonObject> own() {
        return cell.json().get("metadata") instanceof JsonObject metadata
                        && metadata.get(FIELD) instanceof JsonObject found
                ? Optional.of(found)
                : Optional.empty();
    }

    private Optional<JsonElement> field(String name) {
        return own().map(found -> found.get(name)).filter(JsonElement::isJsonPrimitive);
    }

    /** {@return what identifies the cell: nbgrader's id, which front ends keep, else the cell's own} */
    Optional<String> id() {
        return field("grade_id").map(JsonElement::getAsString).or(cell::id);
    }

    /** {@return whether the cell is to be as it was handed out} */
    boolean locked() {
        return is("locked");
    }

    /** {@return whether a student writes into it} */
    boolean solution() {
        return is("solution");
    }

    private boolean is(String name) {
        return field(name).map(each -> each.getAsString().equals("true")).orElse(false);
    }

    OptionalDouble points() {
        try {
            return field("points")
                    .map(each -> OptionalDouble.of(each.getAsDouble()))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException edited) {
            return OptionalDouble.of(Double.NaN);
        }
    }

    /** Takes the marks away, so that the cell counts as one of the student's own. */
    static Cell own(Cell cell, String id) {
        JsonObject copy = cell.json().deepCopy();
        if (copy.get("metadata") instanceof JsonObject metadata) {
            metadata.remove(FIELD);
        }
        Cell fresh = cell.isCode() ? Cell.code(id, cell.source()) : Cell.markdown(id, cell.source());
        if (cell.isCode()) {
            fresh.json().add("outputs", cell.outputs().deepCopy());
            cell.executionCount().ifPresent(fresh::setExecutionCount);
        }
        return fresh;
    }
}
