package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void argumentsAfterTheConnectionFileAreLeftAlone() throws Exception {
        List<String> command =
                new ArrayList<>(KernelCommand.of(Distribution.kernelOnly()).argv());
        // As `jupyter run --kernel=neurona script.jshell` does.
        command.add("script.jshell");

        try (KernelClient kernel = KernelClient.start(command)) {
            kernel.awaitReady(Duration.ofSeconds(60));

            assertThat(kernel.execute("6 * 7").value()).contains("42");
        }
    }
}
