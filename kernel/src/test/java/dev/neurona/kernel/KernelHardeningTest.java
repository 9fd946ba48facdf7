package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelHardeningTest {
    private RunningKernel running;

    private record Other(String type, JsonObject json) implements Content {}

    @BeforeEach
    void start() throws Exception {
        running = new RunningKernel();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> with(List<byte[]> frames, int index, byte[] frame) {
        List<byte[]> changed = new ArrayList<>(frames);
        changed.set(index, frame);
        return changed;
    }

    private List<byte[]> good() {
        return running.client.frames(running.client.message(Request.Execute.of("print bad"), new JsonObject()));
    }

    interface Spoil {
        List<byte[]> frames(KernelHardeningTest test, List<byte[]> good);
    }

    private record Case(String name, String logged, Spoil spoil) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> broken() {
        return Stream.of(
                new Case("wrong signature", "wrong signature", (test, good) -> with(good, 1, bytes("0".repeat(64)))),
                new Case("no signature", "not signed", (test, good) -> with(good, 1, new byte[0])),
                new Case(
                        "changed content", "wrong signature", (test, good) -> with(good, 5, bytes("{\"code\":\"x\"}"))),
                new Case("truncated", "truncated", (test, good) -> good.subList(0, 4)),
                new Case("delimiter only", "truncated", (test, good) -> good.subList(0, 1)),
                new Case("no delimiter", "no delimiter", (test, good) -> good.subList(1, 6)),
                new Case("empty frame", "no delimiter", (test, good) -> List.of(new byte[0])),
                new Case("not JSON", "not JSON", (test, good) -> test.signed("{\"code\"", null)),
                new Case(
                        "not UTF-8",
                        "not UTF-8",
                        (test, good) -> test.signed(null, new byte[] {'"', (byte) 0xFF, '"'})),
                new Case("an array", "not a JSON object", (test, good) -> test.signed("[]", null)),
                new Case("missing field", "'code' is missing", (test, good) -> test.frames("execute_request", "{}")),
                new Case(
                        "wrong field",
                        "'code' is not a string",
                        (test, good) -> test.frames("execute_request", "{\"code\":7}")),
                new Case("unknown type", "unknown message type", (test, good) -> test.frames("dance_request", "{}")),
                new Case("header without id", "'msg_id' is missing", (test, good) -> test.headless()));
    }

    private List<byte[]> frames(String type, String content) {
        return running.client.frames(running.client.message(
                new Other(type, com.google.gson.JsonParser.parseString(content).getAsJsonObject()), new JsonObject()));
    }

    /** A signed message whose content is not what the protocol wants. */
    private List<byte[]> signed(String text, byte[] content) {
        List<byte[]> frames = with(good(), 5, content == null ? bytes(text) : content);
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(bytes(running.connection.key()), "HmacSHA256"));
            frames.subList(2, 6).forEach(mac::update);
            return with(frames, 1, bytes(java.util.HexFormat.of().formatHex(mac.doFinal())));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<byte[]> headless() {
        List<byte[]> frames =
                with(good(), 2, bytes("{\"msg_type\":\"kernel_info_request\",\"x\":" + System.nanoTime() + "}"));
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(bytes(running.connection.key()), "HmacSHA256"));
            frames.subList(2, 6).forEach(mac::update);
            return with(frames, 1, bytes(java.util.HexFormat.of().formatHex(mac.doFinal())));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenMessageIsLoggedAndDroppedAndTheNextOneWorks(Case broken) throws Exception {
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
            running.client.sendRaw(channel, broken.spoil().frames(this, good()));
        }
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
        running.client.interrupt();
        assertThat(running.log).hasSize(2).allMatch(line -> line.contains(broken.logged()));
    }

    @Test
    void aReplayedMessageIsDropped() throws Exception {
        Execution first = running.client.submit("print once", ExecuteOptions.DEFAULT);
        first.await();
        running.client.sendRaw(Channel.SHELL, running.client.frames(first.request()));
        assertThat(running.client.execute("2").executionCount()).isEqualTo(2);
        assertThat(running.log).singleElement().asString().contains("seen before");
    }

    @Test
    void brokenMessagesOnStdinAreDropped() throws Exception {
        running.client.sendRaw(Channel.STDIN, good());
        running.client.sendRaw(Channel.STDIN, List.of(bytes("junk")));
        running.client.sendRaw(Channel.HEARTBEAT, List.of(bytes("junk")));
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
    }

    @Test
    void peersThatSpeakAnotherProtocolAreTurnedAway() throws Exception {
        for (Channel channel : Channel.values()) {
            for (String junk : List.of("GET / HTTP/1.1\r\n\r\n".repeat(10), "\u0000".repeat(100), "x")) {
                try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), running.connection.port(channel))) {
                    OutputStream out = socket.getOutputStream();
                    out.write(bytes(junk));
                    out.flush();
                }
            }
        }
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
        assertThat(running.client.heartbeat(RunningKernel.SOON)).isTrue();
    }

    @Test
    void aPromisedHugeFrameTakesNoMemory() throws Exception {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), running.connection.shellPort())) {
            OutputStream out = socket.getOutputStream();
            byte[] greeting = new byte[64];
            greeting[0] = (byte) 0xFF;
            greeting[9] = 0x7F;
            greeting[10] = 3;
            System.arraycopy(bytes("NULL"), 0, greeting, 12, 4);
            out.write(greeting);
            out.write(new byte[] {6, 0x7F, -1, -1, -1, -1, -1, -1, -1});
            out.flush();
            // The kernel hangs up: after its own greeting and READY nothing comes but the end.
            assertThat(socket.getInputStream().readAllBytes().length).isGreaterThan(64);
        }
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
    }

    @Test
    void aReconnectingClientTakesOverItsIdentity() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (KernelClient again = KernelClient.connect(running.connection)) {
                again.awaitReady(RunningKernel.SOON);
                assertThat(again.execute("print " + i).stdout()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void anInterruptOfTheSocketsThreadDoesNotReachIt() throws Exception {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("kernel-sockets")) {
                thread.interrupt();
            }
        }
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
    }

    @Test
    void printingAndAskingThreadsMayBeInterrupted() throws Exception {
        running.interpreter.on("interrupted", (scope, text) -> {
            Thread.currentThread().interrupt();
            System.out.println("still printed");
            scope.output().display(dev.neurona.kernel.display.Bundle.of("shown"), null, false);
            Thread.interrupted();
            return null;
        });
        assertThat(running.client.execute("interrupted").types())
                .containsExactly("status", "execute_input", "stream", "display_data", "status");
        assertThat(running.client.execute("print good").stdout()).isEqualTo("good");
    }
}
