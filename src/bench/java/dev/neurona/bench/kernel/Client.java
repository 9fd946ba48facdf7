package dev.neurona.bench.kernel;

import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.KernelProcess;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.install.KernelSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A kernel's process and a client of it, the same for every language. */
final class Client implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final KernelClient client;

    private Client(KernelClient client) {
        this.client = client;
    }

    /** Starts a kernel without waiting for it. */
    static Client start(KernelSpec spec) throws IOException {
        Map<String, String> environment = spec.environment().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().replace("$$", "$")));
        return new Client(KernelClient.of(KernelProcess.start(spec.argv(), environment, null)));
    }

    /** Starts a kernel and waits until it answers. */
    static Client ready(KernelSpec spec) throws IOException, InterruptedException {
        Client started = start(spec);
        started.awaitReady();
        return started;
    }

    void awaitReady() throws InterruptedException {
        client.awaitReady(START);
    }

    KernelClient kernel() {
        return client;
    }

    Process process() {
        KernelProcess process = client.process();
        if (process == null) {
            throw new IllegalStateException("the client started no process");
        }
        return process.process();
    }

    /** Runs a cell that must succeed. */
    Result run(String cell) throws InterruptedException {
        Result result = client.execute(cell, ExecuteOptions.DEFAULT.withStoreHistory(false));
        if (!result.ok()) {
            throw new IllegalStateException("the cell failed: " + cell + "\n" + result.error());
        }
        return result;
    }

    /** {@return what a cell that must succeed printed} */
    String printed(String cell) throws InterruptedException {
        return run(cell).stdout();
    }

    @Override
    public void close() {
        // A cell may still run: the process is what is to end.
        process().destroyForcibly();
        client.close();
    }
}
