package dev.neurona.lessons.grade.alike;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.util.ArrayList;
import java.util.List;

/** A notebook as it is compared: its code and its answers, cell by cell. */
record Work(List<Stretch> stretches) {
    static Work of(Notebook notebook, Released released) {
        List<Cell> own =
                notebook.cells().stream().filter(cell -> !released.has(cell)).toList();
        List<List<Token>> code = own.stream()
                .filter(Cell::isCode)
                .map(cell -> Lexer.tokens(cell.source()))
                .toList();
        Declared declared = Declared.in(code).without(released.names());
        List<Stretch> stretches = new ArrayList<>();
        int next = 0;
        for (Cell cell : own) {
            String id = cell.id().orElse("");
            if (cell.isCode()) {
                stretches.add(Stretch.of(Kind.CODE, id, cell.source(), Code.words(code.get(next++), declared)));
            } else {
                stretches.add(Stretch.of(Kind.PROSE, id, cell.source(), Prose.words(cell.source())));
            }
        }
        return new Work(List.copyOf(stretches));
    }
}
