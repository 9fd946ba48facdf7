package dev.neurona.lessons.grade;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A notebook that a student handed in.
 *
 * @param practice id of the practice whose cells it has, such as {@code P1}
 * @param file where its bytes are
 * @param source how a teacher finds it: the path inside the download
 * @param handedIn when, where the download tells
 * @param digest SHA-256 of the bytes, in hexadecimal: the same bytes are the same submission
 */
public record Submission(
        Student student, String practice, Path file, String source, Optional<Instant> handedIn, String digest) {}
