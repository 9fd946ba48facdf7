package dev.neurona.lessons.grade.gradebook;

import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where marks are kept: one SQLite file. Every grading is kept with its evidence and never changed; what people mark belongs
 * to the question and stays when something is graded again; the database writes down each change. One call is one
 * transaction: what has returned is on the disk, and a program that is killed leaves nothing half written. For any number of
 * threads, and for several programs at once, which wait for each other.
 */
public final class Gradebook implements AutoCloseable {
    private final Database database;
    private final Clock clock;

    private Gradebook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * {@return the gradebook of a file, which is made if it is not there}
     *
     * @throws GradebookException if the file is something else, of a newer version, or cannot be written
     */
    public static Gradebook open(Path file) throws GradebookException {
        return open(file, Clock.systemUTC());
    }

    static Gradebook open(Path file, Clock clock) throws GradebookException {
        return new Gradebook(Database.open(file), clock);
    }

    /** {@return whether a submission has been graded against a release} */
    public synchronized boolean graded(String student, String practice, String submissionDigest, String releaseDigest)
            throws GradebookException {
        return database.read(open ->
                last(open, student, practice, submissionDigest, releaseDigest).isPresent());
    }

    /**
     * {@return whether a submission was graded, something else was handed in after it, and now it was handed in once more}
     * Its grading is an earlier one then, though the bytes are known.
     */
    public boolean handedInOnceMore(Submission submission) throws GradebookException {
        Instant now = submission.handedIn().orElse(Instant.MIN);
        Optional<Attempt> latest = latest(submission.student().id(), submission.practice());
        return latest.isPresent()
                && !latest.get().submission().equals(submission.digest())
                && latest.get().handedIn().isPresent()
                && latest.get().handedIn().get().isBefore(now);
    }

    /**
     * Keeps a grading.
     *
     * @return its number; the number of the one that is there if this submission was graded against this release before
     */
    public synchronized long add(Submission submission, Grading grading) throws GradebookException {
        return add(submission, grading, "");
    }

    /**
     * Keeps a further grading of a submission.
     *
     * @param reason why it was graded again; empty to leave it at the one that is there
     */
    public synchronized long add(Submission submission, Grading grading, String reason) throws GradebookException {
        return database.write(open -> {
            Student student = submission.student();
            Optional<Last> last =
                    last(open, student.id(), submission.practice(), submission.digest(), grading.release());
            if (last.isPresent() && reason.isBlank()) {
                return last.get().number();
            }
            know(open, student);
            int run = last.map(Last::run).orElse(0) + 1;
            return Rows.insert(open, submission, grading, run, run == 1 ? "" : reason.strip(), clock.instant());
        });
    }

    private record Last(long number, int run) {}

    private static Optional<Last> last(
            Connection open, String student, String practice, String submission, String release) throws SQLException {
        try (PreparedStatement query = Rows.statement(
                        open,
                        "SELECT number, run FROM attempt WHERE student = ? AND practice = ? AND submission = ?"
                                + " AND release = ? ORDER BY run DESC LIMIT 1",
                        student,
                        practice,
                        submission,
                        release);
                ResultSet found = query.executeQuery()) {
            return found.next() ? Optional.of(new Last(found.getLong(1), found.getInt(2))) : Optional.empty();
        }
    }

    private static void know(Connection open, Student student) throws SQLException {
        try (PreparedStatement insert = Rows.statement(
                open,
                "INSERT INTO student (id, name) VALUES (?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
                student.id(),
                student.name())) {
            insert.executeUpdate();
        }
    }

    /** {@return the last grading of what a student handed in last} The rules may count another one. */
    public Optional<Attempt> latest(String student, String practice) throws GradebookException {
        return attempts(student, practice).stream().max(Attempt.BY_HANDING_IN);
    }

    /** {@return all gradings of what a student handed in, as {@link Attempt#BY_HANDING_IN} orders them} */
    public List<Attempt> attempts(String student, String practice) throws GradebookException {
        return select("WHERE attempt.student = ? AND practice = ?", student, practice);
    }

