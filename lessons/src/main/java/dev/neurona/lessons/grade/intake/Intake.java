package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.intake.Piece.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a download has: every file of it is either a submission to grade or refused with a reason, and none keeps the
 * others from being read. Read again, the same download gives the same.
 *
 * @param found at most one for a student and a practice, by name, number and practice
 * @param refused all other files, in order of their paths
 * @param notices what a person should know, such as two students with the same bytes
 */
public record Intake(List<Submission> found, List<Refused> refused, List<Notice> notices) {
    public Intake {
        found = List.copyOf(found);
        refused = List.copyOf(refused);
        notices = List.copyOf(notices);
    }

    /**
     * Reads a download: a zip of Moodle's in either layout, such a zip unpacked, nbgrader's {@code submitted} folder or the
     * course around it, a folder or zip with a folder for each student, one of notebooks called after their students, a
     * folder of such zips, or one notebook.
     *
     * @param work where the notebooks are copied to, each under its digest; it stays, as submissions refer to it
     * @throws IOException if there is no such file, it is neither zip nor notebook, or {@code work} cannot be written
     */
    public static Intake read(Path input, Path work, Practices practices, Bounds bounds) throws IOException {
        Gathering gathering = new Gathering(work, bounds);
        String name =
                Names.clean(String.valueOf(input.toAbsolutePath().normalize().getFileName()));
        boolean zip = false;
        if (Files.isDirectory(input)) {
            gathering.folder(input.toRealPath());
        } else if (!Files.isRegularFile(input)) {
            throw new IOException(input
                    + (Files.exists(input) ? " is neither a folder nor a file" : " is not there")
                    + ": name the downloaded zip, or the folder with the submissions");
        } else if (Names.isNotebook(name)) {
            gathering.file(input, name, Files.readAttributes(input, BasicFileAttributes.class));
        } else {
            zip = true;
            try {
                gathering.zip(input, "", 0);
            } catch (ZipEnd.Malformed malformed) {
                throw new IOException(
                        "%s cannot be opened (%s): download it again".formatted(input, malformed.getMessage()),
                        malformed);
            }
        }
        List<Piece> pieces = gathering.pieces();
        String around = zip ? around(pieces) : "";
        boolean submitted = name.equals("submitted") || around.equals("submitted/");
        return new Sorter(practices, new Owners(practices, gathering.times(), around, submitted)).sort(pieces);
    }

    /** {@return all students of whom there is anything, also if nothing of it can be graded} */
    public List<Student> students() {
        Set<Student> all = found.stream().map(Submission::student).collect(Collectors.toSet());
        refused.stream()
                .filter(refusal -> refusal.reason().concernsStudent())
                .forEach(refusal -> refusal.student().ifPresent(all::add));
        return all.stream()
                .sorted(Comparator.comparing(Student::name).thenComparing(Student::id))
                .toList();
    }

    /**
     * {@return what to tell those of whom nothing can be graded in a practice} One for a student and a practice, the most
     * telling; without a practice only if nothing of the student's has one.
     */
    public List<Refused> zeros() {
        Set<String> settled = new HashSet<>();
        found.forEach(one -> settle(settled, one.student(), one.practice()));
        List<Refused> zeros = new ArrayList<>();
        refused.stream()
                .filter(refusal -> refusal.reason().concernsStudent())
                .sorted(Comparator.comparing(
                                (Refused refusal) -> refusal.practice().isEmpty())
                        .thenComparing(Refused::reason))
                .forEach(refusal -> refusal.student()
                        .filter(student ->
                                settle(settled, student, refusal.practice().orElse("")))
                        .ifPresent(student -> zeros.add(refusal)));
        zeros.sort(Comparator.comparing(Refused::source));
        return List.copyOf(zeros);
    }

    /** {@return whether it was not settled yet} */
    private static boolean settle(Set<String> settled, Student student, String practice) {
        boolean isNew = settled.add(student.id() + "\n" + practice);
        settled.add(student.id() + "\n");
        return isNew;
    }

    /** {@return a folder that everything in a zip lies in, with a slash} Zipping a folder makes one. */
    private static String around(List<Piece> pieces) {
        Set<String> first = pieces.stream()
                .filter(piece -> piece.refusal().map(Refusal::reason).orElse(Reason.OTHER) != Reason.SYSTEM)
                .map(piece -> piece.path().contains("/")
                        ? piece.path().substring(0, piece.path().indexOf('/') + 1)
                        : "")
                .collect(Collectors.toSet());
        return first.size() == 1 ? first.iterator().next() : "";
    }
}
