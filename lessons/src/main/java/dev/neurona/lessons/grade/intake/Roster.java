package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is who. Moodle numbers a student anew in each assignment, so of the next practice's download only the name says that
 * it is the same student; where two have that name nobody guesses, and a notice says so.
 */
public final class Roster {
    private final Map<String, List<Student>> byName = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private Roster() {}

    /** {@return the roster of those who are known} */
    public static Roster of(List<Student> known) {
        Roster roster = new Roster();
        for (Student student : known) {
            roster.ids.add(student.id());
            roster.byName
                    .computeIfAbsent(name(student), any -> new ArrayList<>())
                    .add(student);
        }
        return roster;
    }

    private static String name(Student student) {
        return Names.plain(student.name());
    }

    /** {@return the same download, with the students who are known under the ids they are known by} */
    public Intake in(Intake intake) {
        Map<String, Set<String>> here = new HashMap<>();
        intake.students()
                .forEach(student -> here.computeIfAbsent(name(student), any -> new HashSet<>())
                        .add(student.id()));
        List<Notice> notices = new ArrayList<>(intake.notices());
        List<Submission> found = new ArrayList<>();
        for (Submission submission : intake.found()) {
            Student student = known(submission.student(), here);
            if (student.equals(submission.student()) && isUnclear(student)) {
                notices.add(new Notice(
                        List.of(submission),
                        new Wording(
                                "More than one student is called %s: number %s was taken for a student of its own."
                                        .formatted(student.name(), student.id()),
                                "Hay más de un estudiante llamado %s: el número %s se ha tomado por uno aparte."
                                        .formatted(student.name(), student.id()))));
            }
            found.add(new Submission(
                    student,
                    submission.practice(),
                    submission.file(),
                    submission.source(),
                    submission.handedIn(),
                    submission.digest()));
        }
        List<Refused> refused = intake.refused().stream()
                .map(each -> new Refused(
                        each.student().map(student -> known(student, here)),
                        each.practice(),
                        each.source(),
                        each.reason(),
                        each.why()))
                .toList();
        return new Intake(found, refused, notices);
    }

    private Student known(Student student, Map<String, Set<String>> here) {
        if (ids.contains(student.id())) {
            return student;
        }
        List<Student> same = byName.getOrDefault(name(student), List.of());
        boolean clear = same.size() == 1
                && Optional.ofNullable(here.get(name(student))).map(Set::size).orElse(1) == 1;
        return clear ? same.get(0) : student;
    }

    private boolean isUnclear(Student student) {
        return !ids.contains(student.id()) && byName.containsKey(name(student));
    }
}
