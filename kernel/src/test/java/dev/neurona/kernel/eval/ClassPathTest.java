package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    private final Cells cells = new Cells();

    @TempDir
    Path temp;

    @AfterEach
    void end() {
        cells.close();
    }

    @Test
    void librariesSeeWhatCellsAddedToTheClassPath() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("mi carpeta"));
        Files.writeString(folder.resolve("note.txt"), "found");
        cells.run("%classpath \"" + folder + "\"");

        assertThat(cells.value("""
                        var loader = (java.net.URLClassLoader) Thread.currentThread().getContextClassLoader();
                        Path.of(loader.getURLs()[0].toURI()).getFileName() + " "
                                + new String(loader.getResourceAsStream("note.txt").readAllBytes())""")).isEqualTo("mi carpeta found");
    }
}
