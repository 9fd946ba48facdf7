package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Submission;
import java.util.List;

/**
 * Something a person should know about submissions that are graded all the same.
 *
 * @param about at least two that have the same bytes
 */
public record Notice(List<Submission> about, Wording text) {
    public Notice {
        about = List.copyOf(about);
    }
}
