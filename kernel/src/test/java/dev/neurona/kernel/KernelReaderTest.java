package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.wire.Channel;
import dev.neurona.kernel.wire.Framing;
import dev.neurona.kernel.wire.zmtp.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Readers of iopub other than the client: JeroMQ's, which stop reading when the test does. */
class KernelReaderTest {
    private static final int LINES = 400_000;
    private static final String LINE = "x".repeat(100);

    /** A reader that has subscribed, seen its welcome, and reads when it is told to. */
    private static final class Reader implements AutoCloseable {
        private final OtherReader reader;
        private final Framing framing;

        private Reader(RunningKernel running, String topic) {
            framing = new Framing(running.connection);
            reader = new OtherReader(running.connection.iopubPort(), topic);
        }

        private Message next() throws Exception {
            List<byte[]> frames = reader.next();
            assertThat(frames).as("a message in time").isNotEmpty();
            return framing.message(frames);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private static RunningKernel kernel(Duration stall) throws Exception {
        Publisher.Limits limits = new Publisher.Limits(1 << 20, 8 << 20, stall);
        RunningKernel running = new RunningKernel(KernelOptions.inMemory().withLimits(limits), null);
        running.interpreter.on("much", (scope, text) -> {
            for (int i = 0; i < LINES; i++) {
                System.out.println(LINE);
            }
            return null;
        });
        running.interpreter.on("endless", (scope, text) -> {
            while (!Thread.interrupted()) {
                System.out.println(LINE);
            }
            throw new InterruptedException("stopped");
        });
        return running;
    }

    @Test
    void eachSubscriptionIsWelcomedByItself() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMinutes(10));
                Reader all = new Reader(running, "");
                Reader one = new Reader(running, "some.topic")) {
            Message welcome = all.next();
            assertThat(welcome.type()).isEqualTo("iopub_welcome");
            assertThat(welcome.content().toString()).isEqualTo("{\"subscription\":\"\"}");
            assertThat(welcome.parent().isEmpty()).isTrue();
            assertThat(one.next().content().toString()).isEqualTo("{\"subscription\":\"some.topic\"}");
            running.client.execute("1");
            assertThat(all.next().type()).isEqualTo("status");
        }
    }

    @Test
    void aStalledReaderLosesTextOnlyAndIsToldHowMuch() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMillis(50));
                Reader stalled = new Reader(running, "")) {
            assertThat(stalled.next().type()).isEqualTo("iopub_welcome");
            // The client reads all the time, and loses nothing by the other's doing.
            Result result = running.client.execute("much");
            assertThat(result.stdout().length()).isEqualTo(LINES * (LINE.length() + 1));
            running.client.execute("show picture");
            assertThat(running.client.heartbeat(RunningKernel.SOON)).isTrue();

            long lines = 0;
            long told = 0;
            List<String> types = new ArrayList<>();
            for (String last = ""; !last.equals("idle show"); ) {
                Message message = stalled.next();
                JsonObject content = message.content();
                if (!message.type().equals("stream")) {
                    types.add(message.type());
                    if (message.type().equals("display_data")) {
                        last = "show";
                    } else if (message.type().equals("status")
                            && content.get("execution_state").getAsString().equals("idle")) {
                        last = "idle " + last;
                    }
                } else if (content.get("name").getAsString().equals("stderr")) {
                    Matcher matcher = Pattern.compile("\\[(\\d+) lines of output not shown")
                            .matcher(content.get("text").getAsString());
                    assertThat(matcher.find()).isTrue();
                    told += Long.parseLong(matcher.group(1));
                } else {
                    lines += content.get("text")
                            .getAsString()
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
                }
            }
            assertThat(told).isPositive();
            // A message cut within a line counts that line on both sides.
            assertThat(lines + told).isBetween((long) LINES, LINES + told / 600 + 2);
            assertThat(types)
                    .containsExactly(
                            "status", "execute_input", "status", "status", "execute_input", "display_data", "status");
        }
    }

    @Test
    void printingWaitsForASlowReaderAndCanBeInterrupted() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMinutes(10));
                Reader stalled = new Reader(running, "")) {
            assertThat(stalled.next().type()).isEqualTo("iopub_welcome");
            Execution cell = running.client.submit("endless", ExecuteOptions.DEFAULT);
            KernelInputTest.await(KernelReaderTest::printingWaits);
            // Meanwhile everything else is answered.
            assertThat(running.client.complete("x", 1).get("status").getAsString())
                    .isEqualTo("ok");
            running.client.interrupt();
            assertThat(cell.await().error().orElseThrow().get("evalue").getAsString())
                    .isEqualTo("stopped");
        }
    }

    @Test
    void aReaderThatGoesAwayNoLongerMakesPrintingWait() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMinutes(10))) {
            Execution cell;
            try (Reader stalled = new Reader(running, "")) {
                assertThat(stalled.next().type()).isEqualTo("iopub_welcome");
                cell = running.client.submit("much", ExecuteOptions.DEFAULT);
                KernelInputTest.await(KernelReaderTest::printingWaits);
            }
            assertThat(cell.await().stdout().length()).isEqualTo(LINES * (LINE.length() + 1));
        }
    }

    @Test
    void aStalledReaderTooFarBehindIsDisconnected() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMillis(50));
                Reader stalled = new Reader(running, "")) {
            assertThat(stalled.next().type()).isEqualTo("iopub_welcome");
            String megabyte = "y".repeat(1 << 20);
            running.interpreter.on("shows", (scope, text) -> {
                for (int i = 0; i < 40; i++) {
                    scope.output().display(dev.neurona.kernel.display.Bundle.of(megabyte), null, false);
                }
                return null;
            });
            Result result = running.client.execute("shows");
            assertThat(result.contents("display_data")).hasSize(40);
            KernelInputTest.await(() -> running.log.stream().anyMatch(line -> line.contains("bytes behind")));
        }
    }

    private static boolean printingWaits() {
        for (var entry : Thread.getAllStackTraces().entrySet()) {
            if (entry.getKey().getName().equals("fake-cell") && entry.getKey().getState() == Thread.State.WAITING) {
                for (StackTraceElement frame : entry.getValue()) {
                    if (frame.getMethodName().equals("awaitRoom")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Test
    void aReaderThatComesAndGoesInTheMiddleDisturbsNobody() throws Exception {
        try (RunningKernel running = kernel(Duration.ofMinutes(10))) {
            CountDownLatch printing = new CountDownLatch(1);
            running.client.listen((channel, message) -> {
                if (channel == Channel.IOPUB && message.type().equals("stream")) {
                    printing.countDown();
                }
            });
            Execution cell = running.client.submit("much", ExecuteOptions.DEFAULT);
            printing.await();
            for (int i = 0; i < 5; i++) {
                try (Reader reader = new Reader(running, "")) {
                    assertThat(reader.next().type()).isEqualTo("iopub_welcome");
                }
            }
            assertThat(cell.await().stdout().length()).isEqualTo(LINES * (LINE.length() + 1));
        }
    }
}
