package dev.neurona.lessons.grade.gradebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables, and the steps from each version of them to the next: {@code schema-N.sql} leads to version N. The version and
 * whose file it is stand in the file's header, where SQLite has fields for both ({@code user_version},
 * {@code application_id}); a step and the version it leads to are one transaction, begun with the lock.
 */
final class Schema {
    static final int VERSION = 1;

    /** "Neur". */
    private static final int OURS = 0x4e657572;

    private Schema() {}

    /**
     * Brings a database to this version.
     *
     * @throws GradebookException if it is someone else's, or of a later version
     */
    static void migrate(Connection connection, Path file) throws SQLException, GradebookException {
        if (version(connection, file) == VERSION) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                // Another process may have been first.
                for (int next = version(connection, file) + 1; next <= VERSION; next++) {
                    statement.executeUpdate(script(next));
                    statement.executeUpdate(
                            "PRAGMA application_id = %d; PRAGMA user_version = %d".formatted(OURS, next));
                }
                statement.execute("COMMIT");
            } catch (SQLException | GradebookException failed) {
                statement.execute("ROLLBACK");
                throw failed;
            }
        }
    }

    private static int version(Connection connection, Path file) throws SQLException, GradebookException {
        // One query, so that another process that is making the tables is seen before or after it.
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT application_id, user_version,"
                        + " (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version")) {
            if (found.getInt(1) != OURS && found.getInt(3) > 0) {
                throw new GradebookException(
                        "%s is a database, but no gradebook of Neurona: name another file".formatted(file));
            }
            int version = found.getInt(2);
            if (version > VERSION) {
                throw new GradebookException(
                        "%s was written by a newer Neurona (its tables are of version %d, this program knows %d): use that one"
                                .formatted(file, version, VERSION));
            }
            return version;
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path: build the project again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
