package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.message.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was run is found again: in three forms, after a restart, and by two kernels at once. */
class HistoryFormsTest {
    @TempDir
    private Path data;

    private LiveKernel kernel() throws Exception {
        return LiveKernel.start(
                Map.of("JUPYTER_DATA_DIR", data.toString()), List.of(), Files.createTempDirectory("history"), null);
    }

    private static String history(LiveKernel kernel, Request.History request) throws Exception {
        return kernel.client.history(request).getAsJsonArray("history").toString();
    }

    @Test
    void threeFormsAndTheNextRun() throws Exception {
        try (LiveKernel kernel = kernel()) {
            kernel.ok("int alpha = 1;");
            kernel.ok("alpha + 1");
            kernel.ok("String t = \"\uD83D\uDE00 \u00e9\";\n// two lines");
            kernel.run("alpha / 0");
            kernel.ok("alpha + 1");
            assertThat(history(kernel, Request.History.tail(2))).isEqualTo("[[1,4,\"alpha / 0\"],[1,5,\"alpha + 1\"]]");
            assertThat(history(kernel, new Request.History("tail", true, true, 0, 0, null, 1, "*", false)))
                    .isEqualTo("[[1,5,[\"alpha + 1\",\"2\"]]]");
            assertThat(history(kernel, Request.History.range(0, 1, 3)))
                    .isEqualTo("[[1,1,\"int alpha = 1;\"],[1,2,\"alpha + 1\"]]");
            assertThat(kernel.client
                            .history(Request.History.search("*alpha*", 10, false))
                            .getAsJsonArray("history"))
                    .hasSize(4);
            assertThat(kernel.client
                            .history(Request.History.search("alpha + ?", 10, true))
                            .getAsJsonArray("history"))
                    .hasSize(1);
            assertThat(history(kernel, Request.History.search("*\uD83D\uDE00*", 10, false)))
                    .contains("two lines");
            assertThat(history(kernel, Request.History.search("nothing like it", 10, false)))
                    .isEqualTo("[]");
            kernel.client.shutdown(false);
        }
        try (LiveKernel kernel = kernel()) {
            kernel.ok("int beta = 2;");
            assertThat(history(kernel, Request.History.tail(2)))
                    .contains("alpha + 1")
                    .contains("int beta = 2;");
            assertThat(history(kernel, Request.History.range(-1, 1, 2))).contains("int alpha = 1;");
            assertThat(history(kernel, Request.History.search("int *", 10, false)))
                    .contains("alpha")
                    .contains("beta");
        }
    }

    @Test
    void twoKernelsShareTheFile() throws Exception {
        try (LiveKernel one = kernel();
                LiveKernel two = kernel()) {
            List<dev.neurona.kernel.client.Execution> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                all.add(one.submit("// one " + i));
                all.add(two.submit("// two " + i));
            }
            for (int i = 0; i < all.size(); i++) {
                (i % 2 == 0 ? one : two).await(all.get(i));
            }
            one.client.shutdown(false);
            two.client.shutdown(false);
        }
        try (LiveKernel third = kernel()) {
            assertThat(third.client
                            .history(Request.History.search("// one *", 1000, true))
                            .getAsJsonArray("history"))
                    .hasSize(60);
            assertThat(third.client
                            .history(Request.History.search("// two *", 1000, true))
                            .getAsJsonArray("history"))
                    .hasSize(60);
        }
    }

    @Test
    void aKilledKernelLosesNoHistoryAndABrokenFileHarmsNothing() throws Exception {
        try (LiveKernel kernel = kernel()) {
            kernel.ok("int kept = 1;");
            LiveKernel.until("it is written", () -> filesOf(data).contains("int kept = 1;"));
            kernel.process.process().destroyForcibly();
        }
        try (LiveKernel kernel = kernel()) {
            assertThat(history(kernel, Request.History.search("int kept*", 5, false)))
                    .contains("int kept = 1;");
        }
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {0, -1, 7, '{', '\n', '[', '"'});
            }
        }
        try (LiveKernel kernel = kernel()) {
            assertThat(kernel.value("1 + 1")).isEqualTo("2");
            assertThat(history(kernel, Request.History.tail(5))).contains("1 + 1");
        }
    }

    private static String filesOf(Path folder) {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all.toString();
    }
}
