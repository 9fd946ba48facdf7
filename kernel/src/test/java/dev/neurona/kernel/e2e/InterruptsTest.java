package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.Sigint;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt, by message or by signal, ends what runs: nothing goes on in the background, and the state stays. */
class InterruptsTest {
    /** Whole processor time of one core is ten times this; the kernel's own timers and compilers use far less. */
    private static final Duration WATCHED = Duration.ofMillis(200);

    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
        kernel.ok("""
                class Nest {
                    long turns;
                    void loop() { for (int i = 0; ; i++) for (int j = 0; j < 1_000_000; j++) turns += i ^ j; }
                    static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
                }
                int forever(int n) { return n > 200 ? 1 : forever(n + 1) + forever(n + 1); }
                int deeper(int n) { try { return deeper(n + 1); } catch (StackOverflowError e) { return deeper(n + 1); } }
                void catching(int n) {
                    try { catching(n + 1); } catch (Throwable t) { catching(n + 1); } finally { catching(n + 1); }
                }
                interface Spin { default void spin() { while (true) {} } }
                enum Spinner implements Spin { ONE }
                class Stubborn implements AutoCloseable {
                    public void close() { while (true) { try { Thread.sleep(10_000); } catch (Throwable t) {} } }
                }
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private enum How {
        MESSAGE {
            @Override
            void send() throws Exception {
                kernel.client.interrupt();
            }
        },
        SIGNAL {
            @Override
            void send() throws Exception {
                kernel.signal("INT");
            }
        };

        abstract void send() throws Exception;

        void assumeItArrives() throws Exception {
            if (this == SIGNAL) {
                Sigint.assumeItIsHeard();
            }
        }
    }

    /** Cells that never end; each is run after {@code ready} was printed. */
    private static final List<String> ENDLESS = List.of(
            "while (true) {}",
            "for (;;);",
            "long n = 0; do { n++; } while (n >= 0 || n < 0);",
            "new Nest().loop();",
            "Nest.fibonacci(100);",
            "forever(0);",
            "catching(0);",
            "deeper(0);",
            "Spinner.ONE.spin();",
            "while (true) { try { while (true) {} } catch (Throwable t) {} }",
            "while (true) { try { throw new Exception(); } catch (Throwable t) {} finally { continue; } }",
            "Thread.sleep(1_000_000);",
            "while (true) { try { Thread.sleep(1_000_000); } catch (InterruptedException e) {} }",
            "new Scanner(System.in).nextLine();",
            "System.in.read();",
            "IntStream.range(0, 1000).parallel().forEach(i -> { while (true) {} });",
            "IntStream.iterate(0, i -> i + 1).filter(i -> i < 0).findFirst();",
            "Stream.generate(() -> 1).parallel().reduce(0, Integer::sum);",
            "Runnable endless = () -> { while (true) {} }; endless.run();",
            "Supplier<Integer> s = new Supplier<>() { public Integer get() { while (true) {} } }; s.get();",
            "new CountDownLatch(1).await();",
            "var lock = new Object(); synchronized (lock) { lock.wait(); }",
            "java.util.concurrent.locks.LockSupport.park(); while (true) java.util.concurrent.locks.LockSupport.park();",
            "Executors.newFixedThreadPool(2).submit(() -> { while (true) {} }).get();",
            "CompletableFuture.supplyAsync(() -> { while (true) {} }).join();",
            "var worker = new Thread(() -> { while (true) {} }); worker.start(); worker.join();",
            "new ProcessBuilder(\"sleep\", \"1000\").start().waitFor();",
            "while (true) System.out.println(\"again\");",
            "while (true) { display(1); Thread.sleep(1); }",
            "new ArrayList<>(List.of(3, 1, 2)).sort((a, b) -> { while (true) {} });",
            "\"a\".chars().forEach(c -> { for (;;) { } });",
            "synchronized (String.class) { while (true) {} }",
            "int[] a = {1}; while (a[0] == 1) { switch (a[0]) { case 1: continue; default: } }",
            "try (var stubborn = new Stubborn()) { while (true) {} }");

    /** Those of them that take different ways through the kernel, for the signal. */
    private static final List<Integer> BY_SIGNAL = List.of(0, 3, 5, 6, 9, 11, 13, 15, 18);

    static Stream<Arguments> endless() {
        return Stream.concat(
                ENDLESS.stream().map(code -> Arguments.of(How.MESSAGE, code)),
                BY_SIGNAL.stream().map(i -> Arguments.of(How.SIGNAL, ENDLESS.get(i))));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsIsStopped(How how, String code) throws Exception {
        how.assumeItArrives();
        kernel.ok("int kept = 0;");
        Execution cell = kernel.client.submit(
                "kept = 7; System.out.println(\"ready\");\n" + code,
                ExecuteOptions.DEFAULT.withTimeout(LiveKernel.SOON).withInput(request -> {
                    throw new AssertionError("nobody answers");
                }));
        cell.awaitMessage(
                message -> message.type().equals("stream") || message.type().equals("input_request"), LiveKernel.SOON);
        if (code.contains("System.in")) {
            cell.awaitMessage(message -> message.type().equals("input_request"), LiveKernel.SOON);
        }
        Execution queued = kernel.submit("kept = 8;");
        kernel.client.kernelInfo();
        how.send();
        // The question that nobody answers is passed over: the reply alone is waited for.
        assertThat(cell.awaitReply(LiveKernel.SOON).content().get("status").getAsString())
                .isEqualTo("error");
        assertThat(cell.awaitReply(LiveKernel.SOON).content().get("ename").getAsString())
                .isEqualTo("CellInterrupted");
        cell.awaitMessage(message -> message.type().equals("error"), LiveKernel.SOON);
        assertThat(kernel.await(queued).status()).isEqualTo("aborted");
        assertThat(kernel.value("kept")).isEqualTo("7");
        assertThat(kernel.cpuWhileIdle(WATCHED)).isLessThan(WATCHED.dividedBy(4));
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void anInterruptWhileIdleDoesNothing(How how) throws Exception {
        how.assumeItArrives();
        for (int i = 0; i < 3; i++) {
            how.send();
        }
        String cell = "Thread.sleep(20); Thread.currentThread().isInterrupted()";
        Result result = kernel.run(cell);
        // A signal is on its way for a while, and may reach the cell after all; one of three, each only once.
        for (int i = 0; how == How.SIGNAL && i < 3 && !result.ok(); i++) {
            result = kernel.run(cell);
        }
        assertThat(result.value()).contains("false");
    }

    @Test
    void threadsOfEarlierCellsGoOn() throws Exception {
        kernel.ok("""
                var beats = new java.util.concurrent.atomic.AtomicLong();
                var hurt = new java.util.concurrent.atomic.AtomicBoolean();
                Thread earlier = new Thread(() -> {
                    while (!hurt.get()) {
                        beats.incrementAndGet();
                        try { Thread.sleep(1); } catch (InterruptedException e) { hurt.set(true); }
                    }
                });
                earlier.setDaemon(true);
                earlier.start();
                ExecutorService pool = Executors.newFixedThreadPool(1);
                pool.submit(() -> { while (true) { beats.incrementAndGet(); Thread.sleep(1); } });
                """);
        Execution cell = kernel.startReady("System.out.println(\"ready\"); while (true) {}");
        kernel.client.interrupt();
        assertThat(kernel.await(cell).status()).isEqualTo("error");
        assertThat(kernel.value("long seen = beats.get(); while (beats.get() < seen + 5) Thread.sleep(1); hurt.get()"))
                .isEqualTo("false");
        assertThat(kernel.value("earlier.isAlive() && !pool.isTerminated()")).isEqualTo("true");
        kernel.ok("hurt.set(true); pool.shutdownNow();");
    }

    @Test
    void everyCellOfALongQueueIsAborted() throws Exception {
        Execution cell = kernel.startReady("int ran = 0; System.out.println(\"ready\"); while (true) {}");
        List<Execution> queue =
                Stream.generate(() -> kernel.submit("ran++;")).limit(20).toList();
        kernel.client.kernelInfo();
        kernel.client.interrupt();
        assertThat(LiveKernel.ename(kernel.await(cell))).isEqualTo("CellInterrupted");
        for (Execution each : queue) {
            assertThat(kernel.await(each).status()).isEqualTo("aborted");
        }
        assertThat(kernel.value("ran")).isEqualTo("0");
    }

    @Test
    void theErrorSaysWhereTheCellWas() throws Exception {
        Execution cell = kernel.startReady("int x = 1;\nSystem.out.println(\"ready\");\nwhile (true) {\n  x++;\n}");
        kernel.client.interrupt();
        Result result = kernel.await(cell);
        assertThat(LiveKernel.errorText(result))
                .contains("interrupted")
                .containsPattern("line [34]\n")
                .doesNotContain("dev.neurona")
                .doesNotContain("jdk.jshell");
    }

    @Test
    void aValueWhoseTextNeverEndsIsInterruptedToo() throws Exception {
        kernel.ok("class Endless { public String toString() { System.out.println(\"ready\"); while (true) {} } }");
        for (String code : List.of("new Endless()", "List.of(new Endless())", "display(new Endless());")) {
            Execution cell = kernel.startReady(code);
            kernel.client.interrupt();
            Result result = kernel.await(cell);
            assertThat(LiveKernel.ename(result)).as(code).isEqualTo("CellInterrupted");
            assertThat(LiveKernel.errorText(result)).as(code).doesNotContain("dev.neurona");
        }
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aUserExpressionIsInterruptedToo() throws Exception {
        kernel.ok("int endless() { System.out.println(\"ready\"); while (true) {} }");
        Execution cell = kernel.client.submit(
                "1",
                ExecuteOptions.DEFAULT
                        .withTimeout(LiveKernel.SOON)
                        .withUserExpressions(java.util.Map.of("never", "endless()")));
        cell.awaitMessage(message -> message.type().equals("stream"), LiveKernel.SOON);
        kernel.client.interrupt();
        assertThat(kernel.await(cell)
                        .reply()
                        .content()
                        .getAsJsonObject("user_expressions")
                        .getAsJsonObject("never")
                        .get("ename")
                        .getAsString())
                .isEqualTo("CellInterrupted");
        assertThat(kernel.value("2 + 2")).isEqualTo("4");
    }

    @Test
    void manyInterruptsOfOneCellAreOne() throws Exception {
        Execution cell = kernel.startReady("System.out.println(\"ready\"); while (true) {}");
        for (int i = 0; i < 20; i++) {
            kernel.client.submit(Channel.CONTROL, new Request.Plain(Request.Plain.INTERRUPT), ExecuteOptions.DEFAULT);
        }
        assertThat(LiveKernel.ename(kernel.await(cell))).isEqualTo("CellInterrupted");
        kernel.client.request(Channel.CONTROL, new Request.Plain(Request.Plain.KERNEL_INFO));
        assertThat(kernel.value("Thread.sleep(20); 5")).isEqualTo("5");
    }

    @Test
    void anInterruptRacingTheEndOfACellHarmsNothing() throws Exception {
        kernel.ok("int races = 0;");
        for (int i = 0; i < 40; i++) {
            Execution cell = kernel.submit("races++;");
            kernel.client.interrupt();
            String status = kernel.await(cell).status();
            assertThat(status).isIn("ok", "error", "aborted");
        }
        assertThat(kernel.value("races <= 40")).isEqualTo("true");
    }

    @Test
    void whatTheCompilerDoesIsInterruptedInTheEnd() throws Exception {
        StringBuilder code = new StringBuilder("System.out.println(\"ready\");\n");
        for (int i = 0; i < 400; i++) {
            code.append("int slow").append(i).append(" = ").append(i).append(";\n");
        }
        Execution cell = kernel.startReady(code.toString());
        kernel.client.interrupt();
        assertThat(LiveKernel.ename(kernel.await(cell))).isEqualTo("CellInterrupted");
        assertThat(kernel.value("int after = 3; after")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BigInteger.valueOf(7).pow(90_000_000).bitLength() | BigInteger",
                "new ServerSocket(0).accept() | java.net",
                "LongStream.range(0, Long.MAX_VALUE).sum() | java.util.stream",
            })
    void whatCannotBeStoppedIsSaidSoAndTheKernelGoesOn(String code, String inside) throws Exception {
        try (LiveKernel own = LiveKernel.start()) {
            own.ok("int kept = 5; Thread main = Thread.currentThread();");
            own.ok("""
                    void tellWhenInside(String inside) {
                        Thread watch = new Thread(() -> {
                            while (!Arrays.toString(main.getStackTrace()).contains(inside)) Thread.onSpinWait();
                            display("it is inside");
                        });
                        watch.setDaemon(true);
                        watch.start();
                    }
                    """);
            Execution cell = own.submit("tellWhenInside(\"" + inside + "\");\n" + code);
            cell.awaitMessage(message -> message.type().equals("display_data"), LiveKernel.SOON);
            own.client.interrupt();
            Result result = own.await(cell);
            assertThat(LiveKernel.errorText(result))
                    .startsWith("CellNotStopped")
                    .contains("could not be stopped")
                    .contains(inside)
                    .contains("Restart")
                    .doesNotContain("dev.neurona");
            assertThat(own.value("kept")).isEqualTo("5");
            assertThat(own.value("int twice(int x) { return 2 * x; }\nrecord P(int x) {}\nnew P(twice(kept))"))
                    .isEqualTo("P[x=10]");
            Execution second = own.startReady("System.out.println(\"ready\"); while (true) {}");
            own.client.interrupt();
            assertThat(LiveKernel.ename(own.await(second))).isEqualTo("CellInterrupted");
            assertThat(own.ok("System.out.println(\"still\");").stdout()).isEqualTo("still\n");
            assertThat(own.client.isComplete("int x = 1;").get("status")).isNotNull();
            own.client.shutdown(false);
        }
    }

    @Test
    void interruptedOutputIsNotLost() throws Exception {
        Execution cell = kernel.startReady(
                "System.out.println(\"ready\"); for (int i = 0; ; i++) System.out.println(\"line \" + i);");
        cell.awaitMessage(
                message -> message.type().equals("stream")
                        && message.content().get("text").getAsString().contains("line"),
                LiveKernel.SOON);
        kernel.client.interrupt();
        List<String> lines = Arrays.asList(kernel.await(cell).stdout().split("\n"));
        for (int i = 1; i < lines.size() - 1; i++) {
            assertThat(lines.get(i)).isEqualTo("line " + (i - 1));
        }
    }
}
