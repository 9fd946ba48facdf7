package dev.neurona.check;

import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The code cells of a saved notebook, with what the file says of how they were run. What happened in a kernel is not in
 * the file: a cell that was changed after it ran looks like one that ran as it is.
 *
 * @param cells those with code in them, from the first to the last
 */
record SavedNotebook(List<CodeCell> cells) {
    /**
     * A cell of code.
     *
     * @param line its first line, for people to find it
     * @param count the number in brackets beside it, 0 if it was not run
     * @param error the class of the error that it ended with, empty for none
     * @param outputs how many it has
     * @param exercises how the exercises stand that it checks, by their ids
     */
    record CodeCell(
            String source,
            String line,
            int count,
            String error,
            int outputs,
            boolean check,
            Map<String, String> exercises) {
        /** {@return whether this cell is one that asks how the notebook stands, so that it runs when others have} */
        boolean asks() {
            return source.lines()
                    .anyMatch(each -> each.contains("Check.ready(")
                            && !each.stripLeading().startsWith("//"));
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no notebook of format 4
     */
    static SavedNotebook read(Path file) throws IOException {
        try {
            JsonObject notebook = JsonUtils.GSON.fromJson(Files.readString(file), JsonObject.class);
            if (notebook == null || notebook.get("nbformat").getAsInt() != 4) {
                throw new IllegalArgumentException("no notebook of format 4");
            }
            List<CodeCell> cells = new ArrayList<>();
            for (JsonElement each : notebook.getAsJsonArray("cells")) {
                JsonObject cell = each.getAsJsonObject();
                if (cell.get("cell_type").getAsString().equals("code")
                        && !text(cell.get("source")).isBlank()) {
                    cells.add(codeCell(cell));
                }
            }
            return new SavedNotebook(List.copyOf(cells));
        } catch (JsonParseException
                | ClassCastException
                | IllegalStateException
                | NumberFormatException
                | NullPointerException
                | UnsupportedOperationException
                | CharacterCodingException other) {
            throw new IllegalArgumentException("no notebook of format 4", other);
        }
    }

    private static CodeCell codeCell(JsonObject cell) {
        String source = text(cell.get("source"));
        String error = "";
        Map<String, String> exercises = new TreeMap<>();
        JsonArray outputs = cell.getAsJsonArray("outputs");
        for (JsonElement each : outputs) {
            JsonObject output = each.getAsJsonObject();
            if (output.get("output_type").getAsString().equals("error")) {
                error = output.get("ename").getAsString();
            } else if (output.has("data") && output.getAsJsonObject("data").has(Report.MIME)) {
                exercises(output.getAsJsonObject("data").getAsJsonObject(Report.MIME), exercises);
            }
        }
        JsonElement count = cell.get("execution_count");
        JsonElement tags = cell.getAsJsonObject("metadata").get("tags");
        return new CodeCell(
                source,
                source.strip().lines().findFirst().orElse("").strip(),
                count == null || count.isJsonNull() ? 0 : count.getAsInt(),
                error,
                outputs.size(),
                tags != null && tags.toString().contains("\"check\""),
                exercises);
    }

    private static void exercises(JsonObject board, Map<String, String> standing) {
        if (board.has("exercises")) {
            for (JsonElement each : board.getAsJsonArray("exercises")) {
                JsonObject exercise = each.getAsJsonObject();
                standing.put(
                        exercise.get("id").getAsString(), exercise.get("status").getAsString());
            }
        }
    }

    /** The source of a cell is one text, or a list of lines. */
    private static String text(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder all = new StringBuilder();
        source.getAsJsonArray().forEach(line -> all.append(line.getAsString()));
        return all.toString();
    }
}
