package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.Result;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors are told in the words and lines of the cell; the worst of them leave the kernel running. */
class ReportsTest {
    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start("-Xmx256m");
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / 0 | java.lang.ArithmeticException",
                "String s = null; s.length() | java.lang.NullPointerException",
                "int[] pair = new int[2]; pair[2] = 1; | java.lang.ArrayIndexOutOfBoundsException",
                "(Integer) (Object) \"s\" | java.lang.ClassCastException",
                "throw new Exception(\"plain\"); | java.lang.Exception",
                "throw new Error(); | java.lang.Error",
                "Integer.parseInt(\"x\") | java.lang.NumberFormatException",
                "new ArrayList<>(List.of(1, 2)).forEach(i -> { throw new IllegalStateException(); }); | java.lang.IllegalStateException",
                "class TooBig extends Exception {} throw new TooBig(); | TooBig",
                "CompletableFuture.supplyAsync(() -> 1 / 0).get() | java.util.concurrent.ExecutionException",
                "int x = ; | CompileError",
                "static class { | CompileError",
                "notThere + 1 | CompileError",
                "void later() { missing(); } later() | CompileError",
                "System.exit(0) | ExitRefused",
                "Runtime.getRuntime().exit(1); | ExitRefused",
                "Runtime.getRuntime().halt(3); | ExitRefused",
                "List.of(1).forEach(System::exit); | ExitRefused",
            })
    void theErrorHasItsRealName(String code, String name) throws Exception {
        Result result = kernel.run(code);
        assertThat(result.status()).isEqualTo("error");
        assertThat(LiveKernel.ename(result)).endsWith(name);
        assertThat(result.reply().content().get("ename").getAsString()).isEqualTo(LiveKernel.ename(result));
        assertThat(LiveKernel.errorText(result))
                .doesNotContain("dev.neurona.kernel.")
                .doesNotContain("jdk.jshell")
                .doesNotContain("REPL")
                .doesNotContain("jdk.internal.reflect");
        assertThat(kernel.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aRunTimeErrorNamesCellsAndLinesAndCauses() throws Exception {
        int first = kernel.ok(
                        "int half(int x) {\n    if (x < 0)\n        throw new IllegalArgumentException(\"negative\");\n    return x / 2;\n}")
                .executionCount();
        Result result = kernel.run(
                "int a = 1;\n\ntry { half(-1); }\ncatch (Exception e) {\n  throw new IllegalStateException(\"wrapped\", e);\n}");
        int second = result.executionCount();
        assertThat(LiveKernel.errorText(result))
                .contains("java.lang.IllegalStateException: wrapped")
                .contains("at cell " + second + ", line 5")
                .contains("> throw new IllegalStateException(\"wrapped\", e);")
                .contains("Caused by: java.lang.IllegalArgumentException: negative")
                .contains("at cell " + first + ", line 3 in half");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int ok = 1;~~int bad =~  Integer.parseInt(\"x\"); | 4",
                "var ok2 = 1;~~var bad2 =~  Integer.parseInt(\"x\"); | 4",
                "System.out.print(1);~int z = 0;~System.out.print(1 / z); | 3",
                "for (int i = 0; i < 3; i++) {~  if (i == 2)~    throw new Error();~} | 3",
                "List.of(1).forEach(i -> {~  int z = i / 0;~}); | 2",
                "~~new Object() {~  void fail() { int z = 1 / 0; }~}.fail(); | 4",
                "String block = \"\"\"~  a~  b\"\"\";~Integer.parseInt(block); | 4",
                "/* a~ * comment */~// another~1 / 0 | 4",
            })
    void theLineIsTheRightOne(String code, int line) throws Exception {
        Result result = kernel.run(code.replace('~', '\n'));
        assertThat(LiveKernel.errorText(result)).contains("at cell " + result.executionCount() + ", line " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int a = 1;~String s = a; | 2| String s = a;~              ^",
                "\tint b = nope; | 1| \tint b = nope;~   \t        ^^^^",
                "// \uD83D\uDE00~var \u00e9 = \"\uD83D\uDE00e\u0301\" + nope; | 2| var \u00e9 = \"\uD83D\uDE00e\u0301\" + nope;",
                "foo(; | 1| foo(;",
            })
    void aCompileErrorShowsTheLineAndACaret(String code, String shownLine) throws Exception {
        assertThat(kernel.error(code.replace('~', '\n'))).contains(shownLine.replace('~', '\n'));
    }

    @Test
    void theCaretStandsUnderItsNameAfterEmojiAndTabs() throws Exception {
        String text = kernel.error("var t = \"\uD83D\uDE00\uD83D\uDE00\" +\tnope;");
        String[] lines = text.split("\n");
        int source = 0;
        while (!lines[source].startsWith("1| ")) {
            source++;
        }
        String before = lines[source].substring(0, lines[source].indexOf("nope"));
        String caret = lines[source + 1];
        assertThat(caret.indexOf('^')).isEqualTo(before.codePointCount(0, before.length()));
        assertThat(caret).endsWith("^^^^").contains("\t");
    }

    @ParameterizedTest
    @CsvSource({
        "conter + 1, counter",
        "sigmiod(1), sigmoid",
        "new Netwrk(), Network",
        "\"abc\".lenght(), length",
        "Sytem.out.println(1);, System",
        "System.out.printn(1);, println",
        "Maths.max(1; 2), Math"
    })
    void aMistypedNameSuggestsTheRightOne(String code, String meant) throws Exception {
        kernel.ok("int counter = 0; double sigmoid(double z) { return z; }\nclass Network {}");
        assertThat(kernel.error(code.replace("1; 2", "1, 2"))).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int down(int n) { return down(n + 1) + 1; }\ndown(0)",
                "class Chain { Chain next = new Chain(); }\nnew Chain()",
                "class Text { public String toString() { return \"\" + this; } }\nnew Text().toString()",
                "Function<Integer, Integer> self; self = n -> self.apply(n + 1); self.apply(0)",
                "int even(int n) { return odd(n + 1); } int odd(int n) { return even(n + 1); }\neven(0)",
            })
    void anOverflowOfTheStackIsShortAndSurvived(String code) throws Exception {
        Result result = kernel.run(code);
        assertThat(LiveKernel.ename(result)).isEqualTo("java.lang.StackOverflowError");
        assertThat(LiveKernel.errorText(result).lines().count()).isLessThan(30);
        assertThat(LiveKernel.errorText(result)).contains("times the same");
        assertThat(kernel.value("2 + 2")).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var hoard = new ArrayList<byte[]>();\nwhile (true) hoard.add(new byte[1 << 20]);",
                "long[] tooLong = new long[Integer.MAX_VALUE];",
                "StringBuilder text = new StringBuilder(\"xxxxxxxx\"); while (true) text.append(text);",
                "List<Object> small = new LinkedList<>(); while (true) small.add(new Object());",
                "Map<Integer, String> map = new HashMap<>(); for (int i = 0; ; i++) map.put(i, \"x\".repeat(1000));",
            })
    void theEndOfTheMemoryIsSurvived(String code) throws Exception {
        Result result = kernel.run(code);
        assertThat(LiveKernel.ename(result)).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(LiveKernel.errorText(result).lines().count()).isLessThan(30);
        // What fills the memory is still held by its variable; a user sets it free.
        kernel.run("hoard = null;");
        kernel.run("text = null;");
        kernel.run("small = null;");
        kernel.run("map = null;");
        assertThat(kernel.value("int again = 1; again + 1")).isEqualTo("2");
        assertThat(kernel.ok("System.out.println(\"x\".repeat(1_000_000));").stdout())
                .hasSize(1_000_001);
    }

    @Test
    void exceptionsOfOtherThreadsReadAsTheCellsOwn() throws Exception {
        Result result =
                kernel.ok("Thread t = new Thread(() -> {\n  int z = 1 / 0;\n}, \"worker\");\nt.start(); t.join();");
        assertThat(result.stderr())
                .contains("worker")
                .contains("java.lang.ArithmeticException: / by zero")
                .contains("at cell " + result.executionCount() + ", line 2")
                .doesNotContain("REPL");
    }

    @Test
    void anErrorInAnErrorsOwnTextIsNoEnd() throws Exception {
        for (String code : List.of(
                "var first = new RuntimeException(\"a\");\nvar second = new RuntimeException(\"b\", first);\nfirst.initCause(second);\nthrow first;",
                "throw new RuntimeException(\"x\".repeat(1_000_000));",
                "throw new RuntimeException((String) null);",
                "var many = new Exception(\"top\"); for (int i = 0; i < 50; i++) many.addSuppressed(new Exception(\"s\" + i)); throw many;",
                "Exception deep = new Exception(\"0\"); for (int i = 1; i < 5000; i++) deep = new Exception(\"\" + i, deep); throw deep;")) {
            Result result = kernel.run(code);
            assertThat(result.status()).as(code).isEqualTo("error");
            assertThat(LiveKernel.errorText(result).lines().count()).as(code).isLessThan(400);
        }
        assertThat(kernel.value("1")).isEqualTo("1");
    }
}
