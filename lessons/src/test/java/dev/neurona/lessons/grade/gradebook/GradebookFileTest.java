package dev.neurona.lessons.grade.gradebook;

import static dev.neurona.lessons.grade.gradebook.Sample.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.lessons.grade.Student;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way of opening a file, other programs that have it open, and programs that are killed. */
class GradebookFileTest {
    @TempDir
    Path temp;

    @Test
    void whatIsNoGradebookIsToldInOneLineAndLeftAlone() throws Exception {
        Path text = Files.writeString(temp.resolve("notes.txt"), "Ada: 7\nJosé: 8\n");
        Path foreign = temp.resolve("foreign.db");
        sql(foreign, "CREATE TABLE t (a)");

        refused(text, "is no gradebook: it is no SQLite file");
        refused(foreign, "is a database, but no gradebook of Neurona");
        refused(temp, "is a folder");
        refused(temp.resolve("no/such/marks.db"), "there is no folder");
        assertThat(text).hasContent("Ada: 7\nJosé: 8\n");
    }

    @Test
    void aNewerGradebookIsToldAndLeftAlone() throws Exception {
        Path file = temp.resolve("marks.db");
        Gradebook.open(file).close();
        sql(file, "PRAGMA user_version = 7");

        refused(file, "written by a newer Neurona (its tables are of version 7, this program knows 1)");
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() throws Exception {
        Path file = temp.resolve("marks.db");
        Gradebook.open(file).close();
        Assumptions.assumeTrue(
                file.toFile().setReadOnly() && !Files.isWritable(file), "skipped: this user may write every file");

        refused(file, "cannot be written");
    }

    @Test
    void aDamagedGradebookIsTold() throws Exception {
        Path file = temp.resolve("marks.db");
        try (Gradebook gradebook = Gradebook.open(file)) {
            add(gradebook, 0, 30);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> {
                    try (Gradebook gradebook = Gradebook.open(file)) {
                        gradebook.all("P1");
                    }
                })
                .isInstanceOf(GradebookException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whoHoldsTheFileTooLongIsTold() throws Exception {
        Path file = temp.resolve("marks.db");
        Gradebook.open(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement();
                Database waiting = Database.open(file, Duration.ofMillis(1))) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> waiting.write(open -> 1)).hasMessageContaining("being written by another program");
            statement.execute("ROLLBACK");
            assertThat(waiting.<Integer>write(open -> 1)).isEqualTo(1);
        }
    }

    @Test
    void severalProgramsMakeAndFillOneGradebook() throws Exception {
        Path file = temp.resolve("marks.db");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(writer(file, i * 100, 25));
        }
        for (Process writer : writers) {
            String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(writer.waitFor()).as(said).isZero();
        }

        try (Gradebook gradebook = Gradebook.open(file)) {
            assertThat(gradebook.all("P1")).hasSize(75);
        }
    }

    @Test
    void whatWasToldIsThereAfterAKillAndTheRestCanBeAdded() throws Exception {
        Path file = temp.resolve("marks.db");
        Process writer = writer(file, 0, 100_000);
        int told = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            while (told < 20 && lines.readLine() != null) {
                told++;
            }
            writer.toHandle().destroyForcibly();
            while (lines.readLine() != null) {
                told++;
            }
            writer.waitFor();
        }

        try (Gradebook gradebook = Gradebook.open(file)) {
            int kept = gradebook.all("P1").size();
            assertThat(kept).isBetween(told, told + 1).isGreaterThanOrEqualTo(20);
            add(gradebook, 0, kept + 5);
            assertThat(gradebook.all("P1")).hasSize(kept + 5);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA integrity_check").getString(1))
                    .isEqualTo("ok");
        }
    }

    private static Process writer(Path file, int first, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        file.toString(),
                        Integer.toString(first),
                        Integer.toString(count))
                .redirectErrorStream(true)
                .start();
    }

    /** Another program with the gradebook open: tells each attempt once it is kept. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws GradebookException {
            try (Gradebook gradebook = Gradebook.open(new File(arguments[0]).toPath())) {
                int first = Integer.parseInt(arguments[1]);
                for (int i = first; i < first + Integer.parseInt(arguments[2]); i++) {
                    add(gradebook, i, 1);
                    System.out.println(i);
                    System.out.flush();
                }
            }
        }
    }

    private static void add(Gradebook gradebook, int first, int count) throws GradebookException {
        for (int i = first; i < first + count; i++) {
            String digest = String.format(Locale.ROOT, "%06d", i);
            Student student = new Student(digest, "Student " + i);
            gradebook.add(Sample.submission(student, "P1", digest, MARCH_1), Sample.grading("P1", digest, 0.5));
        }
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> Gradebook.open(file).close())
                .isInstanceOf(GradebookException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .message()
                .hasLineCount(1);
    }

    private static void sql(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
