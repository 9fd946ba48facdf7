package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.KernelTimeout;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zeromq.ZMQ;

/** CurveZMQ, with JeroMQ as the other side. */
class KernelCurveTest {
    private static ConnectionInfo.CurveKeys keys() {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        return new ConnectionInfo.CurveKeys(pair.publicKey, pair.secretKey);
    }

    private static ConnectionInfo with(ConnectionInfo connection, ConnectionInfo.CurveKeys keys) {
        return new ConnectionInfo(
                connection.ip(),
                connection.shellPort(),
                connection.controlPort(),
                connection.stdinPort(),
                connection.iopubPort(),
                connection.heartbeatPort(),
                connection.key(),
                connection.signatureScheme(),
                keys);
    }

    @Test
    void allFiveChannelsWorkEncrypted() throws Exception {
        try (RunningKernel running = new RunningKernel(KernelOptions.inMemory(), keys())) {
            assertThat(running.client.execute("print secret").stdout()).isEqualTo("secret");
            assertThat(running.client
                            .execute("ask name", ExecuteOptions.DEFAULT.withInput(question -> "Ana"))
                            .value())
                    .contains("Ana");
            running.client.interrupt();
            assertThat(running.client.heartbeat(RunningKernel.SOON)).isTrue();
            assertThat(running.client.execute("lines 100000").stdout()).hasSize(588_890);
        }
    }

    @Test
    void aClientWithoutTheKeyGetsNothing() throws Exception {
        try (RunningKernel running = new RunningKernel(KernelOptions.inMemory(), keys());
                KernelClient plain = KernelClient.connect(with(running.connection, null));
                KernelClient wrong = KernelClient.connect(with(running.connection, keys()))) {
            assertThatThrownBy(() -> plain.awaitReady(Duration.ofMillis(300))).isInstanceOf(KernelTimeout.class);
            assertThatThrownBy(() -> wrong.awaitReady(Duration.ofMillis(300))).isInstanceOf(KernelTimeout.class);
            assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
            assertThat(running.log).anyMatch(line -> line.contains("without the kernel's key"));
        }
    }
}
