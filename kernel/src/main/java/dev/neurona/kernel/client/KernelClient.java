package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Content;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.MalformedMessage;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import dev.neurona.kernel.wire.ConnectionInfo;
import dev.neurona.kernel.wire.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A client of a Jupyter kernel, in any language. Methods that ask wait for the answer, to a deadline, and fail at once
 * if the kernel's process ends. May be used by several threads.
 *
 * <pre>{@code
 * try (KernelClient kernel = KernelClient.start(List.of("python", "-m", "ipykernel", "-f", "{connection_file}"))) {
 *     kernel.awaitReady(Duration.ofSeconds(30));
 *     Result result = kernel.execute("1 + 1");
 *     result.value();   // "2"
 * }
 * }</pre>
 */
public final class KernelClient implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final String session = UUID.randomUUID().toString();
    private final Framing framing;
    private final ClientSockets sockets;
    private final @Nullable KernelProcess process;
    private final Map<String, Execution> waiting = new ConcurrentHashMap<>();
    private final List<BiConsumer<Channel, Message>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> echoes = new LinkedBlockingQueue<>();
    private volatile @Nullable String death;

    private KernelClient(ConnectionInfo connection, @Nullable KernelProcess process, int readAhead) throws IOException {
        this.framing = new Framing(connection);
        this.process = process;
        this.sockets = new ClientSockets(connection, session, readAhead, this::received, this::died);
        if (process != null) {
            CompletableFuture<Void> unused = process.process().onExit().thenRun(() -> died(process.state()));
        }
    }

    /**
     * Starts a kernel; see {@link KernelProcess#start}. The kernel ends when this client is closed.
     *
     * @throws IOException if the program cannot be started
     */
    public static KernelClient start(List<String> command) throws IOException {
        return start(command, Map.of(), null);
    }

    /** Starts a kernel with more environment, in a folder. */
    public static KernelClient start(
            List<String> command, Map<String, String> environment, @Nullable Path workingFolder) throws IOException {
        return of(KernelProcess.start(command, environment, workingFolder));
    }

    /** {@return a client of a kernel just started; both are closed together} */
    public static KernelClient of(KernelProcess process) throws IOException {
        return of(process, 0);
    }

    /**
     * {@return a client of a kernel just started that takes in no more than so many published messages ahead}
     *
     * @param readAhead 0 for as many as come. With a limit, our kernel's cells wait for a client that is slower than they
     *     print; other kernels lose what they print.
     */
    public static KernelClient of(KernelProcess process, int readAhead) throws IOException {
        return new KernelClient(process.connection(), process, readAhead);
    }

    /**
     * Connects to a kernel that runs already.
     *
     * @throws IOException if the connection file is missing or broken
     */
    public static KernelClient connect(Path connectionFile) throws IOException {
        return connect(ConnectionInfo.read(connectionFile));
    }

    /** Connects to a kernel that runs already. */
    public static KernelClient connect(ConnectionInfo connection) throws IOException {
        return new KernelClient(connection, null, 0);
    }

    /** {@return the kernel's process, if this client started it} */
    public @Nullable KernelProcess process() {
        return process;
    }

    /** {@return this client's session, part of every header it sends} */
    public String session() {
        return session;
    }

    /**
     * Waits until the kernel answers and what it publishes arrives here, so that nothing is missed from now on.
     *
     * @return what {@code kernel_info} told
     */
    public JsonObject awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Execution asked = submit(Channel.SHELL, new Request.Plain(Request.Plain.KERNEL_INFO), quick());
            Message reply = asked.awaitReply(Duration.ofNanos(deadline - System.nanoTime()));
            try {
                // The idle shows that the subscription stands, and that the next cell finds the kernel idle.
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                asked.await(left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN);
                return reply.content();
            } catch (KernelTimeout e) {
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            } finally {
                forget(asked);
            }
        }
    }

    private static ExecuteOptions quick() {
        return ExecuteOptions.DEFAULT.withTimeout(ANSWER);
    }

    /** Runs a cell as a notebook does and waits for its end. */
    public Result execute(String code) throws InterruptedException {
        return execute(code, ExecuteOptions.DEFAULT);
    }

    /**
     * Runs a cell and waits for its end.
     *
     * @throws KernelTimeout if it does not end in time; it goes on in the kernel
     * @throws KernelDied if the kernel's process ends
     */
    public Result execute(String code, ExecuteOptions options) throws InterruptedException {
        Execution execution = submit(code, options);
        try {
            return execution.await();
        } finally {
            forget(execution);
        }
    }

    /** Sends a cell and returns at once. */
    public Execution submit(String code, ExecuteOptions options) {
        return submit(
                Channel.SHELL,
                new Request.Execute(
                        code,
                        options.silent(),
                        options.storeHistory(),
                        options.userExpressions(),
                        options.input() != null,
                        options.stopOnError()),
                options);
    }

    /** Sends any request and returns at once. */
    public Execution submit(Channel channel, Content request, ExecuteOptions options) {
        Message message = message(request, new JsonObject());
        Execution execution = new Execution(this, message, options);
        waiting.put(execution.id(), execution);
        send(channel, message);
        String how = death;
        if (how != null) {
            execution.died(how);
        }
        return execution;
    }

    /** Sends a request on the shell channel and waits for the reply and its idle. */
    public Result request(Content request) throws InterruptedException {
        return request(Channel.SHELL, request);
    }

    /** Sends a request and waits for the reply and its idle. */
    public Result request(Channel channel, Content request) throws InterruptedException {
        Execution execution = submit(channel, request, quick());
        try {
            return execution.await();
        } finally {
            forget(execution);
        }
    }

    /** {@return what the kernel tells of itself} */
    public JsonObject kernelInfo() throws InterruptedException {
        return content(new Request.Plain(Request.Plain.KERNEL_INFO));
    }

    /** {@return completions at a position in code points} */
    public JsonObject complete(String code, int cursor) throws InterruptedException {
        return content(new Request.Complete(code, cursor));
    }

    /** {@return what is known of the name at a position in code points} */
    public JsonObject inspect(String code, int cursor, int detail) throws InterruptedException {
        return content(new Request.Inspect(code, cursor, detail));
    }

    /** {@return whether code is whole} */
    public JsonObject isComplete(String code) throws InterruptedException {
        return content(new Request.IsComplete(code));
    }

    /** {@return what was run} */
    public JsonObject history(Request.History request) throws InterruptedException {
        return content(request);
    }

    private JsonObject content(Content request) throws InterruptedException {
        return request(request).reply().content();
    }

    /** Asks the kernel to stop the running cell and waits until it heard. */
    public void interrupt() throws InterruptedException {
        request(Channel.CONTROL, new Request.Plain(Request.Plain.INTERRUPT));
    }

    /** Asks the kernel to end, and waits for its word that it will, and for the end of a process started here. */
    public JsonObject shutdown(boolean restart) throws InterruptedException {
        Execution asked = submit(Channel.CONTROL, new Request.Shutdown(restart), quick());
        try {
            JsonObject reply = asked.awaitReply(ANSWER).content();
            if (process != null && !process.process().waitFor(ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                throw new KernelTimeout("the kernel said it would end and did not");
            }
            return reply;
        } finally {
            forget(asked);
        }
    }

    /** {@return whether the kernel's heart beats: whether what is sent to it comes back in time} */
    public boolean heartbeat(Duration timeout) throws InterruptedException {
        String beat = UUID.randomUUID().toString();
        // An empty frame first, as the request sockets of other clients send it.
        sendRaw(Channel.HEARTBEAT, List.of(new byte[0], beat.getBytes(StandardCharsets.UTF_8)));
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            String echo = echoes.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (echo == null || echo.equals(beat)) {
                return echo != null;
            }
        }
    }

    /** {@return a new message of this session} */
    public Message message(Content content, JsonObject parent) {
        return Message.of(
                Header.of(content.type(), session, System.getProperty("user.name", "user")), parent, content.json());
    }

    /** {@return a message as frames, signed for this kernel} */
    public List<byte[]> frames(Message message) {
        return framing.frames(message);
    }

    /** Sends a message; returns at once. */
    public void send(Channel channel, Message message) {
        sendRaw(channel, framing.frames(message));
    }

    /** Sends frames as they are, good or bad; returns at once. */
    public void sendRaw(Channel channel, List<byte[]> frames) {
        sockets.send(channel, frames);
    }

    /**
     * Has every message that arrives told to a listener, of whatever request, on the sockets' thread: it must not wait.
     * Output of a background thread comes after its cell is idle, and is told here only.
     */
    public void listen(BiConsumer<Channel, Message> listener) {
        listeners.add(listener);
    }

    /** Stops telling the answers to a request that nobody waits for any more. */
    public void forget(Execution execution) {
        waiting.remove(execution.id());
    }

    private void received(Channel channel, List<byte[]> frames) {
        if (channel == Channel.HEARTBEAT) {
            echoes.add(new String(frames.get(frames.size() - 1), StandardCharsets.UTF_8));
            return;
        }
        Message message;
        try {
            message = framing.message(frames);
        } catch (MalformedMessage e) {
            // Somebody else's, or an attack: the kernel's own messages are signed.
            return;
        }
        for (BiConsumer<Channel, Message> listener : listeners) {
            listener.accept(channel, message);
        }
        Execution execution = waiting.get(message.parentId());
        if (execution != null) {
            execution.received(channel, message);
        }
    }

    private void died(String how) {
        death = how;
        waiting.values().forEach(execution -> execution.died(how));
    }

    /** Closes the connection; a kernel started here is ended. */
    @Override
    public void close() {
        sockets.close();
        if (process != null) {
            process.close();
        }
    }
}
