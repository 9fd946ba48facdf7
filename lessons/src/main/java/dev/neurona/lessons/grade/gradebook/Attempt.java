package dev.neurona.lessons.grade.gradebook;

import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One grading of one submission, as it is kept.
 *
 * @param number in the order they were graded
 * @param submission SHA-256 of the file
 * @param release SHA-256 of what it was graded against
 * @param run 1 for the first grading of these four, 2 for the next
 * @param reason why it was graded again, empty for the first
 * @param source where it lay in the download
 * @param file where its bytes were when it was graded
 */
public record Attempt(
        long number,
        Student student,
        String practice,
        String submission,
        String release,
        int run,
        String reason,
        String source,
        Path file,
        Optional<Instant> handedIn,
        Instant graded,
        Grading grading) {

    /**
     * The last handed in comes last, of several gradings of it the last one; those whose time nobody knows come before all
     * others, in the order they were graded.
     */
    public static final Comparator<Attempt> BY_HANDING_IN = Comparator.comparing(
                    (Attempt attempt) -> attempt.handedIn().orElse(Instant.MIN))
            .thenComparingLong(Attempt::number);
}
