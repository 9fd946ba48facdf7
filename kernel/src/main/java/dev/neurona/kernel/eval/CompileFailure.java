package dev.neurona.kernel.eval;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Code of a cell was refused by the compiler; nothing of that piece ran. */
final class CompileFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    CompileFailure(List<Problem> problems) {
        super(problems.isEmpty() ? "does not compile" : problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * One thing the compiler says.
     *
     * @param start where in the cell what it speaks of begins
     * @param at the place it points to
     * @param end where that ends
     * @param message what it says, in one line or few
     * @param suggestion a name that may have been meant, or empty
     */
    record Problem(int start, int at, int end, String message, String suggestion) {
        /** {@return the same problem at other places} */
        Problem at(IntUnaryOperator place) {
            return new Problem(
                    place.applyAsInt(start), place.applyAsInt(at), place.applyAsInt(end), message, suggestion);
        }
    }
}
