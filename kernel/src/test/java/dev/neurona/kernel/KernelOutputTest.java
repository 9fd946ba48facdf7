package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelOutputTest {
    private RunningKernel running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningKernel();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 10_000, 20_000, 1_000_000})
    void printedLinesArriveWholeInOrderAndInFewMessages(int count) throws Exception {
        Result result = running.client.execute("lines " + count);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < count; i++) {
            expected.append(i).append('\n');
        }
        // Not assertThat on the texts: its report of two of these would be as long.
        assertThat(result.stdout().contentEquals(expected)).isTrue();
        assertThat(result.contents("stream").size()).isLessThan(500);
        assertThat(result.statuses()).containsExactly("busy", "idle");
        assertThat(result.types().get(result.types().size() - 1)).isEqualTo("status");
    }

    @Test
    void manySmallPrintsBecomeFewMessages() throws Exception {
        Result result = running.client.execute("prints 100000");
        assertThat(result.stdout()).hasSize(100_000).startsWith("0123456789012").endsWith("789");
        assertThat(result.contents("stream").size()).isLessThan(200);
    }

    @Test
    void printsFlushedOneByOneBecomeFewMessages() throws Exception {
        running.interpreter.on("flushes", (scope, text) -> {
            for (int i = 0; i < 100_000; i++) {
                System.out.print('.');
                System.out.flush();
            }
            return null;
        });
        Result result = running.client.execute("flushes");
        assertThat(result.stdout()).hasSize(100_000);
        assertThat(result.contents("stream").size()).isLessThan(20_000);
    }

    @Test
    void streamsAndDisplaysKeepTheirOrder() throws Exception {
        running.interpreter.on("mixed", (scope, text) -> {
            for (int i = 0; i < 50; i++) {
                System.out.print("o" + i);
                System.err.print("e" + i);
                scope.output().display(Bundle.of("d" + i), i % 2 == 0 ? "id" : null, i % 4 == 2);
            }
            return null;
        });
        StringBuilder seen = new StringBuilder();
        for (Message message : running.client.execute("mixed").published()) {
            JsonObject content = message.content();
            switch (message.type()) {
                case "stream" -> seen.append(content.get("text").getAsString());
                case "display_data", "update_display_data" ->
                    seen.append(
                            content.getAsJsonObject("data").get("text/plain").getAsString());
                default -> seen.append(' ');
            }
        }
        StringBuilder expected = new StringBuilder("  ");
        for (int i = 0; i < 50; i++) {
            expected.append("o" + i).append("e" + i).append("d" + i);
        }
        assertThat(seen.toString()).isEqualTo(expected.append(' ').toString());
    }

    @Test
    void displaysCarryIdAndUpdate() throws Exception {
        running.interpreter.on("shown", (scope, text) -> {
            Bundle bundle = Bundle.of("t")
                    .with(Bundle.PNG, new byte[] {1, 2, 3})
                    .with(Bundle.JSON, new Bundle.Json("{\"a\": [1, null]}"))
                    .with("application/x-tree", Map.of("n", Double.NaN))
                    .withMetadata(Bundle.PNG, Map.of("width", 3));
            scope.output().display(bundle, "one", false);
            scope.output().display(bundle, "one", true);
            scope.output().clear(true);
            return null;
        });
        Result result = running.client.execute("shown");
        assertThat(result.types())
                .containsExactly(
                        "status", "execute_input", "display_data", "update_display_data", "clear_output", "status");
        JsonObject shown = result.contents("display_data").get(0);
        assertThat(shown.getAsJsonObject("transient").toString()).isEqualTo("{\"display_id\":\"one\"}");
        assertThat(shown.getAsJsonObject("data").get("image/png").getAsString()).isEqualTo("AQID");
        assertThat(shown.getAsJsonObject("data").get("application/json").toString())
                .isEqualTo("{\"a\":[1,null]}");
        assertThat(shown.getAsJsonObject("data").get("application/x-tree").toString())
                .isEqualTo("{\"n\":null}");
        assertThat(shown.getAsJsonObject("metadata").toString()).isEqualTo("{\"image/png\":{\"width\":3}}");
        assertThat(result.contents("clear_output").get(0).toString()).isEqualTo("{\"wait\":true}");
    }

    @Test
    void charactersAreNeverSplitBetweenMessages() throws Exception {
        String text = "aé漢\uD83D\uDE00".repeat(20_000);
        running.interpreter.on("bytes", (scope, argument) -> {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < utf8.length; i += 7) {
                scope.output().write(CellOutput.Stream.STDOUT, utf8, i, Math.min(7, utf8.length - i));
            }
            return null;
        });
        assertThat(running.client.execute("bytes").stdout().equals(text)).isTrue();
    }

    @Test
    void halvesOfAPairPrintedOneByOneAreOneCharacter() throws Exception {
        running.interpreter.on("chars", (scope, argument) -> {
            for (char c : "x\uD83D\uDE00y".toCharArray()) {
                System.out.print(c);
            }
            System.out.print('\uD83D');
            System.out.println("z");
            System.out.print('\uDE00');
            return null;
        });
        assertThat(running.client.execute("chars").stdout()).isEqualTo("x\uD83D\uDE00y\uFFFDz\n\uFFFD");
    }

    @Test
    void bytesThatAreNoTextBreakNothing() throws Exception {
        running.interpreter.on("binary", (scope, argument) -> {
            System.out.write(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xE6, (byte) 0xBC, 0, 27, '"', '\\'});
            System.out.write(0xC3);
            return null;
        });
        assertThat(running.client.execute("binary").stdout()).isEqualTo("a\uFFFDb\uFFFD\u0000\u001B\"\\\uFFFD");
    }

    @Test
    void manyThreadsPrintWholeLines() throws Exception {
        running.interpreter.on("threads", (scope, argument) -> {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int number = t;
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        System.out.println(number + ":" + i);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return null;
        });
        Map<String, Integer> last = new TreeMap<>();
        for (String line : running.client.execute("threads").stdout().split("\n")) {
            String[] parts = line.split(":");
            int number = Integer.parseInt(parts[1]);
            assertThat(number).isEqualTo(last.getOrDefault(parts[0], -1) + 1);
            last.put(parts[0], number);
        }
        assertThat(last)
                .hasSize(8)
                .allSatisfy((thread, number) -> assertThat(number).isEqualTo(4999));
    }

    @Test
    void printStreamFormatsAsEver() throws Exception {
        running.interpreter.on("formats", (scope, argument) -> {
            System.out
                    .printf("%d|%s|", 1, "a")
                    .format(java.util.Locale.ROOT, "%.1f|", 2.5)
                    .append("b")
                    .append('c');
            System.out.append("xyz", 1, 2);
            System.out.print((Object) null);
            System.out.print((String) null);
            System.out.print(new char[] {'d', 'e'});
            System.out.print(true);
            System.out.print(1L);
            System.out.print(1.5f);
            System.out.print(2.5);
            System.out.println();
            System.out.println('f');
            System.out.println(new char[] {'g'});
            System.out.println((Object) List.of(1));
            return null;
        });
        assertThat(running.client.execute("formats").stdout())
                .isEqualTo("1|a|2.5|bcynullnulldetrue11.52.5\nf\ng\n[1]\n");
    }

    @Test
    void aValueThatCannotBeSentIsAnErrorOfItsCell() throws Exception {
        Map<String, Object> circle = new TreeMap<>();
        circle.put("itself", circle);
        running.interpreter.on("circle", (scope, text) -> Bundle.of("circle").with(Bundle.JSON, circle));
        running.interpreter.on(
                "deep",
                (scope, text) -> Bundle.of("deep")
                        .with(Bundle.JSON, new Bundle.Json("[".repeat(100_000) + "]".repeat(100_000))));

        Result circular = running.client.execute("circle");
        Result deep = running.client.execute("deep");

        assertThat(circular.error()).get().asString().contains("StackOverflowError");
        assertThat(deep.error()).get().asString().contains("not JSON");
        assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void outputOfASilentCellGoesNowhere() throws Exception {
        running.client.execute("lines 100000", ExecuteOptions.DEFAULT.withSilent(true));
        assertThat(running.client.execute("print x").stdout()).isEqualTo("x");
    }
}
