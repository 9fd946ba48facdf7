package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
    private static final String PROPERTY = "neurona.images";

    @TempDir
    Path folder;

    @BeforeEach
    void nothingIsSet() {
        assumeThat(System.getenv("NEURONA_IMAGES"))
                .as("this machine's own setting")
                .isNull();
    }

    @AfterEach
    void takeTheSettingAway() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void nothingNamedIsNothingFound() {
        assertThat(DataSets.find("images", "")).isEmpty();
        assertThat(DataSets.find("images", "  ")).isEmpty();
    }

    @Test
    void whatTheNotebookNamesIsFound() {
        assertThat(DataSets.find("images", folder.toString())).contains(folder);
    }

    @Test
    void theMachinesSettingGoesBeforeTheNotebooks() {
        System.setProperty(PROPERTY, folder.toString());
        assertThat(DataSets.find("images", "/not/there")).contains(folder);
        System.setProperty(PROPERTY, "none");
        assertThat(DataSets.find("images", folder.toString())).isEmpty();
    }

    @Test
    void tildeIsTheUsersFolder() throws IOException {
        String home = System.getProperty("user.home");
        try {
            System.setProperty("user.home", folder.toString());
            Path photos = Files.createDirectory(folder.resolve("photos"));
            assertThat(DataSets.find("images", "~/photos")).contains(photos);
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void aWrongPathIsToldInOneLineWithWhatIsThere() throws IOException {
        Files.createFile(folder.resolve("photos.tgz"));
        assertThatThrownBy(() ->
                        DataSets.find("images", folder.resolve("photo.tgz").toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no " + folder.resolve("photo.tgz"))
                .hasMessageContaining("photos.tgz")
                .hasMessageNotContaining("NEURONA_IMAGES");
        System.setProperty(PROPERTY, folder.resolve("x").toString());
        assertThatThrownBy(() -> DataSets.find("images", "")).hasMessageContaining("which NEURONA_IMAGES names");
    }

    @Test
    void everyDataSetCanBeChecked() {
        assertThat(DataSets.list())
                .allSatisfy(set -> assertThat(set.files()).allSatisfy(file -> {
                    assertThat(file.sha256()).isNotNull();
                    assertThat(file.bytes()).isPositive();
                }));
    }
}
