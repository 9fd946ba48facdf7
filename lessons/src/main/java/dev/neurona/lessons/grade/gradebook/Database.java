package dev.neurona.lessons.grade.gradebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A connection to a gradebook's file, with transactions and with errors in one line. For one thread at a time. */
final class Database implements AutoCloseable {
    /** As long as a program with the gradebook open may keep others waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final byte[] BEGINNING = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final Duration patience;
    private final Connection connection;

    private Database(Path file, Duration patience, Connection connection) {
        this.file = file;
        this.patience = patience;
        this.connection = connection;
    }

    static Database open(Path file) throws GradebookException {
        return open(file, PATIENCE);
    }

    static Database open(Path file, Duration patience) throws GradebookException {
        look(file);
        Database database;
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout((int) patience.toMillis());
            config.enforceForeignKeys(true);
            database = new Database(file, patience, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        } catch (SQLException failed) {
            throw told(failed, file, patience);
        }
        try {
            database.prepare();
            return database;
        } catch (SQLException failed) {
            database.close();
            throw told(failed, file, patience);
        } catch (GradebookException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static void look(Path file) throws GradebookException {
        Path folder = file.toAbsolutePath().getParent();
        if (file.toString().contains("?")) {
            // The driver reads settings behind it.
            throw new GradebookException(file + ": the name of a gradebook cannot have a ?");
        }
        if (Files.isDirectory(file)) {
            throw new GradebookException(file + " is a folder: name a file for the gradebook");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new GradebookException("%s: there is no folder %s".formatted(file, folder));
        }
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(BEGINNING.length);
            if (begin.length > 0 && !Arrays.equals(begin, BEGINNING)) {
                throw new GradebookException(file + " is no gradebook: it is no SQLite file");
            }
        } catch (GradebookException ours) {
            throw ours;
        } catch (IOException unreadable) {
            throw new GradebookException(
                    "%s cannot be read (%s)"
                            .formatted(file, unreadable.getClass().getSimpleName()),
                    unreadable);
        }
        if (!Files.isWritable(file) || !Files.isWritable(folder)) {
            throw readOnly(file);
        }
    }

    private void prepare() throws SQLException, GradebookException {
        Schema.migrate(connection, file);
        // Readers go on while one writes, and what is committed survives a kill at any point; FULL: a power cut too.
        writeAhead();
        execute("PRAGMA synchronous = FULL");
    }

    /**
     * The switch asks for the file alone and does not wait for it: whoever has it is making the same switch. Where it is not
     * possible, as in some folders of a network, SQLite keeps its older journal, which is slower and as safe.
     */
    private void writeAhead() throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLiteException busy) {
                if (base(busy) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > end) {
                    throw busy;
                }
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something done with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException, GradebookException;
    }

    <T> T read(Work<T> work) throws GradebookException {
        try {
            return work.with(connection);
        } catch (SQLException failed) {
            throw told(failed, file, patience);
        }
    }

    /** All of it is written or nothing; the lock is taken first, so that nothing read in it can have changed. */
    <T> T write(Work<T> work) throws GradebookException {
        return read(open -> {
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = work.with(open);
                execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        });
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite does so by itself after some errors, such as a full disk.
            return;
        }
    }

    private static GradebookException told(SQLException failed, Path file, Duration patience) {
        String text = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        SQLiteErrorCode code = failed instanceof SQLiteException sqlite ? base(sqlite) : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new GradebookException(
                        "%s is being written by another program (waited %d s): let it finish and try again"
                                .formatted(file, patience.toSeconds()),
                        failed);
            case SQLITE_READONLY -> readOnly(file);
            case SQLITE_NOTADB -> new GradebookException(file + " is no gradebook: it is no SQLite file", failed);
            case SQLITE_CORRUPT ->
                new GradebookException(file + " is damaged: take your last copy of it, and keep this one", failed);
            case SQLITE_FULL ->
                new GradebookException(
                        file + ": the disk is full; nothing was changed: make room and try again", failed);
            default -> new GradebookException(file + ": " + text, failed);
        };
    }

    private static GradebookException readOnly(Path file) {
        return new GradebookException(file + " cannot be written: make it and its folder writable, or work on a copy");
    }

    /** SQLite tells more in the higher bits. */
    private static SQLiteErrorCode base(SQLiteException failed) {
        return SQLiteErrorCode.getErrorCode(failed.getResultCode().code & 0xff);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException nothingIsLost) {
            // What was committed is in the file or its log, and the next open reads both.
            return;
        }
    }
}
