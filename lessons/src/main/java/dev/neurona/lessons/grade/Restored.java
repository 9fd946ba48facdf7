package dev.neurona.lessons.grade;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Remark;
import dev.neurona.lessons.grade.Grading.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A student's notebook with everything that was handed out locked put back as it was: text, place and number. What the
 * student wrote, in the answers' cells and in cells of their own, stays where it stood behind the handed-out cell before it.
 *
 * @param language of the release's notebook it was made from
 * @param notebook what is run again; its cells have the outputs they were saved with
 * @param answers the text in the cells of the questions, by question
 * @param remarks what was put right
 */
record Restored(Language language, Notebook notebook, Map<String, String> answers, List<Remark> remarks) {
    private static final String OWN = "own-";

    /** {@return what is run of a notebook} */
    static Restored of(Notebook handedIn, Released release) {
        Language language = language(handedIn, release);
        Notebook released = release.student().get(language);
        return new Restoring(handedIn, released == null ? handedIn : released).restored(language);
    }

    /** {@return whose texts the notebook has more of} */
    private static Language language(Notebook handedIn, Released release) {
        Set<String> texts = new HashSet<>();
        handedIn.cells().forEach(cell -> texts.add(cell.source().strip()));
        Language best = release.student().keySet().iterator().next();
        long most = -1;
        for (Language language : Language.values()) {
            Notebook released = release.student().get(language);
            if (released != null) {
                long common = released.cells().stream()
                        .filter(cell -> texts.contains(cell.source().strip()))
                        .count();
                if (common > most) {
                    most = common;
                    best = language;
                }
            }
        }
        return best;
    }

    /** The work on one notebook. */
    private static final class Restoring {
        private final Notebook handedIn;
        private final List<Cell> released;
        private final Map<String, Cell> found = new HashMap<>();
        /** Cells of the student's own, behind the released cell they follow; those before all others behind the empty id. */
        private final Map<String, List<Cell>> following = new HashMap<>();

        private final List<Remark> remarks = new ArrayList<>();

        Restoring(Notebook handedIn, Notebook released) {
            this.handedIn = handedIn;
            this.released = released.cells();
        }

        Restored restored(Language language) {
            sort();
            List<Cell> cells = new ArrayList<>(following.getOrDefault("", List.of()));
            Map<String, String> answers = new LinkedHashMap<>();
            for (Cell cell : released) {
                String id = Marked.of(cell).id().orElse("");
                restore(cell, id, cells);
                if (!cell.isCode() && Marked.of(cell).solution()) {
                    Cell own = found.get(id);
                    answers.put(question(id), own == null || same(own, cell) ? "" : own.source());
                }
                cells.addAll(following.getOrDefault(id, List.of()));
            }
            Notebook notebook = Notebook.of("java", "Java", "java", cells);
            return new Restored(language, notebook, Map.copyOf(answers), List.copyOf(remarks));
        }

        /** {@code ex-P1-11-answer} is the cell of question {@code P1.11}. */
        private static String question(String id) {
            return id.replaceFirst("^ex-", "").replaceFirst("-answer$", "").replace('-', '.');
        }

        private void sort() {
            Set<String> ids = new HashSet<>();
            List<String> order = new ArrayList<>();
            released.forEach(cell -> {
                ids.add(Marked.of(cell).id().orElse(""));
                order.add(Marked.of(cell).id().orElse(""));
            });
            String before = "";
            int last = -1;
            int own = 0;
            boolean moved = false;
            for (Cell cell : handedIn.cells()) {
                String id = Marked.of(cell).id().orElse("");
                if (!ids.contains(id) || found.containsKey(id)) {
                    if (ids.contains(id)) {
                        remark(
                                Weight.LOOK,
                                id,
                                "This cell is there twice: the first counts, the other is an ordinary cell.",
                                "Esta celda está dos veces: cuenta la primera y la otra es una celda corriente.");
                    }
                    following.computeIfAbsent(before, any -> new ArrayList<>()).add(Marked.own(cell, OWN + ++own));
                } else {
                    found.put(id, cell);
                    moved |= order.indexOf(id) < last;
                    last = Math.max(last, order.indexOf(id));
                    before = id;
                }
            }
            if (moved) {
                remark(
                        Weight.MENDED,
                        "",
                        "The cells were in another order than handed out: they were put back in order.",
                        "Las celdas estaban en otro orden que el repartido: se han vuelto a ordenar.");
            }
        }

        private void restore(Cell cell, String id, List<Cell> cells) {
            Marked marked = Marked.of(cell);
            Cell own = found.get(id);
            if (own != null) {
                points(own, marked, id);
            }
            if (!cell.isCode()) {
                if (marked.solution() && own == null) {
                    gone(id, Weight.LOOK);
                }
                return;
            }
            if (own == null) {
                if (marked.locked()) {
                    gone(id, Weight.MENDED);
                    cells.add(Marked.own(cell, id));
                } else if (marked.solution()) {
                    gone(id, Weight.LOOK);
                }
                return;
            }
            Cell run = Marked.own(own.isCode() ? own : cell, id);
            if (marked.locked() && !(own.isCode() && same(own, cell))) {
                remark(
                        Weight.MENDED,
                        id,
                        "This cell was changed; it ran as it was handed out.",
                        "Esta celda estaba cambiada; se ha ejecutado como se repartió.");
                run.json().add("source", cell.json().get("source").deepCopy());
            }
            cells.add(run);
        }

        private void points(Cell own, Marked released, String id) {
            OptionalDouble now = Marked.of(own).points();
            if (now.isPresent()
                    && released.points().isPresent()
                    && now.getAsDouble() != released.points().getAsDouble()) {
                remark(
                        Weight.LOOK,
                        id,
                        "The points of this cell were changed to %s; it counts what was handed out."
                                .formatted(now.getAsDouble()),
                        "Los puntos de esta celda se cambiaron a %s; cuenta lo repartido."
                                .formatted(now.getAsDouble()));
            }
        }

        private void gone(String id, Weight weight) {
            remark(
                    weight,
                    id,
                    weight == Weight.MENDED
                            ? "This cell was deleted; it was put back."
                            : "The cell for this answer is gone.",
                    weight == Weight.MENDED
                            ? "Esta celda estaba borrada; se ha vuelto a poner."
                            : "Falta la celda de esta respuesta.");
        }

        private static boolean same(Cell one, Cell other) {
            return plain(one).equals(plain(other));
        }

        /** Front ends take spaces at the ends of lines and cells. */
        private static String plain(Cell cell) {
            return cell.source()
                    .replace("\r", "")
                    .replaceAll("[ \\t]+(?=\\n|$)", "")
                    .strip();
        }

        private void remark(Weight weight, String cell, String english, String spanish) {
            remarks.add(new Remark(weight, cell, new Wording(english, spanish)));
        }
    }
}
