package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion, inspection and is_complete, as a front end asks for them. */
class AssistanceTest {
    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static List<String> matches(JsonObject reply) {
        return StreamSupport.stream(reply.getAsJsonArray("matches").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    @Test
    void completionsRacedAgainstThreeHundredCellsAreAllAnswered() throws Exception {
        kernel.ok("double learningRate = 0.1; double learn(double x) { return x * learningRate; }");
        List<Execution> cells = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            cells.add(kernel.submit("int v%d = %d; class C%d { int x = v%d; } learn(v%d)".formatted(i, i, i, i, i)));
            if (i % 3 == 0) {
                Result answer = kernel.client.request(new Request.Complete("learn", 5));
                assertThat(answer.status()).isEqualTo("ok");
                assertThat(matches(answer.reply().content()))
                        .as("after cell %d", i)
                        .contains("learningRate");
            }
        }
        for (Execution cell : cells) {
            Result result = kernel.await(cell);
            assertThat(result.status()).as(() -> LiveKernel.errorText(result)).isEqualTo("ok");
        }
        assertThat(kernel.value("v299")).isEqualTo("299");
    }

    @Test
    void aNameIsCompletedAndInspectedWhileItsCellRuns() throws Exception {
        kernel.ok("/** Doubles a number. */ int twice(int n) { return 2 * n; }");
        kernel.ok("var stop = new java.util.concurrent.atomic.AtomicBoolean();");
        Execution cell = kernel.startReady("System.out.println(\"ready\"); while (!stop.get()) Thread.sleep(1);");
        assertThat(matches(kernel.client.complete("twi", 3))).anyMatch(match -> match.startsWith("twice"));
        JsonObject found = kernel.client.inspect("twice(3)", 3, 0);
        assertThat(found.get("found").getAsBoolean()).isTrue();
        assertThat(found.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("twice")
                .contains("Doubles a number");
        kernel.client.interrupt();
        assertThat(LiveKernel.ename(kernel.await(cell))).isEqualTo("CellInterrupted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int x = 1;       | complete",
                "1 + 1            | complete",
                "%time 1 + 1      | complete",
                "for (int i = 0; i < 3; i++) { | incomplete",
                "int f(int a,     | incomplete",
                "/* a remark      | incomplete",
                "int 1x = ;       | invalid",
                ")                | invalid",
                "x = = 2          | invalid",
                "String s = \"open| invalid"
            })
    void codeIsCompleteIncompleteOrInvalid(String code, String status) throws Exception {
        JsonObject reply = kernel.client.isComplete(code);
        assertThat(reply.get("status").getAsString()).isEqualTo(status);
        assertThat(reply.has("indent")).isEqualTo(status.equals("incomplete"));
    }
}
