package dev.neurona.lessons.grade.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackZipTest {
    @TempDir
    Path folder;

    private static Submission from(String source) {
        return new Submission(Papers.ADA, "P1", Path.of("x"), source, Optional.empty(), "00");
    }

    private Map<String, String> written(FeedbackZip zip) throws IOException {
        Path file = folder.resolve("out/feedback.zip");
        zip.write(file);
        Map<String, String> pages = new LinkedHashMap<>();
        try (ZipFile read = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(read.entries())) {
                pages.put(
                        entry.getName(), new String(read.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return pages;
    }

    /** As Moodle's importer takes a name apart: the number behind the first underscore, four underscores in all. */
    @Test
    void moodleFindsTheParticipantInEveryName() throws IOException {
        FeedbackZip zip = new FeedbackZip();
        zip.add(from("Núñez Gómez, Ada_101_assignsubmission_file_/java (1).ipynb"), "feedback-P1.html", "ada");
        zip.add(from("Bob_102_assignsubmission_file_work_of_mine.ipynb"), "feedback-P1.html", "bob");
        zip.add(from("Carla_103_assignsubmission_file/sub/x.ipynb"), "feedback-P1.html", "carla");
        zip.add(from("all.zip/Under_score Dan_104_assignsubmission_file_/x.ipynb"), "feedback-P1.html", "dan");
        Map<String, String> pages = written(zip);

        assertThat(pages)
                .hasSize(4)
                .containsEntry("Núñez Gómez, Ada_101_assignsubmission_file_feedback-P1.html", "ada");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            String[] parts = page.getKey().split("_", 5);
            assertThat(parts[1])
                    .isEqualTo(
                            switch (page.getValue()) {
                                case "ada" -> "101";
                                case "bob" -> "102";
                                case "carla" -> "103";
                                default -> "104";
                            });
            assertThat(parts[2] + "_" + parts[3]).isEqualTo("assignsubmission_file");
            assertThat(parts[4]).isEqualTo("feedback-P1.html");
        }
    }

    @Test
    void whatDidNotComeFromMoodleIsToldAndLeftOut() throws IOException {
        FeedbackZip zip = new FeedbackZip();
        zip.add(from("submitted/ada/mnist/x.ipynb"), "feedback-P1.html", "ada");
        zip.add(from("Default team_assignsubmission_file_/x.ipynb"), "feedback-P1.html", "team");

        assertThat(zip.leftOut()).hasSize(2);
        assertThat(zip.size()).isZero();
        assertThat(written(zip)).isEmpty();
    }

    @Test
    void theSamePagesGiveTheSameBytesInAnyOrderAndTimeZone() throws IOException {
        TimeZone here = TimeZone.getDefault();
        try {
            byte[][] both = new byte[2][];
            for (int i = 0; i < 2; i++) {
                TimeZone.setDefault(TimeZone.getTimeZone(i == 0 ? "Europe/Madrid" : "Pacific/Auckland"));
                FeedbackZip zip = new FeedbackZip();
                zip.add(
                        i == 0 ? "A_1_assignsubmission_file_" : "B_2_assignsubmission_file_",
                        "f.html",
                        i == 0 ? "a" : "b");
                zip.add(
                        i == 0 ? "B_2_assignsubmission_file_" : "A_1_assignsubmission_file_",
                        "f.html",
                        i == 0 ? "b" : "a");
                written(zip);
                both[i] = Files.readAllBytes(folder.resolve("out/feedback.zip"));
            }
            assertThat(both[0]).isEqualTo(both[1]);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void twoPagesForOneParticipantAreAnError() {
        FeedbackZip zip = new FeedbackZip();
        zip.add("A_1_assignsubmission_file_/x", "f.html", "one");

        assertThatThrownBy(() -> zip.add("A_1_assignsubmission_file_/y", "f.html", "two"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A_1_assignsubmission_file_f.html");
    }
}
