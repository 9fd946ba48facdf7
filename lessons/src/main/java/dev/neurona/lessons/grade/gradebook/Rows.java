package dev.neurona.lessons.grade.gradebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as records, and back. */
final class Rows {
    static final String ATTEMPTS =
            "SELECT attempt.*, student.name FROM attempt JOIN student ON student.id = attempt.student ";

    private Rows() {}

    @SuppressWarnings("SqlSourceToSinkFlow") // All queries are constants of this package.
    static PreparedStatement statement(Connection open, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = open.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    static long insert(Connection open, Submission submission, Grading grading, int run, String reason, Instant graded)
            throws SQLException {
        try (PreparedStatement insert = statement(
                        open,
                        "INSERT INTO attempt (student, practice, submission, release, run, reason, source, file, handed_in,"
                                + " graded, automatic, most, grading) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " RETURNING number",
                        submission.student().id(),
                        submission.practice(),
                        submission.digest(),
                        grading.release(),
                        run,
                        reason,
                        submission.source(),
                        submission.file().toAbsolutePath().toString(),
                        submission.handedIn().map(Instant::toString).orElse(null),
                        graded.toString(),
                        grading.automatic(),
                        grading.automaticMost(),
                        grading.json());
                ResultSet number = insert.executeQuery()) {
            return number.getLong(1);
        }
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        String handedIn = row.getString("handed_in");
        return new Attempt(
                row.getLong("number"),
                new Student(row.getString("student"), row.getString("name")),
                row.getString("practice"),
                row.getString("submission"),
                row.getString("release"),
                row.getInt("run"),
                row.getString("reason"),
                row.getString("source"),
                Path.of(row.getString("file")),
                handedIn == null ? Optional.empty() : Optional.of(Instant.parse(handedIn)),
                Instant.parse(row.getString("graded")),
                Grading.parse(row.getString("grading")));
    }

    static List<Manual> manual(Connection open, String where, String... values) throws SQLException {
        List<Manual> all = new ArrayList<>();
        try (PreparedStatement query =
                        statement(open, "SELECT * FROM manual " + where + " ORDER BY question", (Object[]) values);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new Manual(
                        row.getString("student"),
                        row.getString("practice"),
                        row.getString("question"),
                        points(row.getString("points")),
                        row.getString("comment"),
                        row.getString("rubric"),
                        row.getString("answer"),
                        row.getString("by"),
                        Instant.parse(row.getString("at")),
                        row.getLong("version")));
            }
        }
        return all;
    }

    /** {@return what is kept now} */
    static Manual mark(Connection open, Manual wanted, Instant at) throws SQLException {
        Manual kept = new Manual(
                wanted.student(),
                wanted.practice(),
                wanted.question(),
                wanted.points(),
                wanted.comment(),
                wanted.rubric(),
                wanted.answer(),
                wanted.by(),
                at,
                wanted.version() + 1);
        try (PreparedStatement write = statement(
                open,
                "INSERT INTO manual (student, practice, question, points, comment, rubric, answer, by, at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (student, practice, question) DO UPDATE SET"
                        + " points = excluded.points, comment = excluded.comment, rubric = excluded.rubric,"
                        + " answer = excluded.answer, by = excluded.by, at = excluded.at, version = excluded.version",
                kept.student(),
                kept.practice(),
                kept.question(),
                json(kept.points()),
                kept.comment(),
                kept.rubric(),
                kept.answer(),
                kept.by(),
                at.toString(),
                kept.version())) {
            write.executeUpdate();
        }
        return kept;
    }

    private static String json(List<OptionalDouble> points) {
        JsonArray all = new JsonArray();
        points.forEach(each -> {
            if (each.isPresent()) {
                all.add(each.getAsDouble());
            } else {
                all.add(JsonNull.INSTANCE);
            }
        });
        return all.toString();
    }

    private static List<OptionalDouble> points(String json) {
        List<OptionalDouble> all = new ArrayList<>();
        for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
            all.add(each.isJsonNull() ? OptionalDouble.empty() : OptionalDouble.of(each.getAsDouble()));
        }
        return all;
    }

    static List<Change> changes(Connection open) throws SQLException {
        List<Change> all = new ArrayList<>();
        try (PreparedStatement query = statement(open, "SELECT * FROM audit ORDER BY number");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new Change(
                        row.getLong("number"),
                        Instant.parse(row.getString("at")),
                        row.getString("by"),
                        row.getString("student"),
                        row.getString("practice"),
                        row.getString("question"),
                        row.getString("what"),
                        row.getString("before"),
                        row.getString("after")));
            }
        }
        return all;
    }
}
