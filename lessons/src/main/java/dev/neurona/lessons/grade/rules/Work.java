package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.grade.gradebook.Manual;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All a student's mark is made of.
 *
 * @param attempts of all practices, in the order of {@link Attempt#BY_HANDING_IN}
 * @param manual what people gave
 */
public record Work(Student student, List<Attempt> attempts, List<Manual> manual) {
    public Work {
        attempts = attempts.stream().sorted(Attempt.BY_HANDING_IN).toList();
        manual = List.copyOf(manual);
    }

    /** {@return what a gradebook has of a student} */
    public static Work of(Gradebook gradebook, Student student) throws GradebookException {
        List<Attempt> attempts = new ArrayList<>();
        List<Manual> manual = new ArrayList<>();
        for (String practice : gradebook.practices()) {
            attempts.addAll(gradebook.attempts(student.id(), practice));
            manual.addAll(gradebook.manual(student.id(), practice));
        }
        return new Work(student, attempts, manual);
    }

    Optional<Manual> manual(String practice, String question) {
        return manual.stream()
                .filter(each ->
                        each.practice().equals(practice) && each.question().equals(question))
                .findFirst();
    }

    /** {@return what was handed in for a practice: the last grading of each file, the last handed in last} */
    List<Attempt> submissions(String practice) {
        List<Attempt> last = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt.practice().equals(practice)) {
                last.removeIf(earlier -> earlier.submission().equals(attempt.submission()));
                last.add(attempt);
            }
        }
        return last;
    }
}
