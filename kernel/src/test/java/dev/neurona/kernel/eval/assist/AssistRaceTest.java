package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.Interpreter.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

class AssistRaceTest {
    private static final int EVALS = 300;

    @Test
    void questionsRacedAgainstEvaluations() throws Exception {
        try (TestSession session = new TestSession()) {
            Assist assist = new Assist(session);
            session.eval("var words = new ArrayList<String>();");
            AtomicBoolean evaluating = new AtomicBoolean(true);
            CountDownLatch started = new CountDownLatch(3);
            Callable<Integer> asker = () -> {
                int asked = 0;
                do {
                    Completion found = assist.complete("words.ad", 8);
                    assertThat(found.matches()).extracting("text").contains("add", "addAll");
                    assertThat(assist.inspect("words.size()", 8, 0)).isNotNull();
                    assertThat(assist.isComplete("if (words.isEmpty()) {").status())
                            .isEqualTo("incomplete");
                    asked++;
                    started.countDown();
                } while (evaluating.get());
                return asked;
            };
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<Integer>> askers = new ArrayList<>(List.of(threads.submit(asker), threads.submit(asker)));
                Future<Integer> evaluator = threads.submit(() -> {
                    started.countDown();
                    for (int i = 0; i < EVALS; i++) {
                        String source = i % 3 == 0
                                ? "int f" + i % 7 + "(int x) { return x + " + i + "; }"
                                : i % 3 == 1
                                        ? "var v" + i % 11 + " = List.of(" + i + ");"
                                        : "record R" + i % 5 + "(int x) {}";
                        session.eval(source);
                    }
                    evaluating.set(false);
                    return EVALS;
                });
                assertThat(evaluator.get(5, TimeUnit.MINUTES)).isEqualTo(EVALS);
                for (Future<Integer> each : askers) {
                    assertThat(each.get(1, TimeUnit.MINUTES)).isPositive();
                }
                assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
            } finally {
                evaluating.set(false);
                threads.shutdownNow();
            }
            assertThat(assist.complete("f3(v1.ge", 8).matches())
                    .extracting("text")
                    .contains("get", "getClass");
            List<SnippetEvent> after = session.withShell(shell -> shell.eval("f3(1)"));
            assertThat(after.get(0).exception()).isNull();
        }
    }
}
