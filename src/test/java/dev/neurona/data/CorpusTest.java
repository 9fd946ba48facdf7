package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    Path folder;

    @Test
    void thereIsAStoryInEachLanguage() {
        assertThat(Corpus.english())
                .hasSizeGreaterThan(60_000)
                .contains("Chapter")
                .doesNotContain("\r", "\uFEFF");
        assertThat(Corpus.of("es"))
                .hasSizeGreaterThan(60_000)
                .contains("ñ", "á", "¿")
                .doesNotContain("\r");
        assertThatThrownBy(() -> Corpus.of("fr")).hasMessageContaining("no story in \"fr\"");
    }

    @Test
    void aFileIsReadWithoutItsMarkAndWithOneKindOfLineEnd() throws IOException {
        Path file = folder.resolve("text.txt");
        Files.writeString(file, "\uFEFFuno\r\ndos\rñandú\n😀", StandardCharsets.UTF_8);
        assertThat(Corpus.read(file)).isEqualTo("uno\ndos\nñandú\n😀");
    }

    @Test
    void aByteThatIsNoUtf8IsNamedByItsPlace() throws IOException {
        Path file = folder.resolve("latin.txt");
        Files.write(file, "añ".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Corpus.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("latin.txt is not UTF-8: byte 0xF1 at offset 1");
        Files.write(file, new byte[] {'a', (byte) 0xC3});
        assertThatThrownBy(() -> Corpus.read(file)).hasMessageContaining("byte 0xC3 at offset 1");
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Corpus.read(folder.resolve("none.txt")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.txt")
                .hasMessageContaining("there is no such file");
    }
}
