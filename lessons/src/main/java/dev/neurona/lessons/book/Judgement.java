package dev.neurona.lessons.book;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.check.Report;
import dev.neurona.kernel.notebook.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cell of checks said about an exercise, read from its saved outputs.
 *
 * @param checks how many checks there were
 */
record Judgement(String status, int checks, List<String> said) {
    /** {@return what the outputs of a cell say of an exercise, if they say anything} */
    static Optional<Judgement> of(Cell cell, String exercise) {
        for (JsonElement output : cell.outputs()) {
            if (output instanceof JsonObject object
                    && object.get("data") instanceof JsonObject data
                    && data.has(Report.MIME)) {
                Optional<JsonObject> found = find(data.get(Report.MIME), exercise);
                if (found.isPresent()) {
                    List<String> said = new ArrayList<>();
                    strings(found.get(), said);
                    int checks = found.get().getAsJsonArray("checks").size();
                    return Optional.of(new Judgement(found.get().get("status").getAsString(), checks, said));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonObject> find(JsonElement tree, String exercise) {
        if (tree instanceof JsonObject object) {
            if (object.has("id")
                    && object.has("status")
                    && object.get("id").getAsString().equals(exercise)) {
                return Optional.of(object);
            }
            return object.entrySet().stream()
                    .flatMap(entry -> find(entry.getValue(), exercise).stream())
                    .findFirst();
        }
        if (tree instanceof JsonArray array) {
            for (JsonElement element : array) {
                Optional<JsonObject> found = find(element, exercise);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static void strings(JsonElement tree, List<String> all) {
        if (tree instanceof JsonObject object) {
            object.entrySet().forEach(entry -> strings(entry.getValue(), all));
        } else if (tree instanceof JsonArray array) {
            array.forEach(element -> strings(element, all));
        } else if (tree.isJsonPrimitive() && tree.getAsJsonPrimitive().isString()) {
            all.add(tree.getAsString());
        }
    }

    /** {@return whether the student is told this} */
    boolean tells(String part) {
        return said.stream().anyMatch(text -> text.contains(part));
    }
}
