package dev.neurona.kernel;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.KernelProcess;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A kernel in this process, over real sockets, with a fake interpreter and a client that is ready. */
final class RunningKernel implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);

    final FakeInterpreter interpreter = new FakeInterpreter();
    final Queue<String> log = new ConcurrentLinkedQueue<>();
    final ConnectionInfo connection;
    final Kernel kernel;
    final KernelClient client;
    final JsonObject info;

    RunningKernel() throws Exception {
        this(KernelOptions.inMemory(), null);
    }

    RunningKernel(KernelOptions options, ConnectionInfo.CurveKeys keys) throws Exception {
        connection = KernelProcess.freePorts("the key", keys);
        kernel = Kernel.start(connection, interpreter, options.withLog(log::add));
        client = KernelClient.connect(connection);
        info = client.awaitReady(SOON);
    }

    @Override
    public void close() {
        client.close();
        kernel.close();
    }
}
