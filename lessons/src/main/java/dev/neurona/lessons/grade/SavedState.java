package dev.neurona.lessons.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.check.Language;
import dev.neurona.check.Message;
import dev.neurona.check.Readiness;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Saved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a notebook looks as it was saved: what the student's last cell, {@code Check.ready}, tells, for the grader. */
final class SavedState {
    private SavedState() {}

    /**
     * {@return how a file looks}
     *
     * @param reference which cells show something in the solved notebook
     */
    static Saved of(Path file, Notebook handedIn, Notebook reference) {
        List<Wording> problems = new ArrayList<>();
        Readiness.of(file).findings().forEach(finding -> problems.add(wording(finding)));
        List<Cell> cells = handedIn.cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .filter(cell -> !asks(cell))
                .toList();
        boolean executed = cells.stream().anyMatch(cell -> cell.executionCount().isPresent());
        boolean order = executed;
        int last = 0;
        for (Cell cell : cells) {
            int count = cell.executionCount().orElse(0);
            order &= count > last;
            last = count;
        }
        boolean clean = cells.stream().noneMatch(SavedState::failed);
        long empty = missing(handedIn, reference);
        if (executed && empty > 0) {
            problems.add(new Wording(
                    "%d cells show nothing that show something in the solution.".formatted(empty),
                    "%d celdas no muestran nada y en la solución sí.".formatted(empty)));
        }
        return new Saved(executed, order, clean, executed && empty == 0, problems);
    }

    static Wording wording(Message message) {
        return new Wording(message.in(Language.EN), message.in(Language.ES));
    }

    /** {@return whether a cell asks how the notebook stands} It is run later than the others. */
    static boolean asks(Cell cell) {
        return cell.source().contains("Check.ready(");
    }

    private static boolean failed(Cell cell) {
        for (JsonElement output : cell.outputs()) {
            if (output instanceof JsonObject one
                    && one.get("output_type") != null
                    && one.get("output_type").toString().equals("\"error\"")) {
                return true;
            }
        }
        return false;
    }

    private static long missing(Notebook handedIn, Notebook reference) {
        List<String> silent = handedIn.cells().stream()
                .filter(cell -> cell.isCode() && outputs(cell).isEmpty())
                .map(cell -> Marked.of(cell).id().orElse(""))
                .toList();
        return reference.cells().stream()
                .filter(cell -> cell.isCode() && !asks(cell) && !outputs(cell).isEmpty())
                .filter(cell -> silent.contains(Marked.of(cell).id().orElse("")))
                .count();
    }

    private static JsonArray outputs(Cell cell) {
        return cell.outputs();
    }
}
