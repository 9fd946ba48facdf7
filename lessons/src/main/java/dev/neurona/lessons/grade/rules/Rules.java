package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The course's rules, as {@code course.yml} has them. A practice's mark is what its automatic and its manual part earn, each
 * weighted; the mean of the best ones is rounded and is the final mark.
 *
 * @param practices ids, such as {@code P1}
 * @param compulsory this many of them have to be handed in to pass
 * @param best the mean of as many counts; one that is missing counts 0
 * @param automatic the most a practice's automatic part can give
 * @param manual the most its manual part can give; together they are the highest mark
 * @param rounding of the mean
 * @param pass the mark from which one has passed
 * @param choice which of several submissions counts
 * @param zone of the deadlines, as it is shown
 * @param deadlines by practice, for everybody; none where there is none
 * @param late what happens after it
 * @param extensions for single students
 */
public record Rules(
        List<String> practices,
        int compulsory,
        int best,
        BigDecimal automatic,
        BigDecimal manual,
        Rounding rounding,
        BigDecimal pass,
        Choice choice,
        ZoneId zone,
        Map<String, Deadline> deadlines,
        Late late,
        List<Extension> extensions) {
    public Rules {
        practices = List.copyOf(practices);
        deadlines = Map.copyOf(deadlines);
        extensions = List.copyOf(extensions);
    }

    /** Which of several submissions of a student counts. */
    public enum Choice {
        LAST,
        BEST
    }

    /**
     * Until when something is in time.
     *
     * @param shown as a person reads it, such as {@code 2027-03-31 23:59}
     * @param end the first instant that is too late: the minute that is named is in time as a whole
     */
    public record Deadline(String shown, Instant end) {}

    /**
     * More time for one student.
     *
     * @param practice empty for all
     * @param why as it is shown to the teacher, may be empty
     */
    public record Extension(String student, Optional<String> practice, Deadline until, String why) {}

    /** {@return the rules of the course where nothing else is said: no deadline, because that needs a year} */
    public static Rules standard() {
        return RulesReader.STANDARD;
    }

    /**
     * {@return the rules of a file; what it leaves out is as in {@link #standard}}
     *
     * @throws BookException with a line for each mistake
     */
    public static Rules read(Path file) throws IOException {
        return RulesReader.read(file);
    }

    /** {@return a file to begin with: every setting, explained, as it is without one} */
    public static String template() {
        return RulesReader.template();
    }

    /** {@return the highest mark} */
    public BigDecimal highest() {
        return automatic.add(manual);
    }

    /** {@return the rules in words, a line each} */
    public List<Wording> described() {
        return Described.lines(this);
    }

    /** {@return a student's final mark and how it came about} */
    public FinalMark finalMark(Work work) {
        return new Marking(this, work).finalMark();
    }

    /** {@return the mark of one practice and how it came about} */
    public PracticeMark practiceMark(Work work, String practice) {
        return new PracticeMarking(this, work).mark(practice);
    }

    /** {@return until when a student may hand in; empty where there is no deadline} */
    Optional<Deadline> deadline(String student, String practice) {
        return extensions.stream()
                .filter(each -> each.student().equals(student))
                .filter(each ->
                        each.practice().isEmpty() || each.practice().get().equals(practice))
                .map(Extension::until)
                .max(Comparator.comparing(Deadline::end))
                .or(() -> Optional.ofNullable(deadlines.get(practice)));
    }
}
