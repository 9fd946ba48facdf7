package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.KernelProcess;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A real kernel process, started as a kernelspec starts it, in a folder of its own, with a client that is ready. */
final class LiveKernel implements AutoCloseable {
    /** Long enough on the busiest machine; reached only where something is wrong. */
    static final Duration SOON = Duration.ofSeconds(60);

    private static final ExecuteOptions CELL = ExecuteOptions.DEFAULT.withTimeout(SOON);

    final KernelClient client;
    final KernelProcess process;
    final Path folder;
    final JsonObject info;

    private LiveKernel(KernelProcess process, Path folder) throws Exception {
        this.process = process;
        this.folder = folder;
        this.client = KernelClient.of(process);
        this.info = client.awaitReady(SOON);
    }

    static LiveKernel start(String... jvmOptions) throws Exception {
        return start(Map.of(), List.of(jvmOptions));
    }

    static LiveKernel start(Map<String, String> environment, List<String> jvmOptions) throws Exception {
        return start(environment, jvmOptions, Files.createTempDirectory("live kernel"), null);
    }

    /** Starts a kernel whose history and working folder is {@code folder}. */
    static LiveKernel start(
            Map<String, String> environment, List<String> jvmOptions, Path folder, ConnectionInfo.CurveKeys keys)
            throws Exception {
        ConnectionInfo connection = KernelProcess.freePorts("a key", keys);
        return new LiveKernel(
                KernelProcess.start(argv(jvmOptions), environment(environment, folder), folder, connection), folder);
    }

    static Map<String, String> environment(Map<String, String> more, Path folder) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("JUPYTER_DATA_DIR", folder.toString());
        environment.putIfAbsent("NEURONA_LOG", "1");
        return environment;
    }

    /** {@return the command line of the kernel under test, as kernel.json would have it} */
    static List<String> argv(List<String> jvmOptions) {
        List<Path> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty() && !entry.endsWith("test-classes")) {
                classPath.add(Path.of(entry).toAbsolutePath());
            }
        }
        Distribution distribution = new Distribution(classPath, List.of(), Map.of(), spec -> {}, false);
        return KernelCommand.of(distribution).with(List.of(), jvmOptions).argv();
    }

    /** Runs a cell, whatever comes of it. */
    Result run(String code) throws InterruptedException {
        return client.execute(code, CELL);
    }

    /** Runs a cell that must succeed. */
    Result ok(String code) throws InterruptedException {
        Result result = run(code);
        assertThat(result.ok())
                .as(() -> shortened(code) + "\n" + errorText(result))
                .isTrue();
        return result;
    }

    /** Runs a cell that must succeed. {@return its value as plain text, empty if it has none} */
    String value(String code) throws InterruptedException {
        return ok(code).value().orElse("");
    }

    /** Runs a cell that must fail. {@return what the front end shows, without colours} */
    String error(String code) throws InterruptedException {
        Result result = run(code);
        assertThat(result.status()).as(shortened(code)).isEqualTo("error");
        return errorText(result);
    }

    /** {@return a failed cell's error as the front end shows it, without colours, its name first} */
    static String errorText(Result result) {
        return result.error()
                .map(error -> error.get("ename").getAsString() + "\n"
                        + StreamSupport.stream(error.getAsJsonArray("traceback").spliterator(), false)
                                .map(JsonElement::getAsString)
                                .collect(Collectors.joining("\n"))
                                .replaceAll("\u001B\\[[0-9;]*m", ""))
                .orElse("(no error)");
    }

    static String ename(Result result) {
        return result.error().orElseThrow().get("ename").getAsString();
    }

    /** Sends a cell and returns at once. */
    Execution submit(String code) {
        return client.submit(code, CELL);
    }

    /** Sends a cell, and waits until its own code runs: it must print {@code ready} first. */
    Execution startReady(String code) throws InterruptedException {
        Execution execution = submit(code);
        execution.awaitMessage(LiveKernel::saysReady, SOON);
        return execution;
    }

    private static boolean saysReady(Message message) {
        return message.type().equals("stream")
                && message.content().get("text").getAsString().contains("ready");
    }

    Result await(Execution execution) throws InterruptedException {
        return execution.await(SOON);
    }

    /** Sends the signal a terminal's Ctrl-C sends. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-" + name, String.valueOf(process.process().pid()))
                .start();
        assertThat(kill.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    /** {@return processor time the kernel has used so far} */
    Duration cpu() {
        return process.process().toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** {@return processor time the kernel uses while this thread does nothing for a while} */
    Duration cpuWhileIdle(Duration watched) {
        // The system counts in hundredths of a second, and compilers finish what they began.
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < 6; i++) {
            Duration before = cpu();
            long end = System.nanoTime() + watched.toNanos();
            while (System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
            }
            Duration used = cpu().minus(before);
            least = used.compareTo(least) < 0 ? used : least;
            if (least.toMillis() <= watched.toMillis() / 10) {
                break;
            }
        }
        return least;
    }

    /** Waits until a condition holds, to a deadline. */
    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    static String shortened(String code) {
        return code.length() > 500 ? code.substring(0, 500) + "..." : code;
    }

    @Override
    public void close() throws IOException {
        client.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .map(Path::toFile)
                    .filter(Objects::nonNull)
                    .forEach(File::delete);
        }
    }
}
