package dev.neurona.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ClientKernelTest {
    @TempDir
    Path temp;

    @Test
    void aKernelWhosePortWasTakenIsStartedAgain() throws Exception {
        String script = "if [ -e second ]; then exec \"$@\"; fi; : > second; echo 'Address already in use'; exit 1";

        try (ClientKernel kernel = ClientKernel.start(spec(script), temp)) {
            assertThat(kernel.client().execute("6 * 7").value()).contains("42");
        }
    }

    @Test
    void aKernelThatCannotStartIsNotTriedAgain() throws IOException {
        String script = "echo start >> starts; echo 'no such module'; exit 3";

        assertThatThrownBy(() -> ClientKernel.start(spec(script), temp))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no such module");
        assertThat(Files.readAllLines(temp.resolve("starts"))).hasSize(1);
    }

    @Test
    void onlyTheEndOfWhatAKernelPrintedIsTold() {
        String script = "i=0; while [ $i -lt 999 ]; do echo line-$i; i=$((i+1)); done; exit 3";

        assertThatThrownBy(() -> ClientKernel.start(spec(script), temp))
                .hasMessageContaining("line-998")
                .hasMessageNotContaining("line-99 ");
    }

    private KernelSpec spec(String script) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        argv.addAll(KernelCommand.of(Distribution.kernelOnly()).argv());
        return new KernelSpec("scripted", temp, "Scripted", "java", argv, Map.of(), true);
    }
}
