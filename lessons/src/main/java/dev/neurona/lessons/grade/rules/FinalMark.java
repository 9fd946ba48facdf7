package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A student's final mark.
 *
 * @param practices all of the course, in its order
 * @param best ids of those that count
 * @param mean of the best, two decimals or as many as it has
 * @param mark the mean, rounded as the rules say
 * @param passed whether the mark is high enough and what is compulsory was handed in
 * @param steps from the practices' marks to this one, a sentence each
 */
public record FinalMark(
        Student student,
        List<PracticeMark> practices,
        List<String> best,
        BigDecimal mean,
        BigDecimal mark,
        boolean passed,
        List<Wording> steps) {
    public FinalMark {
        practices = List.copyOf(practices);
        best = List.copyOf(best);
        steps = List.copyOf(steps);
    }

    /** {@return whether a person has to mark something before it is final} */
    public boolean provisional() {
        return practices.stream().anyMatch(practice -> !practice.unmarked().isEmpty());
    }

    /** {@return how it came about from the first point on, a sentence each} */
    public List<Wording> explanation() {
        List<Wording> all = new ArrayList<>();
        practices.forEach(practice -> all.addAll(practice.steps()));
        all.addAll(steps);
        return all;
    }
}
