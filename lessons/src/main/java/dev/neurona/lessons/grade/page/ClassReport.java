package dev.neurona.lessons.grade.page;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.alike.Alike;
import dev.neurona.lessons.grade.intake.Notice;
import dev.neurona.lessons.grade.intake.Refused;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the teacher's page of a class is made of.
 *
 * @param compulsory how many practices each student has to hand in
 * @param standings of all students, those included of whom there is nothing
 * @param refused files that were not graded
 */
public record ClassReport(
        Wording title,
        int compulsory,
        List<Part> practices,
        List<Standing> standings,
        List<Refused> refused,
        List<Notice> notices) {
    public ClassReport {
        practices = List.copyOf(practices);
        standings = List.copyOf(standings);
        refused = List.copyOf(refused);
        notices = List.copyOf(notices);
    }

    /**
     * One practice.
     *
     * @param alike near-duplicates, empty if nobody looked for them
     */
    public record Part(String id, Wording title, List<Entry> entries, Optional<Alike> alike) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One submission.
     *
     * @param manual points a person gave, empty while questions are unread
     * @param feedback address of the student's page relative to this one, empty if there is none
     */
    public record Entry(Student student, Grading grading, OptionalDouble manual, boolean late, String feedback) {
        /** {@return the points there are so far} */
        double points() {
            return grading.automatic() + manual.orElse(0);
        }

        /** {@return the most points there can be so far} */
        double most() {
            return grading.automaticMost() + (manual.isPresent() ? grading.manualMost() : 0);
        }
    }

    /**
     * Where a student stands in the course.
     *
     * @param handedIn ids of the practices that count as handed in
     * @param late ids of those that came late
     * @param mark as it is shown, empty while there is none
     */
    public record Standing(Student student, List<String> handedIn, List<String> late, Wording mark) {
        public Standing {
            handedIn = List.copyOf(handedIn);
            late = List.copyOf(late);
        }
    }
}
