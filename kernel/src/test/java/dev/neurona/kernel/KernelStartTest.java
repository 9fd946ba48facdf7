package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.client.KernelProcess;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KernelStartTest {
    @Test
    void fiftyOfFiftyStartsSucceed() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RunningKernel running = new RunningKernel()) {
                assertThat(running.client.execute("print " + i).stdout()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (RunningKernel running = new RunningKernel();
                FakeInterpreter other = new FakeInterpreter()) {
            assertThatThrownBy(() -> Kernel.start(running.connection, other, KernelOptions.inMemory()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + running.connection.shellPort());
            assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
        }
    }

    @Test
    void closingTwiceAndWithoutClientsIsFine() throws Exception {
        ConnectionInfo connection = KernelProcess.freePorts("", null);
        Kernel kernel = Kernel.start(connection, new FakeInterpreter(), KernelOptions.inMemory());
        kernel.close();
        kernel.close();
        kernel.awaitEnd();
        // The ports are free again.
        Kernel.start(connection, new FakeInterpreter(), KernelOptions.inMemory())
                .close();
    }
}
