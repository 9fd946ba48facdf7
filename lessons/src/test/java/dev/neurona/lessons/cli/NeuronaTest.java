package dev.neurona.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.install.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NeuronaTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutACommandItExplainsItself() {
        assertThat(execute()).isZero();

        assertThat(out.toString())
                .contains("./neurona run notebooks/en/05-logistic-regression.ipynb")
                .contains("install", "lab", "doctor");
    }

    @Test
    void anUnknownCommandIsWrongUse() {
        assertThat(execute("frobnicate")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no command frobnicate").hasLineCount(1);
    }

    @Test
    void theFullKernelIsInstalledWithPlotlyAndTheAllocatorsSettings() {
        assertThat(execute("install", "--no-archive", "--prefix", temp.toString()))
                .isZero();

        Path folder = temp.resolve("share/jupyter/kernels/neurona");
        assertThat(folder.resolve("plotly.min.js")).isNotEmptyFile();
        assertThat(folder.resolve("kernel.json"))
                .content()
                .contains("MALLOC_TRIM_THRESHOLD_", "-XX:MaxDirectMemorySize");
    }

    @Test
    void notebooksDoNotSeeWhatOnlyBuildsThem() {
        assertThat(Library.distribution().classPath())
                .isNotEmpty()
                .noneMatch(entry -> entry.toString().contains("morfologik"))
                .allMatch(Files::exists);
    }

    @Test
    void theDoctorMissesTheEngine() {
        List<Path> whole =
                List.of(Path.of("pytorch-jni-2.7.1-0.35.1.jar"), Path.of("pytorch-native-cpu-2.7.1-linux-x86_64.jar"));

        assertThat(Library.natives(whole, Optional.of("linux-x86_64")).level()).isEqualTo(Finding.Level.OK);
        assertThat(Library.natives(whole, Optional.of("win-x86_64")).level()).isEqualTo(Finding.Level.BROKEN);
        assertThat(Library.natives(whole, Optional.empty()).text()).contains("no PyTorch library for this system");
    }

    @Test
    void theDoctorNamesTheFolderOfFetchedData() {
        assertThat(Library.dataCache().text()).contains("neurona");
    }

    private int execute(String... arguments) {
        CommandLine line = Neurona.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
