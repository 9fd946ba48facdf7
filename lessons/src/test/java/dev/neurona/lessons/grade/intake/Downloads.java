package dev.neurona.lessons.grade.intake;

import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes downloads as Moodle, nbgrader and students make them. */
final class Downloads {
    static final Practices PRACTICES = Practices.of(
            new Practices.Practice("P1", "practice-1-mnist.ipynb"),
            new Practices.Practice("P2", "practice-2-imagenet.ipynb"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    static Downloads zip() {
        return new Downloads();
    }

    Downloads encoded(String charset) {
        zip.setEncoding(charset);
        zip.setUseLanguageEncodingFlag(false);
        return this;
    }

    Downloads add(String name, byte[] content) {
        return add(name, content, 1_770_000_000_000L);
    }

    Downloads add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Downloads add(String name, byte[] content, long changed) {
        try {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setTime(changed);
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Downloads link(String name, String target) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0120777);
        zip.putArchiveEntry(entry);
        zip.write(target.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
        return this;
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path in(Path folder, String name) throws IOException {
        return java.nio.file.Files.write(folder.resolve(name), bytes());
    }

    /** A zip of the JDK's own writer. */
    static byte[] plain(Charset charset, String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** A notebook of a practice, with what nbgrader writes into it. */
    static byte[] notebook(String practice, String code) {
        Cell answer = Cell.code("ex-" + practice + "-1-answer", code);
        JsonObject nbgrader = new JsonObject();
        nbgrader.addProperty("grade_id", "ex-" + practice + "-1-answer");
        answer.json().getAsJsonObject("metadata").add("nbgrader", nbgrader);
        return of(
                Cell.markdown("text-1", "# Work"), answer, Cell.code("ex-" + practice + "-1-check", "Check.report()"));
    }

    static byte[] of(Cell... cells) {
        return Notebook.of("neurona", "Java", "java", List.of(cells)).toText().getBytes(StandardCharsets.UTF_8);
    }
}
