package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A kernel of any kernelspec, in a process of its own. Start with {@link #start}. */
public final class ClientKernel implements RunnableKernel {
    private static final int MOST_STARTS = 3;

    /** A port that was free a moment ago is another program's now. */
    private static final Pattern PORT_TAKEN = Pattern.compile("(?i)address (is )?already in use|EADDRINUSE");

    private static final Duration START = Duration.ofMinutes(2);

    private final KernelClient client;
    private final KernelProcess process;
    private final boolean interruptByMessage;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final JsonObject languageInfo;

    private ClientKernel(KernelClient client, KernelProcess process, boolean interruptByMessage)
            throws InterruptedException {
        this.client = client;
        this.process = process;
        this.interruptByMessage = interruptByMessage;
        client.listen(this::received);
        JsonObject info = client.awaitReady(START);
        this.languageInfo = info.get("language_info") instanceof JsonObject language ? language : new JsonObject();
    }

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param workingFolder the kernel's: where the notebook is, as for a front end
     * @throws IOException if it cannot be started or does not answer
     */
    public static ClientKernel start(KernelSpec spec, Path workingFolder) throws IOException, InterruptedException {
        return start(spec, workingFolder, 0);
    }

    /** Starts a kernel as {@link #start(KernelSpec, Path)} does, see {@link KernelClient#of(KernelProcess, int)}. */
    public static ClientKernel start(KernelSpec spec, Path workingFolder, int readAhead)
            throws IOException, InterruptedException {
        for (int left = MOST_STARTS - 1; ; left--) {
            KernelProcess process =
                    KernelProcess.start(Placeholders.argv(spec), Placeholders.environment(spec), workingFolder);
            KernelClient client;
            try {
                client = KernelClient.of(process, readAhead);
            } catch (IOException | RuntimeException e) {
                process.close();
                throw e;
            }
            try {
                return new ClientKernel(client, process, spec.interruptByMessage());
            } catch (KernelDied | KernelTimeout e) {
                String state = process.state();
                client.close();
                if (left == 0
                        || e instanceof KernelTimeout
                        || !PORT_TAKEN.matcher(state).find()) {
                    throw new IOException("kernel " + spec.name() + " did not start: " + oneLine(state), e);
                }
            } catch (RuntimeException | InterruptedException e) {
                client.close();
                throw e;
            }
        }
    }

    private void received(Channel channel, Message message) {
        if (channel == Channel.IOPUB || channel == Channel.SHELL) {
            events.add(new Event(message.type(), message.parentId(), message.content()));
        }
    }

    /** {@return the client that speaks to the kernel} */
    public KernelClient client() {
        return client;
    }

    @Override
    public JsonObject languageInfo() {
        return languageInfo;
    }

    @Override
    public String execute(String code, boolean stopOnError) {
        Execution execution = client.submit(code, ExecuteOptions.DEFAULT.withStopOnError(stopOnError));
        // What comes of it is read from the events; kept here as well, a long run would fill the memory.
        client.forget(execution);
        return execution.id();
    }

    @Override
    public @Nullable Event next(Duration wait) throws InterruptedException {
        return events.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void interrupt() throws IOException {
        // Java cannot send a signal, and Windows has none to send.
        if (interruptByMessage || File.separatorChar == '\\') {
            client.send(Channel.CONTROL, client.message(new Request.Plain(Request.Plain.INTERRUPT), new JsonObject()));
        } else {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.process().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    @Override
    public @Nullable String death() {
        return process.process().isAlive() ? null : oneLine(process.state());
    }

    private static String oneLine(String text) {
        return String.join(" ", text.lines().map(String::strip).toList());
    }

    /** Asks the kernel to end and waits that long for the end of its process. */
    void end(Duration wait) throws InterruptedException {
        if (process.process().isAlive()) {
            client.send(Channel.CONTROL, client.message(new Request.Shutdown(false), new JsonObject()));
            process.process().waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Asks the kernel to end, as a front end does, before its process is ended. */
    @Override
    public void close() {
        try {
            // Its own end is the clean one: it removes what it wrote to temporary folders.
            end(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
