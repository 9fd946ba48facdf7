package dev.neurona.lessons.grade.gradebook;

import dev.neurona.lessons.grade.Grading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person gave for an answer. It belongs to the student, the practice and the question, not to an attempt, so grading
 * again leaves it as it is.
 *
 * @param points of each criterion, empty where it is not marked yet
 * @param rubric digest of the criteria it was marked by
 * @param answer digest of the answer that was read
 * @param by who marked
 * @param at when
 * @param version grows by one with each change; 0 is what nobody has marked
 */
public record Manual(
        String student,
        String practice,
        String question,
        List<OptionalDouble> points,
        String comment,
        String rubric,
        String answer,
        String by,
        Instant at,
        long version) {
    public Manual {
        points = List.copyOf(points);
    }

    /** {@return a question nobody has marked} */
    public static Manual unmarked(String student, String practice, Grading.Question question) {
        List<OptionalDouble> points = new ArrayList<>();
        question.rubric().forEach(criterion -> points.add(OptionalDouble.empty()));
        return new Manual(
                student,
                practice,
                question.id(),
                points,
                "",
                rubric(question),
                digest(question.answer()),
                "",
                Instant.EPOCH,
                0);
    }

    /**
     * {@return this with other points and another comment, for the question as it is now}
     *
     * @param by who marks
     * @throws IllegalArgumentException if the points do not fit the rubric, said in one line
     */
    public Manual with(Grading.Question now, List<OptionalDouble> points, String comment, String by) {
        if (points.size() != now.rubric().size()) {
            throw new IllegalArgumentException("%s has %d criteria, but got points for %d"
                    .formatted(now.id(), now.rubric().size(), points.size()));
        }
        for (int i = 0; i < points.size(); i++) {
            double most = now.rubric().get(i).points();
            double given = points.get(i).orElse(0);
            if (!(given >= 0 && given <= most)) {
                throw new IllegalArgumentException(
                        "criterion %d of %s gives 0 to %s points, but got %s".formatted(i + 1, now.id(), most, given));
            }
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("a mark needs the name of who gives it");
        }
        return new Manual(
                student, practice, now.id(), points, comment, rubric(now), digest(now.answer()), by, at, version);
    }

    /** {@return this as someone saw it who saw that version, to be found outdated by {@link Gradebook#mark} if it is} */
    public Manual seenAs(long seen) {
        return new Manual(student, practice, question, points, comment, rubric, answer, by, at, seen);
    }

    /** {@return whether every criterion has its points} */
    public boolean complete() {
        return version > 0 && points.stream().allMatch(OptionalDouble::isPresent);
    }

    /** {@return the points given so far} */
    public double earned() {
        return points.stream().mapToDouble(each -> each.orElse(0)).sum();
    }

    /** {@return whether it was marked by these criteria} */
    public boolean fits(Grading.Question now) {
        return rubric.equals(rubric(now));
    }

    /** {@return whether this is the answer that was read} */
    public boolean read(Grading.Question now) {
        return answer.equals(digest(now.answer()));
    }

    private static String rubric(Grading.Question question) {
        StringBuilder text = new StringBuilder();
        question.rubric()
                .forEach(criterion -> text.append(criterion.points())
                        .append(' ')
                        .append(criterion.text().english())
                        .append('\n'));
        return digest(text.toString());
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
