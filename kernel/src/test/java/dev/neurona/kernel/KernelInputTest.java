package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.InputReply;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.wire.Channel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelInputTest {
    private RunningKernel running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningKernel();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static ExecuteOptions answering(String line) {
        return ExecuteOptions.DEFAULT.withInput(question -> line);
    }

    @Test
    void aCellAsksAndIsAnswered() throws Exception {
        Result result = running.client.execute(
                "ask your name?",
                ExecuteOptions.DEFAULT.withInput(question -> question.prompt() + " Ana é\uD83D\uDE00"));
        assertThat(result.value()).contains("your name? Ana é\uD83D\uDE00");
    }

    @Test
    void aFrontEndThatTakesNoInputIsNotAsked() throws Exception {
        Result result = running.client.execute("ask name");
        assertThat(result.status()).isEqualTo("error");
        assertThat(result.error().orElseThrow().get("evalue").getAsString()).contains("allow_stdin");
    }

    @Test
    void onlyTheFrontEndThatRunsTheCellIsAsked() throws Exception {
        BlockingQueue<Message> others = new LinkedBlockingQueue<>();
        try (KernelClient other = KernelClient.connect(running.connection)) {
            other.awaitReady(RunningKernel.SOON);
            other.listen((channel, message) -> {
                if (channel == Channel.STDIN) {
                    others.add(message);
                }
            });
            assertThat(running.client.execute("ask a", answering("mine")).value())
                    .contains("mine");
            assertThat(other.execute("print after").stdout()).isEqualTo("after");
            assertThat(others).isEmpty();
        }
    }

    @Test
    void interruptWhileWaitingForInput() throws Exception {
        Execution asking = running.client.submit("ask name", answering("too late"));
        asking.awaitMessage(message -> message.type().equals("input_request"), RunningKernel.SOON);
        running.client.interrupt();
        assertThat(asking.awaitReply(RunningKernel.SOON).content().get("ename").getAsString())
                .isEqualTo("java.io.InterruptedIOException");
        assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void staleRepliesAreDropped() throws Exception {
        BlockingQueue<Message> questions = new LinkedBlockingQueue<>();
        running.client.listen((channel, message) -> {
            if (channel == Channel.STDIN) {
                questions.add(message);
            }
        });
        // Before any question, to a question that is over, and from another front end.
        reply(running.client, "early", new JsonObject());
        Execution first = running.client.submit("ask one", answering("unused"));
        Message question = questions.poll(30, TimeUnit.SECONDS);
        reply(running.client, "first", question.header().json());
        assertThat(first.awaitReply(RunningKernel.SOON).content().get("status").getAsString())
                .isEqualTo("ok");
        Execution second = running.client.submit("ask two", answering("unused"));
        Message open = questions.poll(30, TimeUnit.SECONDS);
        reply(running.client, "stale", question.header().json());
        try (KernelClient other = KernelClient.connect(running.connection)) {
            other.awaitReady(RunningKernel.SOON);
            reply(other, "foreign", new JsonObject());
            // What one client sends on different channels may overtake; the log shows that it has arrived.
            await(() -> running.log.stream()
                            .filter(line -> line.contains("no open question"))
                            .count()
                    == 3);
        }
        reply(running.client, "right", open.header().json());
        second.awaitReply(RunningKernel.SOON);
        Message result = second.awaitMessage(message -> message.type().equals("execute_result"), RunningKernel.SOON);
        assertThat(result.content().toString()).contains("right");
    }

    private static void reply(KernelClient client, String line, JsonObject parent) {
        client.send(Channel.STDIN, client.message(new InputReply(line), parent));
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + RunningKernel.SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aClientThatDoesNotWaitLongEnoughIsTold() {
        assertThatThrownBy(
                        () -> running.client.execute("sleep", ExecuteOptions.DEFAULT.withTimeout(Duration.ofMillis(1))))
                .isInstanceOf(dev.neurona.kernel.client.KernelTimeout.class)
                .hasMessageContaining("execute_request");
    }
}
