package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.KernelDied;
import dev.neurona.kernel.client.KernelProcess;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a kernel in a process of its own can show: signals, and how it ends. */
class KernelProcessTest {
    private static KernelClient start(String... more) throws Exception {
        KernelClient client = KernelClient.start(FakeKernelMain.command(more));
        client.awaitReady(RunningKernel.SOON);
        return client;
    }

    private static Process process(KernelClient client) {
        KernelProcess process = client.process();
        assertThat(process).isNotNull();
        return process.process();
    }

    private static void signal(KernelClient client, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process(client).pid()))
                .start()
                .waitFor();
    }

    private static void assertEnds(ProcessHandle process) throws Exception {
        process.onExit().get(60, TimeUnit.SECONDS);
        assertThat(process.isAlive()).isFalse();
    }

    private static long number(KernelClient client, String code) throws Exception {
        return Long.parseLong(client.execute(code).value().orElseThrow());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sigintInterruptsTheCellAndIdleItDoesNothing() throws Exception {
        Sigint.assumeItIsHeard();
        try (KernelClient client = start()) {
            signal(client, "INT");
            Execution cell = client.submit("sleep", ExecuteOptions.DEFAULT);
            cell.awaitMessage(message -> message.type().equals("stream"), RunningKernel.SOON);
            signal(client, "INT");
            assertThat(cell.await().error().orElseThrow().get("ename").getAsString())
                    .contains("InterruptedException");
            assertThat(client.execute("print on").stdout()).isEqualTo("on");
        }
    }

    @Test
    void shutdownEndsTheProcessItsChildrenAndStuckThreads() throws Exception {
        try (KernelClient client = start()) {
            ProcessHandle child = ProcessHandle.of(number(client, "spawn")).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            client.execute("stuckThread");
            Execution busy = client.submit("spin", ExecuteOptions.DEFAULT);
            busy.awaitMessage(message -> message.type().equals("stream"), RunningKernel.SOON);
            assertThat(client.shutdown(false).get("status").getAsString()).isEqualTo("ok");
            assertEnds(child);
            assertThat(process(client).exitValue()).isZero();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sigtermEndsTheProcessAndItsChildren() throws Exception {
        try (KernelClient client = start()) {
            ProcessHandle child = ProcessHandle.of(number(client, "spawn")).orElseThrow();
            signal(client, "TERM");
            assertThat(process(client).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertEnds(child);
        }
    }

    @Test
    void aProgramThatExitsStillSendsWhatItPrinted() throws Exception {
        try (KernelClient client = start()) {
            Execution cell = client.submit("leave", ExecuteOptions.DEFAULT);
            assertThatThrownBy(cell::await).isInstanceOf(KernelDied.class).hasMessageContaining("exit code 3");
            assertThat(cell.published().stream()
                            .filter(message -> message.type().equals("stream"))
                            .map(message -> message.content().get("text").getAsString()))
                    .containsExactly("last words\n");
        }
    }

    @Test
    void aKernelThatDiesIsNoticedAtOnce() throws Exception {
        try (KernelClient client = start()) {
            Execution cell = client.submit("die", ExecuteOptions.DEFAULT);
            assertThatThrownBy(cell::await).isInstanceOf(KernelDied.class).hasMessageContaining("exit code 7");
            assertThatThrownBy(() -> client.execute("1")).isInstanceOf(KernelDied.class);
        }
    }

    @Test
    void theKernelEndsWhenItsParentIsKilled(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("connection.json");
        ConnectionInfo connection = KernelProcess.freePorts("key", null);
        connection.write(file);
        Path pid = folder.resolve("pid");
        List<String> command = FakeKernelMain.command();
        // A shell as the parent, which says who it is as Jupyter does.
        StringBuilder script = new StringBuilder("JPY_PARENT_PID=$$ ");
        for (String each : command) {
            script.append('\'')
                    .append(each.replace("{connection_file}", file.toString()))
                    .append("' ");
        }
        script.append("& echo $! > ")
                .append(pid)
                .append(".part; mv ")
                .append(pid)
                .append(".part ")
                .append(pid)
                .append("; wait");
        Process parent = new ProcessBuilder("sh", "-c", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try (KernelClient client = KernelClient.connect(connection)) {
            client.awaitReady(RunningKernel.SOON);
            ProcessHandle kernel = ProcessHandle.of(
                            Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            ProcessHandle child = ProcessHandle.of(number(client, "spawn")).orElseThrow();
            parent.destroyForcibly().waitFor();
            assertEnds(kernel);
            assertEnds(child);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aKernelWithoutAJupyterParentLivesOn() throws Exception {
        KernelProcess process = KernelProcess.start(FakeKernelMain.command(), Map.of("JPY_PARENT_PID", ""), null);
        try (KernelClient client = KernelClient.of(process)) {
            client.awaitReady(RunningKernel.SOON);
            assertThat(client.execute("print on").stdout()).isEqualTo("on");
        }
    }

    @Test
    void runningOutOfMemoryLeavesTheSocketsAlive() throws Exception {
        List<String> command = FakeKernelMain.command();
        command.add(1, "-Xmx64m");
        try (KernelClient client = KernelClient.start(command)) {
            client.awaitReady(RunningKernel.SOON);
            for (int i = 0; i < 3; i++) {
                assertThat(client.execute("fill").status()).isIn("ok", "error");
                assertThat(client.execute("print on").stdout()).isEqualTo("on");
                assertThat(client.heartbeat(RunningKernel.SOON)).isTrue();
            }
        }
    }

    @Test
    void historyIsKeptFromOneKernelToTheNext(@TempDir Path folder) throws Exception {
        String file = folder.resolve("deep").resolve("history.jsonl").toString();
        try (KernelClient first = start(file);
                KernelClient beside = start(file)) {
            first.execute("alpha");
            beside.execute("beta");
            first.shutdown(false);
            beside.shutdown(false);
        }
        try (KernelClient next = start(file)) {
            next.execute("gamma");
            String tail = next.history(Request.History.tail(10)).get("history").toString();
            assertThat(tail).contains("\"alpha\"", "\"beta\"").endsWith("[3,1,\"gamma\"]]");
            String before = next.history(Request.History.range(-1, 1, null))
                            .get("history")
                            .toString()
                    + next.history(Request.History.range(-2, 1, null))
                            .get("history")
                            .toString();
            assertThat(before).contains("\"alpha\"", "\"beta\"").doesNotContain("gamma");
        }
    }

    @Test
    void aKernelThatCannotStartSaysWhy() throws Exception {
        assertThatThrownBy(() -> KernelClient.start(List.of("no-such-program", "{connection_file}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program");
        List<String> command = FakeKernelMain.command();
        command.set(command.size() - 1, "missing.json");
        try (KernelClient client = KernelClient.start(command)) {
            assertThatThrownBy(() -> client.awaitReady(RunningKernel.SOON))
                    .isInstanceOf(KernelDied.class)
                    .hasMessageContaining("exit code 1")
                    .hasMessageContaining("missing.json is missing");
        }
    }
}
