package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Sample;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From sending an interrupt to the idle of the interrupted cell, for everything that can be stopped, in a kernel's
 * process that has run cells before. After each, no CPU may be used and a variable set before must be there.
 */
final class Interrupts implements Row {
    private static final int ROUNDS = 9;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String SAY = "System.out.println(\"running\"); System.out.flush();\n";

    /** How long a cell runs before it is interrupted: long enough that its loop is compiled. */
    private static final long RUNNING_MILLIS = 400;

    private static final long QUIET_MILLIS = 300;

    private static final Map<String, String> CASES = cases();

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("while (true) {}", SAY + "while (true) {}");
        cases.put("a nested loop in a class's method", SAY + "new Deep().loops();");
        cases.put("a loop that catches Throwable", SAY + """
                while (true) { try { counter++; } catch (Throwable e) { counter--; } }""");
        cases.put("a lambda", SAY + "Runnable spin = () -> { while (true) { counter++; } }; spin.run();");
        cases.put("Thread.sleep", SAY + "Thread.sleep(60_000);");
        cases.put("a wait for a queue", SAY + "new java.util.concurrent.LinkedBlockingQueue<String>().take();");
        cases.put("Scanner.nextLine", SAY + "new Scanner(System.in).nextLine();");
        cases.put("a parallel stream", SAY + """
                java.util.stream.LongStream.range(0, Long.MAX_VALUE).parallel().map(i -> i ^ 7).sum();""");
        cases.put("a thread that is joined", SAY + """
                Thread worker = new Thread(() -> { while (true) { counter++; } }); worker.start(); worker.join();""");
        cases.put("endless recursion, caught", SAY + """
                while (true) { try { deep(0); } catch (StackOverflowError e) { counter++; } }""");
        return cases;
    }

    /** What the variable of that name in the kernel should be. */
    private int kept = 41;

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        try (Client client = Client.ready(setting.lessons())) {
            client.run("long counter = 0; int kept = 41;");
            client.run(
                    "class Deep { void loops() { while (true) { for (int i = 0; i < 1000; i++) { counter += i; } } } }");
            client.run("int deep(int n) { return deep(n + 1) + 1; }");
            for (Map.Entry<String, String> one : CASES.entrySet()) {
                boolean recursion = one.getKey().contains("recursion");
                measure(one.getKey(), one.getValue(), recursion ? 200 : 50, false, client, setting, findings);
            }
            measure("while (true) {}, by SIGINT", SAY + "while (true) {}", 50, true, client, setting, findings);
        }
    }

    private void measure(
            String what,
            String cell,
            double target,
            boolean bySignal,
            Client client,
            Setting setting,
            Consumer<Finding> findings)
            throws Exception {
        List<Double> millis = new ArrayList<>();
        double busiest = 0;
        for (int i = 0; i < setting.of(ROUNDS); i++) {
            millis.add(once(client, cell, bySignal));
            busiest = Math.max(busiest, cpuShareAfter(client));
            if (!client.run("kept += 1;\nkept").value().equals(Optional.of(String.valueOf(++kept)))) {
                throw new IllegalStateException("state was lost after " + what);
            }
        }
        String detail = String.format(
                Locale.ROOT, "%d times; at most %.0f %% of a CPU after", setting.of(ROUNDS), 100 * busiest);
        findings.accept(Finding.measure("interrupt", what, new Sample(millis), " ms", target, detail));
    }

    private static double once(Client client, String cell, boolean bySignal) throws Exception {
        // Input is offered, so that a reading cell waits for it.
        Execution running = client.kernel().submit(cell, ExecuteOptions.DEFAULT.withInput(question -> hold()));
        running.awaitMessage(message -> message.type().equals(Published.Stream.TYPE), LONG_ENOUGH);
        Thread.sleep(RUNNING_MILLIS);
        long begin = System.nanoTime();
        if (bySignal) {
            signal(client.process().pid());
        } else {
            Message interrupt = client.kernel()
                    .message(new Request.Plain(Request.Plain.INTERRUPT), new com.google.gson.JsonObject());
            client.kernel().send(Channel.CONTROL, interrupt);
        }
        Message reply = running.awaitReply(LONG_ENOUGH);
        running.awaitMessage(Interrupts::isIdle, LONG_ENOUGH);
        double took = (System.nanoTime() - begin) / 1e6;
        client.kernel().forget(running);
        Result result = new Result(reply, running.published());
        if (!result.status().equals("error")) {
            throw new IllegalStateException("the cell was not interrupted: " + result.status());
        }
        return took;
    }

    /** No answer is given: the cell waits until it is interrupted. Called only by a waiting thread, which there is none. */
    private static String hold() {
        return "";
    }

    private static boolean isIdle(Message message) {
        return message.type().equals(Published.Status.TYPE)
                && message.content().get("execution_state").getAsString().equals("idle");
    }

    private static void signal(long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(pid))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -INT failed");
        }
    }

    /** {@return the share of one processor the kernel uses once it was interrupted} */
    private static double cpuShareAfter(Client client) throws InterruptedException {
        // The compiler may still be busy with what ran just now.
        Thread.sleep(QUIET_MILLIS);
        Duration before = cpu(client);
        long begin = System.nanoTime();
        Thread.sleep(QUIET_MILLIS);
        return (double) cpu(client).minus(before).toNanos() / (System.nanoTime() - begin);
    }

    private static Duration cpu(Client client) {
        return client.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
