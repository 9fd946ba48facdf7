package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelProtocolTest {
    private RunningKernel running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningKernel();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private Result execute(String code) throws InterruptedException {
        return running.client.execute(code);
    }

    @Test
    void kernelInfoIsComplete() {
        JsonObject info = running.info;
        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.4");
        assertThat(info.get("implementation").getAsString()).isEqualTo("neurona");
        assertThat(info.get("implementation_version").getAsString()).isNotEmpty();
        assertThat(info.get("banner").getAsString()).contains("Java");
        assertThat(info.getAsJsonArray("help_links")).isNotEmpty();
        assertThat(info.getAsJsonArray("supported_features")).isEmpty();
        JsonObject language = info.getAsJsonObject("language_info");
        assertThat(language.get("name").getAsString()).isEqualTo("java");
        assertThat(language.get("version").getAsString()).isEqualTo(System.getProperty("java.version"));
        assertThat(language.get("mimetype").getAsString()).isEqualTo("text/x-java");
        assertThat(language.get("file_extension").getAsString()).isEqualTo(".jshell");
        assertThat(language.keySet()).contains("pygments_lexer", "codemirror_mode", "nbconvert_exporter");
    }

    @Test
    void aCellPublishesInOrderAndReplies() throws Exception {
        Result result = execute("print hello");
        assertThat(result.types()).containsExactly("status", "execute_input", "stream", "status");
        assertThat(result.statuses()).containsExactly("busy", "idle");
        assertThat(result.stdout()).isEqualTo("hello");
        assertThat(result.ok()).isTrue();
        assertThat(result.executionCount()).isEqualTo(1);
        Result value = execute("42");
        assertThat(value.types()).containsExactly("status", "execute_input", "execute_result", "status");
        assertThat(value.value()).contains("42");
        assertThat(value.contents("execute_result")
                        .get(0)
                        .get("execution_count")
                        .getAsInt())
                .isEqualTo(2);
        assertThat(value.reply().content().keySet())
                .contains("status", "execution_count", "payload", "user_expressions");
    }

    @Test
    void aFailedCellPublishesAnErrorAndSaysItInTheReply() throws Exception {
        Result result = execute("fail on purpose");
        assertThat(result.status()).isEqualTo("error");
        JsonObject error = result.error().orElseThrow();
        assertThat(error.get("ename").getAsString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.get("evalue").getAsString()).isEqualTo("on purpose");
        assertThat(error.getAsJsonArray("traceback")).hasSize(1);
        assertThat(result.reply().content().get("ename").getAsString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(result.reply().content().get("execution_count").getAsInt()).isEqualTo(1);
        assertThat(execute("1").ok()).isTrue();
    }

    @Test
    void silentPublishesNothingAndDoesNotCount() throws Exception {
        Result silent = running.client.execute("print quiet", ExecuteOptions.DEFAULT.withSilent(true));
        assertThat(silent.types()).containsExactly("status", "status");
        assertThat(running.client
                        .execute("value", ExecuteOptions.DEFAULT.withSilent(true))
                        .types())
                .containsExactly("status", "status");
        assertThat(execute("1").executionCount()).isEqualTo(1);
        assertThat(running.client.history(Request.History.tail(10)).getAsJsonArray("history"))
                .hasSize(1);
    }

    @Test
    void aCellThatIsNotStoredDoesNotUseUpANumber() throws Exception {
        Result first = running.client.execute("a", ExecuteOptions.DEFAULT.withStoreHistory(false));
        assertThat(first.value()).contains("a");
        assertThat(execute("b").executionCount()).isEqualTo(1);
        assertThat(running.client
                        .history(Request.History.tail(10))
                        .getAsJsonArray("history")
                        .toString())
                .doesNotContain("\"a\"")
                .contains("\"b\"");
    }

    @Test
    void userExpressionsAreAnsweredAndFailAlone() throws Exception {
        Result result = running.client.execute(
                "1", ExecuteOptions.DEFAULT.withUserExpressions(Map.of("good", "7", "bad", "fail no")));
        JsonObject answers = result.reply().content().getAsJsonObject("user_expressions");
        assertThat(result.ok()).isTrue();
        assertThat(answers.getAsJsonObject("good").get("status").getAsString()).isEqualTo("ok");
        assertThat(answers.getAsJsonObject("good")
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .isEqualTo("7");
        assertThat(answers.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
        assertThat(answers.getAsJsonObject("bad").get("evalue").getAsString()).isEqualTo("no");
        assertThat(result.error()).isEmpty();
    }

    @Test
    void queuedCellsAreAbortedAfterAnError() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        running.interpreter.on("failLater", (scope, text) -> {
            go.await();
            throw new IllegalStateException("late");
        });
        Execution failing = running.client.submit("failLater", ExecuteOptions.DEFAULT);
        failing.awaitMessage(message -> message.type().equals("execute_input"), RunningKernel.SOON);
        Execution second = running.client.submit("print second", ExecuteOptions.DEFAULT);
        Execution third = running.client.submit("print third", ExecuteOptions.DEFAULT);
        // On the same channel, so answered after the cells before it have arrived.
        running.client.kernelInfo();
        go.countDown();
        assertThat(failing.await().status()).isEqualTo("error");
        Result aborted = second.await();
        assertThat(aborted.status()).isEqualTo("aborted");
        assertThat(aborted.types()).containsExactly("status", "status");
        assertThat(third.await().status()).isEqualTo("aborted");
        assertThat(execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void queuedCellsRunOnWithoutStopOnError() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        running.interpreter.on("failLater", (scope, text) -> {
            go.await();
            throw new IllegalStateException("late");
        });
        Execution failing = running.client.submit("failLater", ExecuteOptions.DEFAULT.withStopOnError(false));
        Execution second = running.client.submit("print second", ExecuteOptions.DEFAULT);
        running.client.kernelInfo();
        go.countDown();
        assertThat(failing.await().status()).isEqualTo("error");
        assertThat(second.await().stdout()).isEqualTo("second");
    }

    @Test
    void interruptStopsTheCellAndAbortsTheQueue() throws Exception {
        Execution sleeping = running.client.submit("sleep", ExecuteOptions.DEFAULT);
        sleeping.awaitMessage(message -> message.type().equals("stream"), RunningKernel.SOON);
        Execution second = running.client.submit("print second", ExecuteOptions.DEFAULT);
        running.client.kernelInfo();
        running.client.interrupt();
        Result stopped = sleeping.await();
        assertThat(stopped.status()).isEqualTo("error");
        assertThat(stopped.error().orElseThrow().get("ename").getAsString()).contains("InterruptedException");
        assertThat(second.await().status()).isEqualTo("aborted");
        assertThat(execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void interruptWhileIdleDoesNothing() throws Exception {
        running.client.interrupt();
        assertThat(execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void questionsAreAnsweredWhileACellRunsAndBusyIsSaidAgain() throws Exception {
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        running.interpreter.on("wait", (scope, text) -> {
            go.await();
            return null;
        });
        Execution cell = running.client.submit("wait", ExecuteOptions.DEFAULT);
        cell.awaitMessage(message -> message.type().equals("execute_input"), RunningKernel.SOON);
        running.client.listen((channel, message) -> {
            if (message.type().equals("status")) {
                states.add(message.content().get("execution_state").getAsString() + " "
                        + (message.parentId().equals(cell.id()) ? "cell" : "question"));
            }
        });
        assertThat(running.client.complete("x", 1).get("status").getAsString()).isEqualTo("ok");
        assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo("busy question");
        assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo("idle question");
        assertThat(states.poll(30, TimeUnit.SECONDS)).isEqualTo("busy cell");
        assertThat(running.client.inspect("name", 4, 0).get("found").getAsBoolean())
                .isTrue();
        assertThat(running.client.isComplete("{").get("status").getAsString()).isEqualTo("incomplete");
        assertThat(running.client
                        .request(Channel.CONTROL, new Request.Plain(Request.Plain.KERNEL_INFO))
                        .ok())
                .isTrue();
        assertThat(cell.published().stream().map(Message::type)).contains("execute_input");
        go.countDown();
        List<String> own = cell.await().statuses();
        assertThat(own.get(own.size() - 1)).isEqualTo("idle");
        assertThat(own.get(0)).isEqualTo("busy");
    }

    @Test
    void positionsAreCodePoints() throws Exception {
        // An emoji and a combining accent before the name: 2 + 1 + 1 units, but 1 + 1 + 1 code points.
        String code = "\uD83D\uDE00e\u0301 na";
        JsonObject completed = running.client.complete(code, code.codePointCount(0, code.length()));
        assertThat(completed.get("cursor_start").getAsInt()).isEqualTo(4);
        assertThat(completed.get("cursor_end").getAsInt()).isEqualTo(6);
        assertThat(completed.getAsJsonArray("matches").get(0).getAsString()).isEqualTo("naCompleted");
        JsonObject type = completed
                .getAsJsonObject("metadata")
                .getAsJsonArray("_jupyter_types_experimental")
                .get(0)
                .getAsJsonObject();
        assertThat(type.toString())
                .isEqualTo("{\"text\":\"naCompleted\",\"start\":4,\"end\":6,\"type\":\"function\","
                        + "\"signature\":\"(int x): int\"}");
        JsonObject inspected = running.client.inspect(code, 6, 1);
        assertThat(inspected.getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("about " + code + " in detail 1");
        assertThat(running.client.inspect("unknown", 7, 0).get("found").getAsBoolean())
                .isFalse();
    }

    @Test
    void anUnpairedSurrogateBreaksNothing() throws Exception {
        Result result = execute("half \uD83D");
        assertThat(result.value()).contains("half \uFFFD");
        assertThat(running.client.complete("\uD83D na", 4).get("cursor_start").getAsInt())
                .isEqualTo(2);
    }

    @Test
    void isCompleteTellsTheIndent() throws Exception {
        assertThat(running.client.isComplete("a").toString()).isEqualTo("{\"status\":\"complete\"}");
        assertThat(running.client.isComplete("if {").toString())
                .isEqualTo("{\"status\":\"incomplete\",\"indent\":\"  \"}");
    }

    @Test
    void helpCellsAnswerWithAPage() throws Exception {
        for (String code : List.of("?String", "String?", "?String.length()", "String.length?")) {
            Result result = execute(code);
            assertThat(result.ok()).isTrue();
            JsonObject page =
                    result.reply().content().getAsJsonArray("payload").get(0).getAsJsonObject();
            assertThat(page.get("source").getAsString()).isEqualTo("page");
            assertThat(page.getAsJsonObject("data").get("text/plain").getAsString())
                    .startsWith("about String")
                    .endsWith("detail 0");
        }
        assertThat(execute("String??").reply().content().toString()).contains("detail 1");
        assertThat(execute("?unknown").stderr()).contains("nothing is known of 'unknown'");
    }

    @Test
    void pagesOfACellAreInThePayload() throws Exception {
        assertThat(execute("page help text")
                        .reply()
                        .content()
                        .getAsJsonArray("payload")
                        .toString())
                .isEqualTo("[{\"source\":\"page\",\"data\":{\"text/plain\":\"help text\"},\"start\":0}]");
    }

    @Test
    void historyHasItsThreeForms() throws Exception {
        execute("alpha");
        execute("beta");
        execute("alpha");
        execute("none");
        JsonObject tail = running.client.history(new Request.History("tail", true, true, 0, 0, null, 2, "*", false));
        assertThat(tail.getAsJsonArray("history").toString())
                .isEqualTo("[[1,3,[\"alpha\",\"alpha\"]],[1,4,[\"none\",null]]]");
        assertThat(running.client
                        .history(Request.History.range(0, 1, 3))
                        .getAsJsonArray("history")
                        .toString())
                .isEqualTo("[[1,1,\"alpha\"],[1,2,\"beta\"]]");
        assertThat(running.client
                        .history(Request.History.search("al*", 10, false))
                        .getAsJsonArray("history"))
                .hasSize(2);
        assertThat(running.client
                        .history(Request.History.search("a?pha", 10, true))
                        .getAsJsonArray("history")
                        .toString())
                .isEqualTo("[[1,3,\"alpha\"]]");
    }

    @Test
    void connectAndHeartbeatAreAnswered() throws Exception {
        JsonObject connect = running.client
                .request(new Request.Plain(Request.Plain.CONNECT))
                .reply()
                .content();
        assertThat(connect.get("shell_port").getAsInt()).isEqualTo(running.connection.shellPort());
        assertThat(connect.get("hb_port").getAsInt()).isEqualTo(running.connection.heartbeatPort());
        assertThat(running.client.heartbeat(RunningKernel.SOON)).isTrue();
    }

    @Test
    void shutdownIsAnsweredAndToldToAll() throws Exception {
        BlockingQueue<Message> told = new LinkedBlockingQueue<>();
        running.client.listen((channel, message) -> {
            if (channel == Channel.IOPUB && message.type().equals("shutdown_reply")) {
                told.add(message);
            }
        });
        JsonObject reply = running.client.shutdown(true);
        assertThat(reply.toString()).isEqualTo("{\"status\":\"ok\",\"restart\":true}");
        Message broadcast = told.poll(30, TimeUnit.SECONDS);
        assertThat(broadcast).isNotNull();
        assertThat(broadcast.content().get("restart").getAsBoolean()).isTrue();
        running.kernel.awaitEnd();
        assertThat(running.interpreter.closed).isTrue();
    }

    @Test
    void shutdownWhileBusyEndsTheCellAndSendsWhatItPrinted() throws Exception {
        Execution sleeping = running.client.submit("sleep", ExecuteOptions.DEFAULT);
        sleeping.awaitMessage(message -> message.type().equals("execute_input"), RunningKernel.SOON);
        Execution queued = running.client.submit("print never", ExecuteOptions.DEFAULT);
        running.client.kernelInfo();
        running.client.shutdown(false);
        assertThat(sleeping.await().stdout()).isEqualTo("sleeping\n");
        assertThat(queued.await().status()).isEqualTo("aborted");
        running.kernel.awaitEnd();
    }

    @Test
    void outputAfterTheEndOfACellKeepsItsParent() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        running.interpreter.on("background", (scope, text) -> {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                System.out.println("late");
            });
            thread.start();
            return null;
        });
        Execution cell = running.client.submit("background", ExecuteOptions.DEFAULT);
        cell.await();
        execute("print other");
        go.countDown();
        Message late = cell.awaitMessage(message -> message.type().equals("stream"), RunningKernel.SOON);
        assertThat(late.parentId()).isEqualTo(cell.id());
        assertThat(late.content().get("text").getAsString()).isEqualTo("late\n");
    }
}
