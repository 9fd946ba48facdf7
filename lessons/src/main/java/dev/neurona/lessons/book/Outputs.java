package dev.neurona.lessons.book;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes outputs over from an older notebook into a newer one of the same lesson. */
final class Outputs {
    private Outputs() {}

    /**
     * Takes all outputs over, if the older notebook has the same code and was run with the same library.
     *
     * @return whether that was so
     */
    static boolean carried(Notebook old, Notebook notebook) {
        if (!same(old, notebook, NotebookWriter.LIBRARY) || !same(old, notebook, NotebookWriter.CODE)) {
            return false;
        }
        Map<String, Cell> before = byId(old);
        for (Cell cell : notebook.cells()) {
            if (cell.isCode()) {
                Cell other = before.get(cell.id().orElse(""));
                if (other == null) {
                    return false;
                }
                // With the number of checks, which is known after a run only.
                cell.json().add("source", other.json().get("source").deepCopy());
                cell.json().add("outputs", other.outputs().deepCopy());
                other.executionCount().ifPresent(cell::setExecutionCount);
            }
        }
        notebook.metadata()
                .add("language_info", old.metadata().get("language_info").deepCopy());
        return true;
    }

    /** Takes over what measured cells put out: it stays until the cell or the library changes. */
    static void keepMeasured(Notebook old, Notebook notebook) {
        if (!same(old, notebook, NotebookWriter.LIBRARY)) {
            return;
        }
        Map<String, Cell> before = byId(old);
        for (Cell cell : notebook.cells()) {
            Cell other = before.get(cell.id().orElse(""));
            if (other != null && cell.tags().contains(Part.Code.MEASURED)) {
                cell.json().add("outputs", other.outputs().deepCopy());
            }
        }
    }

    /** {@return whether both are of the same source} */
    static boolean sameSource(Notebook old, Notebook notebook) {
        return same(old, notebook, NotebookWriter.CODE) && same(old, notebook, NotebookWriter.PROSE);
    }

    private static boolean same(Notebook old, Notebook notebook, String field) {
        JsonElement before = origin(old).get(field);
        return before != null && before.equals(origin(notebook).get(field));
    }

    private static JsonObject origin(Notebook notebook) {
        return notebook.metadata().get(NotebookWriter.METADATA) instanceof JsonObject origin
                ? origin
                : new JsonObject();
    }

    private static Map<String, Cell> byId(Notebook notebook) {
        return notebook.cells().stream()
                .collect(Collectors.toMap(cell -> cell.id().orElse(""), Function.identity(), (first, second) -> first));
    }
}
