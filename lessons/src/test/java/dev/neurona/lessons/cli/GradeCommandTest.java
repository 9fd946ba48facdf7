package dev.neurona.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Released;
import dev.neurona.lessons.grade.SmallPractice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a Moodle download to the pages, in the best sandbox of this machine. */
class GradeCommandTest {
    @TempDir
    Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Neurona.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Path download(Released release) throws Exception {
        Path zip = folder.resolve("Sums-123.zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
            put(
                    entries,
                    "Ada Lovelace_101",
                    release.reference().get(Language.EN).toText());
            Notebook wrong = Notebook.parse(release.reference().get(Language.ES).toText(), "wrong");
            for (Cell cell : wrong.cells()) {
                if (cell.id().orElse("").equals("ex-P9-1-answer")) {
                    cell.json().addProperty("source", "int twice(int n) { Runtime.getRuntime().halt(1); return 0; }");
                }
            }
            put(entries, "José Ñúñez_102", wrong.toText());
            put(entries, "Eve_103", "{\"cells\": [");
        }
        return zip;
    }

    private static void put(ZipOutputStream zip, String who, String text) throws Exception {
        zip.putNextEntry(new ZipEntry(who + "_assignsubmission_file_/practice-9-sums.ipynb"));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void aDownloadBecomesMarksAndPagesAndASecondRunHasNothingToDo() throws Exception {
        Path release = SmallPractice.release(folder);
        Path zip = download(Released.read(release));
        String book = folder.resolve("gradebook.db").toString();
        String pages = folder.resolve("graded").toString();
        String[] grade = {"grade", zip.toString(), "-r", release.toString(), "-g", book, "-o", pages, "--minutes", "5"};

        assertThat(execute(grade)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("2 notebooks to grade, 1 other files")
                .contains("Ada Lovelace P9: 6.00 of 6.00")
                .contains("José Ñúñez P9: 4.00 of 6.00")
                .contains("2 graded now, 0 before");
        assertThat(folder.resolve("graded/feedback/P9/101.html")).content().contains("Ada Lovelace");
        assertThat(folder.resolve("graded/feedback/P9/102.html")).content().contains("lang=\"es\"", "José Ñúñez");
        assertThat(folder.resolve("graded/feedback/P9/103.html")).content().contains("not JSON");
        assertThat(folder.resolve("graded/class.html")).isNotEmptyFile();
        assertThat(folder.resolve("graded/moodle-feedback-P9.zip")).isNotEmptyFile();

        assertThat(execute(grade)).isZero();
        assertThat(out.toString()).contains("0 graded now, 2 before");

        assertThat(execute(
                        "grade",
                        zip.toString(),
                        "-r",
                        release.toString(),
                        "-g",
                        book,
                        "-o",
                        pages,
                        "--again",
                        "P9.1 was mended",
                        "--exercise",
                        "P9.1"))
                .isZero();
        assertThat(execute("gradebook", "show", "101", "-g", book)).isZero();
        assertThat(out.toString()).contains("P9.1 was mended");
    }

    @Test
    void whatIsWrongIsToldInALine() throws Exception {
        String nowhere = folder.resolve("nowhere.zip").toString();

        assertThat(execute("grade", nowhere, "-r", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is no release of a practice").hasLineCount(1);
        assertThat(execute("grade", nowhere, "--exercise", "P9.1")).isEqualTo(2);
        assertThat(err.toString()).contains("--again REASON").hasLineCount(1);
        assertThat(execute("grade", nowhere, "--workers", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("1 or more").hasLineCount(1);
        assertThat(execute("grade", nowhere, "--rules", nowhere)).isEqualTo(2);
        assertThat(err.toString()).contains("there are no rules").hasLineCount(1);
    }

    @Test
    void theTimeThatIsLeftIsToldInWordsOfItsSize() {
        assertThat(GradeProgress.left(0.2)).isEqualTo("1 s");
        assertThat(GradeProgress.left(89)).isEqualTo("89 s");
        assertThat(GradeProgress.left(45 * 60)).isEqualTo("45 min");
        assertThat(GradeProgress.left(2 * 3600 + 5 * 60)).isEqualTo("2 h 05 min");
    }
}
