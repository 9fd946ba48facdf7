package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import java.util.List;
import java.util.Optional;

/**
 * All that a student's page is made of.
 *
 * @param title of the practice
 * @param marked what a person gave; a question that is missing is not marked yet
 * @param lines how the points became the mark, empty if it stands at the points
 */
public record Paper(Wording title, Student student, Grading grading, List<Marked> marked, List<MarkLine> lines) {
    public Paper {
        marked = List.copyOf(marked);
        lines = List.copyOf(lines);
    }

    /** {@return what a person gave for a question} */
    Optional<Marked> marked(String question) {
        return marked.stream().filter(one -> one.question().equals(question)).findFirst();
    }

    /** {@return the points of all questions that are marked} */
    double manual() {
        return grading.questions().stream()
                .flatMap(question -> marked(question.id()).stream())
                .mapToDouble(Marked::total)
                .sum();
    }

    /** {@return whether every question is marked} */
    boolean isWhole() {
        return grading.questions().stream()
                .allMatch(question -> marked(question.id()).isPresent());
    }
}
