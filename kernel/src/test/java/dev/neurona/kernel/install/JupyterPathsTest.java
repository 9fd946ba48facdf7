package dev.neurona.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterPathsTest {
    @TempDir
    Path home;

    @Test
    void theUsersFolderFollowsTheSystem() {
        assertThat(paths(JupyterPaths.Platform.LINUX, Map.of()).userData())
                .isEqualTo(home.resolve(".local/share/jupyter"));
        assertThat(paths(JupyterPaths.Platform.LINUX, Map.of("XDG_DATA_HOME", "/x"))
                        .userData())
                .isEqualTo(Path.of("/x/jupyter"));
        assertThat(paths(JupyterPaths.Platform.MAC, Map.of()).userData()).isEqualTo(home.resolve("Library/Jupyter"));
        assertThat(paths(
                                JupyterPaths.Platform.WINDOWS,
                                Map.of("APPDATA", home.resolve("a").toString()))
                        .userData())
                .isEqualTo(home.resolve("a").resolve("jupyter"));
        assertThat(paths(JupyterPaths.Platform.MAC, Map.of("JUPYTER_DATA_DIR", "/d"))
                        .userData())
                .isEqualTo(Path.of("/d"));
    }

    @Test
    void theSearchIsInJupytersOrder() {
        Map<String, String> environment = Map.of("JUPYTER_PATH", "/one" + File.pathSeparator + "/two", "PATH", "");

        assertThat(paths(JupyterPaths.Platform.LINUX, environment).search())
                .containsExactly(
                        Path.of("/one"),
                        Path.of("/two"),
                        home.resolve(".local/share/jupyter"),
                        Path.of("/usr/local/share/jupyter"),
                        Path.of("/usr/share/jupyter"));
    }

    @Test
    void aVirtualEnvironmentComesBeforeTheUserUnlessToldOtherwise() {
        Map<String, String> active = Map.of("VIRTUAL_ENV", "/venv", "PATH", "");
        Map<String, String> declined = Map.of("VIRTUAL_ENV", "/venv", "PATH", "", "JUPYTER_PREFER_ENV_PATH", "0");

        assertThat(paths(JupyterPaths.Platform.LINUX, active).search())
                .startsWith(Path.of("/venv/share/jupyter"), home.resolve(".local/share/jupyter"));
        assertThat(paths(JupyterPaths.Platform.LINUX, declined).search())
                .startsWith(home.resolve(".local/share/jupyter"), Path.of("/venv/share/jupyter"));
    }

    @Test
    void theJupyterOnThePathBringsItsPrefix() throws IOException {
        Path bin = Files.createDirectories(home.resolve("env").resolve("bin"));
        assertThat(Files.createFile(bin.resolve("jupyter")).toFile().setExecutable(true))
                .isTrue();

        assertThat(paths(JupyterPaths.Platform.LINUX, Map.of("PATH", bin.toString()))
                        .search())
                .contains(home.resolve("env/share/jupyter"));
    }

    private JupyterPaths paths(JupyterPaths.Platform system, Map<String, String> environment) {
        return new JupyterPaths(environment, system, home);
    }
}
