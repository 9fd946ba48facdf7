package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.client.Result;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.wire.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells print and show arrives: all of it, in order, under the right cell, in few messages. */
class OutputTest {
    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "5000, 40", "10000, 40", "20000, 40", "1000000, 600"})
    void everyLineArrivesInOrderAndThenIdle(int count, int messages) throws Exception {
        Result result = kernel.ok("for (int i = 0; i < " + count + "; i++) System.out.println(i);");
        // Not an assertion on the text itself: a difference would print megabytes.
        assertThat(result.stdout().equals(lines(count))).isTrue();
        assertThat(result.contents("stream").size()).isLessThanOrEqualTo(messages);
        assertThat(result.types().get(result.types().size() - 1)).isEqualTo("status");
        assertThat(result.statuses()).endsWith("idle");
    }

    @Test
    void aHundredThousandPrintsAreFewMessages() throws Exception {
        Result result = kernel.ok("for (int i = 0; i < 100_000; i++) System.out.print('x');");
        assertThat(result.stdout()).hasSize(100_000).matches("x+");
        assertThat(result.contents("stream").size()).isLessThan(100);
        result = kernel.ok("for (int i = 0; i < 20_000; i++) { System.out.print(\"y\"); System.out.flush(); }");
        assertThat(result.stdout()).hasSize(20_000).matches("y+");
    }

    @Test
    void oneLineOfTenMillionCharactersArrives() throws Exception {
        Result result = kernel.ok("System.out.println(\"z\".repeat(10_000_000));");
        assertThat(result.stdout().length()).isEqualTo(10_000_001);
    }

    @Test
    void everyWayToPrintArrives() throws Exception {
        assertThat(kernel.ok("""
                System.out.print(1); System.out.print(2L); System.out.print(1.5); System.out.print(2.5f);
                System.out.print(true); System.out.print('c'); System.out.print(new char[] {'d', 'e'});
                System.out.print((Object) null); System.out.print((String) null); System.out.println();
                System.out.printf("%d %s%n", 7, "seven"); System.out.format(Locale.ROOT, "%.2f", 3.14159);
                System.out.append('a').append("bc").append("xdefx", 1, 4);
                System.out.write('w'); System.out.write("rite".getBytes(), 0, 4);
                System.out.write("\\n".getBytes());
                new PrintStream(System.out, true, "UTF-8").println("wrapped \\u00e9");
                new PrintWriter(System.out, true).println("written \\u00e9");
                """).stdout())
                .isEqualTo("12" + "1.52.5truecdenullnull\n7 seven\n3.14abcdefwrite\nwrapped \u00e9\nwritten \u00e9\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00e9\u00f1\u00df",
                "\u5909\u6570",
                "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB",
                "e\u0301 a\u0308",
                "\u202Eright to left\u202C",
                "\uFFFF\uFFFE",
                "tab\tbell\u0007null\u0000end",
                "\u2028\u2029"
            })
    void anyUnicodeArrives(String text) throws Exception {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c == '\t' ? "\\t" : "\\u%04x".formatted(c)));
        // Written as escapes of the wire's JSON would be no test; as a Java escape \u0000 stands for itself.
        Result result =
                kernel.ok("var text = \"" + escaped + "\"; System.out.print(text); System.err.print(text); text");
        assertThat(result.stdout()).isEqualTo(text);
        assertThat(result.stderr()).isEqualTo(text);
        assertThat(result.value()).contains(text);
        assertThat(kernel.ok("for (char c : text.toCharArray()) System.out.print(c);")
                        .stdout())
                .isEqualTo(text);
        assertThat(kernel.ok("for (byte b : text.getBytes(\"UTF-8\")) { System.out.write(b); System.out.flush(); }")
                        .stdout())
                .isEqualTo(text);
    }

    @Test
    void halfACharacterIsReplacedAndHarmsNothing() throws Exception {
        assertThat(kernel.ok("System.out.print((char) 0xD83D); System.out.println(\"x\");")
                        .stdout())
                .isEqualTo("\uFFFDx\n");
        assertThat(kernel.ok("System.out.print((char) 0xD83D);").stdout()).isEqualTo("\uFFFD");
        assertThat(kernel.ok("System.out.write(0xC3);").stdout()).isEqualTo("\uFFFD");
        assertThat(kernel.value("\"a\" + (char) 0xDE00")).isEqualTo("a\uFFFD");
    }

    /** {@return what a cell published, as {@code o:text e:text d:text} in order, joined where the same follows} */
    private static String story(Result result) {
        List<String> parts = new ArrayList<>();
        String last = "";
        for (Message message : result.published()) {
            String kind = switch (message.type()) {
                case "stream" -> message.content().get("name").getAsString().equals("stdout") ? "o" : "e";
                case "display_data" -> "d";
                case "update_display_data" -> "u";
                case "clear_output" -> "c";
                case "execute_result" -> "r";
                case "error" -> "x";
                default -> "";
            };
            String text = kind.equals("o") || kind.equals("e")
                    ? message.content().get("text").getAsString()
                    : kind.equals("d") || kind.equals("u") || kind.equals("r")
                            ? message.content()
                                    .getAsJsonObject("data")
                                    .get("text/plain")
                                    .getAsString()
                            : "";
            if (kind.isEmpty()) {
                continue;
            }
            if (kind.equals(last) && (kind.equals("o") || kind.equals("e"))) {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + text);
            } else {
                parts.add(kind + ":" + text);
            }
            last = kind;
        }
        return String.join("|", parts);
    }

    @Test
    void printsAndDisplaysKeepTheirOrder() throws Exception {
        assertThat(story(kernel.ok("""
                System.out.print("a"); System.err.print("b"); display(1); System.out.print("c");
                var handle = show("first"); handle.update("second"); System.err.print("d");
                clearOutput(); System.out.print("e");
                42
                """))).isEqualTo("o:a|e:b|d:1|o:c|d:first|u:second|e:d|c:|o:e|r:42");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            expected.append("o:")
                    .append(i)
                    .append("|d:")
                    .append(i)
                    .append("|e:")
                    .append(i)
                    .append('|');
        }
        assertThat(story(
                                kernel.ok(
                                        "for (int i = 0; i < 200; i++) { System.out.print(i); display(i); System.err.print(i); }"))
                        + "|")
                .isEqualTo(expected.toString());
        assertThat(story(kernel.run("System.out.print(\"before\"); display(3); Integer.parseInt(\"x\");")))
                .isEqualTo("o:before|d:3|x:");
    }

    @Test
    void aCellThatEndsWithDisplayShowsNoId() throws Exception {
        for (String code : List.of("display(42)", "display(42);", "display(\"<b>x</b>\", \"text/html\");")) {
            assertThat(kernel.ok(code).types())
                    .as(code)
                    .containsExactly("status", "execute_input", "display_data", "status");
        }
        assertThat(kernel.value("String id = display(1);\nid.length() > 0")).isEqualTo("true");
    }

    @Test
    void aThreadThatOutlivesItsCellPrintsToIt() throws Exception {
        BlockingQueue<Message> late = new LinkedBlockingQueue<>();
        kernel.client.listen((channel, message) -> {
            if (channel == Channel.IOPUB
                    && message.type().equals("stream")
                    && message.content().get("text").getAsString().contains("late")) {
                late.add(message);
            }
        });
        kernel.ok("var gate = new CountDownLatch(1);");
        Execution cell = kernel.submit("""
                var printer = new Thread(() -> {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                    System.out.println("late one");
                    new Thread(() -> System.out.println("late child")).start();
                });
                printer.start();
                """);
        kernel.await(cell);
        Result other = kernel.ok("gate.countDown(); printer.join(); System.out.println(\"own\");");
        assertThat(other.stdout()).isEqualTo("own\n");
        String text = "";
        while (!text.contains("late child")) {
            Message message = late.poll(60, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            assertThat(message.parentId()).isEqualTo(cell.id());
            text += message.content().get("text").getAsString();
        }
    }

    @Test
    void aSharedPoolPrintsToTheRunningCell() throws Exception {
        kernel.ok("IntStream.range(0, 1000).parallel().forEach(i -> System.out.println(\"first\"));");
        Result second = kernel.ok("IntStream.range(0, 1000).parallel().forEach(i -> System.out.println(\"second\"));");
        assertThat(second.stdout()).isEqualTo("second\n".repeat(1000));
        Result third = kernel.ok("CompletableFuture.runAsync(() -> System.out.println(\"third\")).get();");
        assertThat(third.stdout()).isEqualTo("third\n");
    }

    @Test
    void linesOfManyThreadsStayWhole() throws Exception {
        Result result = kernel.ok("""
                var threads = new ArrayList<Thread>();
                for (int t = 0; t < 8; t++) {
                    String line = ("" + t).repeat(40);
                    var thread = new Thread(() -> { for (int i = 0; i < 2000; i++) System.out.println(line); });
                    threads.add(thread);
                    thread.start();
                }
                for (var thread : threads) thread.join();
                """);
        assertThat(result.stdout().lines().filter(line -> line.matches("(\\d)\\1{39}")))
                .hasSize(16_000);
    }

    @Test
    void aThreadThatFailsIsToldUnderItsCell() throws Exception {
        Result result = kernel.ok(
                "var failing = new Thread(() -> { throw new IllegalStateException(\"in a thread\"); }, \"worker\");\n"
                        + "failing.start(); failing.join();");
        assertThat(result.stderr())
                .contains("worker")
                .contains("IllegalStateException")
                .contains("in a thread");
    }

    @Test
    void aStreamThatWasReplacedAndPutBackWorks() throws Exception {
        Result result = kernel.ok("""
                var old = System.out;
                var caught = new ByteArrayOutputStream();
                System.setOut(new PrintStream(caught));
                System.out.print("hidden");
                System.setOut(old);
                System.out.print("seen");
                caught.toString()
                """);
        assertThat(result.stdout()).isEqualTo("seen");
        assertThat(result.value()).contains("hidden");
    }
}
