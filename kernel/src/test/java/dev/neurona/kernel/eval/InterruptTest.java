package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {
    private final Cells cells = new Cells();

    @AfterEach
    void end() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (long i = 0; ; i++) { if (i < 0) break; }",
                "do {} while (true);",
                "while (true) { try { while (true) {} } catch (Throwable t) {} }",
                "while (true) { try { Thread.sleep(1000); } catch (Exception e) {} }",
                "Thread.sleep(1_000_000)",
                "new Scanner(new PipedInputStream(new PipedOutputStream())).nextLine()",
                "IntStream.range(0, 1000).parallel().forEach(i -> { while (true) {} })",
                "IntStream.range(0, 1000).parallel().forEach(i -> { try { Thread.sleep(100000); } catch (InterruptedException e) {} })",
                "Runnable r = () -> { while (true) {} }; r.run();",
                "var lock = new Object(); synchronized (lock) { lock.wait(); }",
                "while (true) { synchronized (String.class) { } }",
                "new LinkedBlockingQueue<String>().take()",
                "int x = spin();",
                "new Nest().loop()",
                "recurse(0)",
                "recurseAndCatch(0)",
                "var t = new Thread(() -> { while (true) {} }); t.start(); t.join();",
                "var pool = Executors.newFixedThreadPool(2); for (int i = 0; i < 4; i++) pool.submit(() -> { while (true) {} }); pool.submit(() -> 1).get();",
                "CompletableFuture.supplyAsync(() -> { while (true) {} }).get();",
                "int n = 0; for (int i = 0; i < 1; i--) { switch (i % 3) { case 0 -> n++; default -> n--; } }",
            })
    void whatRunsIsStoppedAndUsesNoTimeAfter(String code) throws Exception {
        cells.run("int kept = 7;");
        cells.run("""
                int spin() { while (true) {} }
                int recurse(int n) { return n > 60 ? 1 : recurse(n + 1) + recurse(n + 2); }
                void recurseAndCatch(int n) { try { recurseAndCatch(n + 1); } catch (Throwable t) { recurseAndCatch(n + 1); } }
                class Nest { void loop() { for (int i = 0; ; i++) for (int j = 0; j < 1000000; j++) if (i + j == -5) return; } }
                """);
        CompletableFuture<Outcome> running = cells.start(code);
        whenBusy();
        assertThat(cells.interpreter.interrupt()).isTrue();
        Outcome outcome = running.get(20, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        Outcome.Failed failed = (Outcome.Failed) outcome;
        assertThat(failed.interrupted()).isTrue();
        assertThat(failed.name()).as(Cells.plain(failed)).isEqualTo("CellInterrupted");
        assertThat(cells.value("kept")).isEqualTo("7");
        assertThat(cpuOfCells()).isLessThan(20_000_000L);
    }

    /** Waits until the cell's thread runs or blocks in the cell's code. */
    private void whenBusy() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            boolean inCell = cells.interpreter.threads().stream()
                    .filter(thread -> thread.getName().equals("cell"))
                    .anyMatch(thread -> Arrays.stream(thread.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith("REPL.")));
            if (inCell) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the cell never ran");
    }

    /** {@return the processor time that all threads but this one use while this one reads a clock for 50 ms} */
    private long cpuOfCells() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = Stream.concat(
                        cells.interpreter.threads().stream(),
                        Thread.getAllStackTraces().keySet().stream().filter(t -> t instanceof ForkJoinWorkerThread))
                .mapToLong(Thread::getId)
                .distinct()
                .toArray();
        long before =
                Arrays.stream(threads.getThreadCpuTime(ids)).filter(t -> t > 0).sum();
        long end = System.nanoTime() + 50_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return Arrays.stream(threads.getThreadCpuTime(ids)).filter(t -> t > 0).sum() - before;
    }

    @Test
    void threadsOfEarlierCellsGoOn() throws Exception {
        cells.run("var count = new java.util.concurrent.atomic.AtomicLong();");
        cells.run(
                "var sleeper = new Thread(() -> { while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { count.set(-1_000_000_000); } count.incrementAndGet(); } }); sleeper.setDaemon(true); sleeper.start();");
        CompletableFuture<Outcome> running = cells.start("while (true) {}");
        whenBusy();
        cells.interpreter.interrupt();
        running.get(20, TimeUnit.SECONDS);
        long before = Long.parseLong(cells.value("count.get()"));
        assertThat(before).isPositive();
        assertThat(cells.value("sleeper.isAlive()")).isEqualTo("true");
        assertThat(cells.value(
                        "long seen = count.get(); while (count.get() < seen + 5) Thread.onSpinWait(); count.get() > 0"))
                .isEqualTo("true");
    }

    @Test
    void anInterruptBetweenCellsDoesNothing() {
        cells.run("int kept = 1;");
        assertThat(cells.interpreter.interrupt()).isFalse();
        assertThat(cells.value("Thread.sleep(1); kept")).isEqualTo("1");
    }

    @Test
    void whatCannotBeStoppedIsSaidSo() throws Exception {
        cells.run("int kept = 5;");
        CompletableFuture<Outcome> running = cells.start("BigInteger.valueOf(7).pow(80_000_000).bitLength()");
        whenBusy();
        cells.interpreter.interrupt();
        Outcome.Failed failed = (Outcome.Failed) running.get(30, TimeUnit.SECONDS);
        assertThat(failed.name()).isEqualTo("CellNotStopped");
        assertThat(Cells.plain(failed))
                .contains("could not be stopped")
                .contains("BigInteger")
                .contains("Restart");
        assertThat(cells.value("kept")).isEqualTo("5");
        cells.run("kept = 6; int more = 2; int f() { return more; }");
        assertThat(cells.value("kept + f()")).isEqualTo("8");
    }

    @Test
    void theSecondInterruptOfAnotherCellWorksToo() throws Exception {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Outcome> running = cells.start("long n" + i + " = 0; while (true) n" + i + "++;");
            whenBusy();
            cells.interpreter.interrupt();
            assertThat(((Outcome.Failed) running.get(20, TimeUnit.SECONDS)).interrupted())
                    .isTrue();
            assertThat(cells.value("n" + i + " > -1")).isEqualTo("true");
        }
    }
}
