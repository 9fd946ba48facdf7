package dev.neurona.lessons.grade.gradebook;

import java.time.Instant;

/**
 * A line of the audit trail, written by the database itself with each change; nothing changes or removes it.
 *
 * @param by who did it; {@code grader} for the program
 * @param question empty where it is about a whole attempt or a student
 * @param what was done, such as {@code graded} or {@code marked}
 * @param before empty where there was nothing
 */
public record Change(
        long number,
        Instant at,
        String by,
        String student,
        String practice,
        String question,
        String what,
        String before,
        String after) {}
