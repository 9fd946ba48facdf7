package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import java.util.Optional;

/**
 * A file that is not graded.
 *
 * @param student who handed it in, where the download tells
 * @param practice what it seems to be of, by its cells or else by its name
 * @param source the path inside the download
 * @param why a sentence for teacher and student
 */
public record Refused(
        Optional<Student> student, Optional<String> practice, String source, Reason reason, Wording why) {}
