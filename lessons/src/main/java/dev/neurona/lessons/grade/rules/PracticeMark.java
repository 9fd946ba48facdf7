package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.gradebook.Attempt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a practice came to.
 *
 * @param counted the attempt that counts; empty if nothing was handed in that does
 * @param automatic weighted points of the automatic part
 * @param manual weighted points of the manual part, as far as it is marked
 * @param mark with what was taken off for being late, two decimals
 * @param daysLate begun days after the deadline, 0 if it was in time
 * @param unmarked ids of the questions a person still has to mark; the mark is provisional while there are any
 * @param steps how it came about, a sentence each
 */
public record PracticeMark(
        String practice,
        Optional<Attempt> counted,
        BigDecimal automatic,
        BigDecimal manual,
        BigDecimal mark,
        long daysLate,
        List<String> unmarked,
        List<Wording> steps) {
    public PracticeMark {
        unmarked = List.copyOf(unmarked);
        steps = List.copyOf(steps);
    }

    /** {@return whether anything was handed in, be it too late to count} */
    public boolean handedIn() {
        return counted.isPresent() || daysLate > 0;
    }

    static PracticeMark nothing(String practice, long daysLate, List<Wording> steps) {
        BigDecimal none = Rounding.shown(BigDecimal.ZERO);
        return new PracticeMark(practice, Optional.empty(), none, none, none, daysLate, List.of(), steps);
    }
}
