package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.install.KernelInstaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed kernel, driven by Jupyter itself. The tests proper are in {@code src/test/python}. */
class JupyterTest {
    private static final Path TESTS = Path.of("src", "test", "python").toAbsolutePath();

    @TempDir
    Path temp;

    @BeforeEach
    void installTheKernel() throws IOException {
        new KernelInstaller(temp.resolve("data").resolve("kernels"), Distribution.kernelOnly())
                .install(KernelInstaller.Choice.DEFAULT, JavaRuntime.current());
    }

    @Test
    void theJupyterProjectsOwnTestsPass() throws Exception {
        String report = run("test_kernel.py", "jupyter_kernel_test");

        assertThat(report).endsWith("OK\n").doesNotContain("skipped");
    }

    @Test
    void aServerSeesTheKernelsState() throws Exception {
        String report = run("test_server.py", "jupyter_server");

        assertThat(report).endsWith("OK\n").doesNotContain("skipped");
    }

    private String run(String test, String needed) throws IOException, InterruptedException {
        Path python = JupyterPython.orSkip(needed);
        Path report = temp.resolve("report.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(python.toString(), "-B", TESTS.resolve(test).toString()))
                .redirectErrorStream(true)
                .redirectOutput(report.toFile());
        builder.environment()
                .putAll(Map.of(
                        "NEURONA_KERNEL", KernelInstaller.DEFAULT_NAME,
                        "JUPYTER_DATA_DIR", temp.resolve("data").toString(),
                        "JUPYTER_CONFIG_DIR", temp.resolve("config").toString(),
                        "JUPYTER_RUNTIME_DIR", temp.resolve("runtime").toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(report);
    }
}
