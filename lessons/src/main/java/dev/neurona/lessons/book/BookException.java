package dev.neurona.lessons.book;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A lesson cannot be built; the message has a line for each mistake. */
public final class BookException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public BookException(List<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    /** {@return the mistakes, in the order of the source} */
    public List<Problem> problems() {
        return problems;
    }
}