    /** {@return all gradings of a practice, by student} All of them are in memory then: a class of them is some ten MB. */
    public List<Attempt> all(String practice) throws GradebookException {
        return select("WHERE practice = ?", practice);
    }

    private synchronized List<Attempt> select(String where, String... values) throws GradebookException {
        return database.read(open -> {
            List<Attempt> all = new ArrayList<>();
            try (PreparedStatement query = Rows.statement(open, Rows.ATTEMPTS + where, (Object[]) values);
                    ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    all.add(Rows.attempt(found));
                }
            }
            all.sort(Comparator.comparing((Attempt attempt) -> attempt.student().id())
                    .thenComparing(Attempt.BY_HANDING_IN));
            return all;
        });
    }

    /** {@return everyone who handed something in, by id} */
    public synchronized List<Student> students() throws GradebookException {
        return database.read(open -> {
            List<Student> all = new ArrayList<>();
            try (PreparedStatement query = Rows.statement(open, "SELECT id, name FROM student ORDER BY id");
                    ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    all.add(new Student(found.getString(1), found.getString(2)));
                }
            }
            return all;
        });
    }

    /** {@return the practices something was handed in for, by id} */
    public synchronized List<String> practices() throws GradebookException {
        return database.read(open -> {
            List<String> all = new ArrayList<>();
            try (PreparedStatement query =
                            Rows.statement(open, "SELECT DISTINCT practice FROM attempt ORDER BY practice");
                    ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    all.add(found.getString(1));
                }
            }
            return all;
        });
    }

    /** {@return the number of the last grading, 0 if there is none: another one means that something was added} */
    public synchronized long last() throws GradebookException {
        return database.read(open -> {
            try (PreparedStatement query = Rows.statement(open, "SELECT coalesce(max(number), 0) FROM attempt");
                    ResultSet found = query.executeQuery()) {
                return found.getLong(1);
            }
        });
    }

    /** {@return what was given for an answer, if anyone has marked it} */
    public synchronized Optional<Manual> manual(String student, String practice, String question)
            throws GradebookException {
        return database.read(open -> manual(open, student, practice, question));
    }

    /** {@return what was given for the answers of a student, by question} */
    public synchronized List<Manual> manual(String student, String practice) throws GradebookException {
        return database.read(open -> Rows.manual(open, "WHERE student = ? AND practice = ?", student, practice));
    }

    private static Optional<Manual> manual(Connection open, String student, String practice, String question)
            throws SQLException {
        return Rows.manual(open, "WHERE student = ? AND practice = ? AND question = ?", student, practice, question)
                .stream()
                .findFirst();
    }

    /**
     * Keeps what a person gives.
     *
     * @param wanted made of what was read, by {@link Manual#with}: its version is the one that was read
     * @return what is kept now; what was there if nothing differs
     * @throws MarkedMeanwhile if the gradebook has another version; nothing is changed then
     */
    public synchronized Manual mark(Manual wanted) throws GradebookException {
        return database.write(open -> {
            Manual current = manual(open, wanted.student(), wanted.practice(), wanted.question())
                    .orElse(null);
            if (current != null && current.version() != wanted.version()) {
                throw new MarkedMeanwhile(current);
            }
            if (current != null && same(current, wanted)) {
                return current;
            }
            return Rows.mark(open, wanted, clock.instant());
        });
    }

    private static boolean same(Manual current, Manual wanted) {
        return current.points().equals(wanted.points())
                && current.comment().equals(wanted.comment())
                && current.rubric().equals(wanted.rubric())
                && current.answer().equals(wanted.answer());
    }

    /** {@return every change there has been, the first one first} */
    public synchronized List<Change> audit() throws GradebookException {
        return database.read(open -> Rows.changes(open));
    }

    /**
     * {@return everything in it except times, numbers and folders, a line each, in an order that does not depend on the order of
     * the work} Two gradebooks of the same marks have the same lines.
     */
    public synchronized List<String> dump() throws GradebookException {
        return database.read(open -> Dump.lines(open));
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
