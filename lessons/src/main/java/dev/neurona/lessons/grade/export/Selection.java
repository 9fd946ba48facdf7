package dev.neurona.lessons.grade.export;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.PracticeMark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which of a student's marks is handed on: one of a practice, or the final one.
 *
 * @param practice empty for the final mark
 */
public record Selection(Optional<String> practice) {
    /** The final mark. */
    public static final Selection FINAL = new Selection(Optional.empty());

    /** {@return the mark of a practice} */
    public static Selection of(String practice) {
        return new Selection(Optional.of(practice));
    }

    /** {@return the mark; empty if nothing was handed in for it} */
    public Optional<BigDecimal> mark(FinalMark mark) {
        if (practice.isEmpty()) {
            return mark.practices().stream().anyMatch(PracticeMark::handedIn)
                    ? Optional.of(mark.mark())
                    : Optional.empty();
        }
        return of(mark).filter(PracticeMark::handedIn).map(PracticeMark::mark);
    }

    /** {@return whether a person still has to mark something of it} */
    public boolean provisional(FinalMark mark) {
        return practice.isEmpty()
                ? mark.provisional()
                : of(mark).filter(each -> !each.unmarked().isEmpty()).isPresent();
    }

    /** {@return how it came about} */
    public List<Wording> steps(FinalMark mark) {
        return practice.isEmpty()
                ? mark.explanation()
                : of(mark).map(PracticeMark::steps).orElse(List.of());
    }

    private Optional<PracticeMark> of(FinalMark mark) {
        return mark.practices().stream()
                .filter(each -> Optional.of(each.practice()).equals(practice))
                .findFirst();
    }
}
