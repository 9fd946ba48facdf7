package dev.neurona.lessons.grade.alike;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was handed out, which is nobody's work.
 *
 * @param sources of its cells
 * @param names its code declares: they are the same in every notebook, like those of the library
 * @param hashes of all runs of words in it, so that no window of a student's keeps one by chance
 */
record Released(Set<String> sources, Declared names, Set<Long> hashes) {
    static Released of(List<Notebook> notebooks) {
        List<List<Token>> code = notebooks.stream()
                .flatMap(notebook -> notebook.cells().stream())
                .filter(Cell::isCode)
                .map(cell -> Lexer.tokens(cell.source()))
                .toList();
        Released released = new Released(new HashSet<>(), Declared.in(code), new HashSet<>());
        for (Notebook notebook : notebooks) {
            for (Cell cell : notebook.cells()) {
                released.sources.add(plain(cell.source()));
                if (cell.isCode()) {
                    released.add(Kind.CODE, Code.words(Lexer.tokens(cell.source()), Declared.NOTHING));
                } else {
                    released.add(Kind.PROSE, Prose.words(cell.source()));
                }
            }
        }
        return released;
    }

    private void add(Kind kind, List<Word> words) {
        Stretch.hashes(kind, words).forEach(print -> hashes.add(print.hash()));
    }

    /** {@return whether a cell is as it was handed out} */
    boolean has(Cell cell) {
        return sources.contains(plain(cell.source()));
    }

    /** Without what editors change at the ends of lines. */
    private static String plain(String source) {
        return source.replaceAll("[ \\t\\r]+(?=\\n|$)", "").strip();
    }
}
