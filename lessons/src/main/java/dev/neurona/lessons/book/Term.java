package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the glossary.
 *
 * @param line where it is written
 * @param id what {@code term:} links to, the same in both languages
 * @param number its place among the terms the course began from, 0 for another
 * @param lesson the id of the lesson that introduces it
 * @param formula LaTeX, or empty
 * @param contrast ids of terms to tell it from
 */
record Term(
        int line,
        String id,
        int number,
        String lesson,
        Wording term,
        Wording definition,
        String formula,
        Optional<Wording> example,
        List<String> contrast) {
    Term {
        contrast = List.copyOf(contrast);
    }

    /** {@return its name in a language} */
    String name(Language language) {
        return term.in(language);
    }
}
