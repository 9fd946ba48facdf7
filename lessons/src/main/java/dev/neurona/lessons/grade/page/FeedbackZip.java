package dev.neurona.lessons.grade.page;

import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.intake.MoodleName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The pages of one assignment as Moodle takes them back: <i>Upload multiple feedback files in a zip</i> reads the
 * participant's number out of names such as {@code Ada_101_assignsubmission_file_feedback.html}. Moodle numbers
 * participants anew in each assignment, so each needs a zip of its own, from its own download. The same pages give the
 * same bytes.
 */
public final class FeedbackZip {
    /** Moodle looks at no time; one that is always the same keeps the bytes the same. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Map<String, String> pages = new TreeMap<>();
    private final List<Submission> leftOut = new ArrayList<>();

    /**
     * Adds a student's page.
     *
     * @param file what the student sees it called, such as {@code feedback-P1.html}
     * @throws IllegalArgumentException if the participant has a page of that name
     */
    public void add(Submission submission, String file, String page) {
        if (!add(submission.source(), file, page)) {
            leftOut.add(submission);
        }
    }

    /**
     * Adds a student's page, also that of a file which was refused.
     *
     * @param source the path of what was handed in, as it was in the download
     * @return whether the path has a participant's number; without one Moodle cannot take it
     * @throws IllegalArgumentException if the participant has a page of that name
     */
    public boolean add(String source, String file, String page) {
        Optional<MoodleName> name = MoodleName.in(source);
        if (name.isEmpty() || name.get().participant().isEmpty()) {
            return false;
        }
        String entry = name.get().feedback(file);
        if (pages.putIfAbsent(entry, page) != null) {
            throw new IllegalArgumentException("two pages are called " + entry + ": each participant has one");
        }
        return true;
    }

    /** {@return the submissions that did not come from Moodle, whose pages have to be returned in another way} */
    public List<Submission> leftOut() {
        return List.copyOf(leftOut);
    }

    /** {@return how many pages there are} */
    public int size() {
        return pages.size();
    }

    /** Writes the zip, whole or not at all. */
    public void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                ZipEntry entry = new ZipEntry(page.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(page.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        AtomicFile.write(file, bytes.toByteArray());
    }
}
