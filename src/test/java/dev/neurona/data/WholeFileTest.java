package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("new/file.txt");
        WholeFile.save(file, out -> out.write('a'));
        Files.writeString(folder.resolve("new/file.txt.part"), "of a save that was cut off");
        WholeFile.save(file, out -> out.write('b'));
        assertThat(file).hasContent("b");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(count(file.getParent())).isEqualTo(1);
    }

    @Test
    void aSaveThatFailsLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("file.txt");
        WholeFile.save(file, out -> out.write('a'));
        assertThatThrownBy(() -> WholeFile.save(file, out -> {
                    out.write('b');
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");
        assertThat(file).hasContent("a");
        assertThat(count(folder)).isEqualTo(1);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
