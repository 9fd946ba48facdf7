package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.OtherReader;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.KernelClient;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.ZMQ;

/** What an execute request may ask for is done as the protocol says, and so are status, welcome and encryption. */
class RequestsTest {
    private static final ExecuteOptions CELL = ExecuteOptions.DEFAULT.withTimeout(LiveKernel.SOON);

    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static Result run(String code, ExecuteOptions options) throws Exception {
        return kernel.client.execute(code, options);
    }

    @ParameterizedTest
    @CsvSource({"true, aborted", "false, ok"})
    void queuedCellsFollowStopOnError(boolean stopOnError, String queuedStatus) throws Exception {
        Execution plain = kernel.client.submit(
                "new Scanner(System.in).nextLine(); throw new IllegalStateException(\"no\");",
                CELL.withStopOnError(stopOnError).withInput(request -> "go on"));
        plain.awaitMessage(message -> message.type().equals("input_request"), LiveKernel.SOON);
        List<Execution> queued = List.of(kernel.submit("1"), kernel.submit("2"), kernel.submit("3"));
        // On the same channel, so answered after the cells before it have arrived.
        kernel.client.kernelInfo();
        assertThat(kernel.await(plain).status()).isEqualTo("error");
        for (Execution each : queued) {
            Result result = kernel.await(each);
            assertThat(result.status()).isEqualTo(queuedStatus);
            assertThat(result.statuses()).containsExactly("busy", "idle");
        }
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aCompileErrorAbortsTheQueueAsARunTimeErrorDoes() throws Exception {
        Execution blocking =
                kernel.client.submit("new Scanner(System.in).nextLine();", CELL.withInput(request -> "go on"));
        blocking.awaitMessage(message -> message.type().equals("input_request"), LiveKernel.SOON);
        Execution failing = kernel.submit("int x = ;");
        Execution queued = kernel.submit("1");
        kernel.client.kernelInfo();
        assertThat(kernel.await(blocking).status()).isEqualTo("ok");
        assertThat(kernel.await(failing).status()).isEqualTo("error");
        assertThat(kernel.await(queued).status()).isEqualTo("aborted");
    }

    @Test
    void silentRunsAndTellsNothing() throws Exception {
        kernel.ok("int effects = 0;");
        int before = kernel.ok("1").executionCount();
        Result silent = run("effects = 1; System.out.println(\"x\"); display(2); 3", CELL.withSilent(true));
        assertThat(silent.types()).containsExactly("status", "status");
        Result failing = run("throw new IllegalStateException();", CELL.withSilent(true));
        assertThat(failing.status()).isEqualTo("error");
        assertThat(failing.types()).containsExactly("status", "status");
        Result after = kernel.ok("effects");
        assertThat(after.value()).contains("1");
        assertThat(after.executionCount()).isEqualTo(before + 1);
    }

    @Test
    void whatIsNotStoredDoesNotCount() throws Exception {
        int before = kernel.ok("1").executionCount();
        assertThat(run("\"unstored\"", CELL.withStoreHistory(false)).value()).contains("unstored");
        assertThat(kernel.ok("2").executionCount()).isEqualTo(before + 1);
        assertThat(kernel.client.history(Request.History.tail(5)).toString()).doesNotContain("unstored");
    }

    @Test
    void anEmptyCellIsFineAndDoesNotCount() throws Exception {
        int before = kernel.ok("1").executionCount();
        for (String empty : List.of("", " ", "\n\t\n")) {
            assertThat(kernel.ok(empty).types()).containsExactly("status", "execute_input", "status");
        }
        assertThat(kernel.ok("2").executionCount()).isEqualTo(before + 1);
    }

    @Test
    void userExpressionsAreAnsweredEachByItself() throws Exception {
        Result result = run(
                "int n = 20;",
                CELL.withUserExpressions(Map.of(
                        "value", "n + 1",
                        "array", "new int[] {n}",
                        "throws", "n / 0",
                        "wrong", "n +",
                        "unknown", "nothingOfThatName",
                        "nothing", "",
                        "statement", "System.out.print(\"printed\")",
                        "html", "new Html(\"<b>x</b>\")")));
        assertThat(result.ok()).isTrue();
        assertThat(result.error()).isEmpty();
        JsonObject answers = result.reply().content().getAsJsonObject("user_expressions");
        assertThat(text(answers, "value")).isEqualTo("21");
        assertThat(text(answers, "array")).isEqualTo("[20]");
        assertThat(answers.getAsJsonObject("html")
                        .getAsJsonObject("data")
                        .get("text/html")
                        .getAsString())
                .isEqualTo("<b>x</b>");
        assertThat(answers.getAsJsonObject("throws").get("ename").getAsString())
                .isEqualTo("java.lang.ArithmeticException");
        for (String failing : List.of("throws", "wrong", "unknown")) {
            JsonObject answer = answers.getAsJsonObject(failing);
            assertThat(answer.get("status").getAsString()).as(failing).isEqualTo("error");
            assertThat(answer.get("evalue").getAsString()).as(failing).isNotEmpty();
            assertThat(answer.getAsJsonArray("traceback").toString()).doesNotContain("dev.neurona");
        }
        assertThat(answers.getAsJsonObject("wrong").get("ename").getAsString()).isEqualTo("CompileError");
        assertThat(answers.getAsJsonObject("unknown").get("ename").getAsString())
                .isEqualTo("CompileError");
        for (String fine : List.of("nothing", "statement")) {
            assertThat(answers.getAsJsonObject(fine).get("status").getAsString())
                    .as(fine)
                    .isEqualTo("ok");
        }
        assertThat(result.stdout()).isEqualTo("printed");
    }

    private static String text(JsonObject answers, String name) {
        return answers.getAsJsonObject(name)
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
    }

    @Test
    void aFailedCellHasNoUserExpressions() throws Exception {
        Result result = run("throw new Error();", CELL.withUserExpressions(Map.of("one", "1")));
        assertThat(result.status()).isEqualTo("error");
        assertThat(result.reply().content().toString()).doesNotContain("\"one\"");
    }

    @ParameterizedTest
    @CsvSource({
        "new Scanner(System.in).nextLine()",
        "new BufferedReader(new InputStreamReader(System.in)).readLine()",
        "System.in.read()",
        "System.in.readAllBytes()"
    })
    void inputThatNobodyCanGiveIsAClearError(String code) throws Exception {
        Result result = run(code, CELL);
        assertThat(result.status()).as(code).isEqualTo("error");
        assertThat(LiveKernel.errorText(result)).as(code).containsIgnoringCase("input");
        assertThat(result.types()).doesNotContain("input_request");
    }

    @Test
    void inputIsReadLineByLine() throws Exception {
        Iterator<String> lines =
                List.of("Ada", "36", "\u00e9\uD83D\uDE00 x", "last").iterator();
        List<Published.InputRequest> asked = new ArrayList<>();
        Result result = run("""
                System.out.print("Name? ");
                var scanner = new Scanner(System.in);
                String name = scanner.nextLine();
                System.out.print("Age? ");
                int age = scanner.nextInt();
                scanner.nextLine();
                String odd = scanner.nextLine();
                System.out.println(name + " " + (age + 1) + " " + odd);
                """, CELL.withInput(request -> {
            asked.add(request);
            return lines.next();
        }));
        assertThat(result.status()).as(LiveKernel.errorText(result)).isEqualTo("ok");
        assertThat(result.stdout()).contains("Ada 37 \u00e9\uD83D\uDE00 x\n");
        assertThat(asked).hasSize(3);
        Result reader = run("""
                var reader = new BufferedReader(new InputStreamReader(System.in));
                reader.readLine()
                """, CELL.withInput(request -> lines.next()));
        assertThat(reader.value()).contains("last");
        Result empty = run("new Scanner(System.in).nextLine().length()", CELL.withInput(request -> ""));
        assertThat(empty.value()).contains("0");
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aSubscriptionIsWelcomed() {
        int port = kernel.process.connection().iopubPort();
        try (OtherReader reader = new OtherReader(port, "")) {
            List<String> frames = reader.next().stream()
                    .map(frame -> new String(frame, StandardCharsets.UTF_8))
                    .toList();
            assertThat(frames).hasSize(7);
            assertThat(frames.get(0)).contains("iopub_welcome");
            assertThat(frames.get(3)).contains("\"msg_type\":\"iopub_welcome\"");
            assertThat(frames.get(6)).isEqualTo("{\"subscription\":\"\"}");
        }
    }

    @Test
    void theStateStaysBusyWhileACellRunsAndQuestionsAreAnswered() throws Exception {
        kernel.ok("var open = new java.util.concurrent.atomic.AtomicBoolean();");
        Execution cell = kernel.startReady("System.out.println(\"ready\"); while (!open.get()) Thread.sleep(1);");
        BlockingQueue<String> states = new LinkedBlockingQueue<>();
        kernel.client.listen((channel, message) -> {
            if (channel == Channel.IOPUB && message.type().equals("status")) {
                states.add(message.content().get("execution_state").getAsString()
                        + (message.parentId().equals(cell.id()) ? " cell" : ""));
            }
        });
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
            assertThat(kernel.client
                            .request(channel, new Request.Plain(Request.Plain.KERNEL_INFO))
                            .ok())
                    .isTrue();
            assertThat(next(states)).isEqualTo("busy");
            assertThat(next(states)).isEqualTo("idle");
            assertThat(next(states)).isEqualTo("busy cell");
        }
        for (Request question : List.of(
                new Request.Complete("Str", 3),
                new Request.Inspect("String", 3, 0),
                new Request.IsComplete("int x"),
                Request.History.tail(1),
                new Request.CommInfo(null))) {
            assertThat(kernel.client.request(question).status()).isNotEqualTo("error");
            assertThat(next(states)).isEqualTo("busy");
            assertThat(next(states)).isEqualTo("idle");
            assertThat(next(states)).isEqualTo("busy cell");
        }
        assertThat(kernel.client.heartbeat(LiveKernel.SOON)).isTrue();
        kernel.client.interrupt();
        assertThat(LiveKernel.ename(kernel.await(cell))).isEqualTo("CellInterrupted");
    }

    private static String next(BlockingQueue<String> states) throws InterruptedException {
        String state = states.poll(LiveKernel.SOON.toSeconds(), TimeUnit.SECONDS);
        return state == null ? "none" : state;
    }

    @Test
    void encryptedSocketsWork() throws Exception {
        ZMQ.Curve.KeyPair keys = ZMQ.Curve.generateKeyPair();
        try (LiveKernel curve = LiveKernel.start(
                Map.of(),
                List.of(),
                java.nio.file.Files.createTempDirectory("curve"),
                new ConnectionInfo.CurveKeys(keys.publicKey, keys.secretKey))) {
            assertThat(curve.ok("System.out.println(\"secret\"); 42").value()).contains("42");
            assertThat(curve.ok("for (int i = 0; i < 50_000; i++) System.out.println(i);")
                            .stdout()
                            .lines()
                            .count())
                    .isEqualTo(50_000);
            assertThat(curve.client.heartbeat(LiveKernel.SOON)).isTrue();
            assertThat(curve.client
                            .request(Channel.CONTROL, new Request.Plain(Request.Plain.KERNEL_INFO))
                            .ok())
                    .isTrue();
            assertThat(curve.client
                            .execute("new Scanner(System.in).nextLine()", CELL.withInput(request -> "typed"))
                            .value())
                    .contains("typed");
            ConnectionInfo with = curve.process.connection();
            ConnectionInfo without = new ConnectionInfo(
                    with.ip(),
                    with.shellPort(),
                    with.controlPort(),
                    with.stdinPort(),
                    with.iopubPort(),
                    with.heartbeatPort(),
                    with.key(),
                    with.signatureScheme(),
                    null);
            try (KernelClient plain = KernelClient.connect(without)) {
                Execution asked = plain.submit(Request.Execute.of("1").code(), CELL);
                // What an unencrypted peer said would have been answered before this.
                assertThat(curve.value("1 + 1")).isEqualTo("2");
                assertThat(asked.published()).isEmpty();
                assertThat(plain.heartbeat(Duration.ofMillis(200))).isFalse();
            }
            assertThat(curve.value("2 + 2")).isEqualTo("4");
        }
    }

    @Test
    void repliesAndOutputNameTheirRequest() throws Exception {
        List<Execution> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(kernel.submit("System.out.print(" + i + "); " + i));
        }
        for (int i = 0; i < 30; i++) {
            Result result = kernel.await(all.get(i));
            assertThat(result.stdout()).isEqualTo(String.valueOf(i));
            assertThat(result.value()).contains(String.valueOf(i));
            for (Message message : result.published()) {
                assertThat(message.parentId()).isEqualTo(all.get(i).id());
            }
        }
    }
}
