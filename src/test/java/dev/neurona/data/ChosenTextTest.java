package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenTextTest {
    @TempDir
    Path folder;

    @Test
    void withoutANameItIsTheStory() {
        ChosenText story = ChosenText.of(" ", null, "es");
        assertThat(story.text()).isEqualTo(Corpus.spanish());
        assertThat(story.own()).isFalse();
        assertThat(story.name()).isEqualTo("La barca");
    }

    @Test
    void aFileIsReadInTheComposedForm() throws IOException {
        Path file = write("mine.txt", "n\u0303andu\u0301\r\n".repeat(4000));
        ChosenText chosen = ChosenText.of(file.toString(), null, "en");
        assertThat(chosen.text()).startsWith("ñandú\nñandú\n");
        assertThat(chosen.own()).isTrue();
        assertThat(chosen.name()).isEqualTo("mine.txt");
    }

    @Test
    void theSettingGoesBeforeTheName() throws IOException {
        Path file = write("other.txt", "word ".repeat(5000));
        assertThat(ChosenText.of("gone.txt", file.toString(), "en").name()).isEqualTo("other.txt");
        assertThat(ChosenText.of("gone.txt", "story", "en").own()).isFalse();
    }

    @Test
    void ofALongTextTheBeginningIsTaken() throws IOException {
        Path file = write("long.txt", "😀".repeat(ChosenText.MOST + 1));
        String text = ChosenText.of(file.toString(), null, "en").text();
        assertThat(text.codePointCount(0, text.length())).isEqualTo(ChosenText.MOST);
    }

    @Test
    void whatCannotBeLearnedFromIsToldInOneLine() throws IOException {
        Path few = write("few.txt", "too short");
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "año ".repeat(9000).getBytes(StandardCharsets.ISO_8859_1));
        refused("none.txt", "none.txt: there is no such file");
        refused(folder.toString(), "is not a file");
        refused(few.toString(), "few.txt has 9 characters, too few to learn from: choose a text of 20000 or more");
        refused(latin.toString(), "latin.txt is not UTF-8: byte 0xF1 at offset 1");
        refused("a\0b", "is no name of a file");
    }

    private static void refused(String name, String message) {
        assertThatThrownBy(() -> ChosenText.of(name, null, "en"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .extracting(Throwable::getMessage)
                .satisfies(said -> assertThat(said.toString()).doesNotContain("\n"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
