package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNetClassesTest {
    @TempDir
    Path folder;

    private ImageNetClasses read(String text) throws IOException {
        return ImageNetClasses.read(Files.writeString(folder.resolve("names"), text));
    }

    @Test
    void bothFormatsGiveTheSame() throws IOException {
        ImageNetClasses json = read("{\"1\": [\"n01443537\", \"goldfish\"], \"0\": [\"n01440764\", \"great_tench\"]}");
        ImageNetClasses lines = read("n01440764 great tench, Tinca tinca\nn01443537 goldfish, Carassius auratus\n\n");
        assertThat(json.entries()).isEqualTo(lines.entries()).hasSize(2);
        assertThat(json.name(0)).isEqualTo("great tench");
        assertThat(json.name(999)).isEqualTo("999");
        assertThat(json.index("n01443537")).isEqualTo(1);
        assertThatThrownBy(() -> json.index("n00000000")).hasMessageContaining("no class n00000000 among the 2 known");
    }

    @Test
    void otherFilesAreNamed() {
        assertThatThrownBy(() -> read("hello\n"))
                .hasMessageContaining("line 1 of")
                .hasMessageContaining("hello");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("names no classes");
        assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> ImageNetClasses.read(folder.resolve("nams"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> ImageNetClasses.imagenette("fr")).hasMessageContaining("not in \"fr\"");
    }

    @Test
    void theRealListsAgreeAndSoDoTheBuiltInNumbers() {
        ImageNetClasses json = ImageNetClasses.read(SharedData.path("labels/imagenet_class_index.json"));
        ImageNetClasses lines = ImageNetClasses.read(SharedData.path("labels/synset_words.txt"));
        assertThat(json.size()).isEqualTo(1000);
        assertThat(lines.size()).isEqualTo(1000);
        for (ImageNetClasses.Entry entry : lines.entries()) {
            assertThat(json.index(entry.id())).isEqualTo(entry.index());
        }
        for (ImageNetClasses.Entry entry : ImageNetClasses.imagenette().entries()) {
            assertThat(json.index(entry.id())).isEqualTo(entry.index());
        }
    }
}
