package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextAndFileMagicsTest {
    private final FakeHost host = new FakeHost();

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "html, text/html",
        "markdown, text/markdown",
        "md, text/markdown",
        "latex, text/latex",
        "svg, image/svg+xml",
        "javascript, application/javascript",
        "js, application/javascript"
    })
    void aCellIsShownAsItsType(String magic, String mime) throws Exception {
        assertThat(host.run("%%" + magic + "\n<x>\ny")).isNull();
        assertThat(host.output.shown()).singleElement().satisfies(shown -> {
            assertThat(shown.bundle().data()).containsEntry(mime, "<x>\ny").containsKey(Bundle.TEXT);
            assertThat(shown.update()).isFalse();
        });
    }

    @Test
    void htmlMayBeIsolated() throws Exception {
        host.run("%%html --isolated\n<x>");
        assertThat(host.output.shown().get(0).bundle().metadata()).containsEntry("text/html", Map.of("isolated", true));
        assertThatThrownBy(() -> host.run("%%html --isolatde\n<x>"))
                .hasMessageContaining("unknown argument --isolatde");
    }

    @Test
    void aFileIsWrittenOverwrittenAndAppendedTo() throws Exception {
        Path file = dir.resolve("a file.txt");
        host.run("%%writefile '" + file + "'\none\nñ");
        assertThat(file).hasContent("one\nñ\n");
        host.run("%%writefile -a \"" + file + "\"\ntwo\n");
        assertThat(file).hasContent("one\nñ\ntwo\n");
        host.run("%%writefile \"" + file + "\"\nthree");
        assertThat(Files.readString(file)).isEqualTo("three\n");
        assertThat(host.output.out())
                .isEqualTo("wrote " + file + " (7 bytes)\nappended to " + file + " (4 bytes)\noverwrote " + file
                        + " (6 bytes)\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsExplained() {
        assertThatThrownBy(() -> host.run("%%writefile\nx"))
                .hasMessage("%%writefile: no file named. Write %%writefile [-a] FILE");
        assertThatThrownBy(() -> host.run("%%writefile " + dir + "\nx")).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> host.run("%%writefile " + dir.resolve("no/x") + "\nx"))
                .hasMessageContaining("no folder " + dir.resolve("no"));
    }
}
