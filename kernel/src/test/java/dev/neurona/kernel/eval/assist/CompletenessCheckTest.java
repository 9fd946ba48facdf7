package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.Interpreter.Completeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessCheckTest {
    private static final CompletenessCheck CHECK = new CompletenessCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "// only a comment",
                "/* only\n a comment */",
                "1 + 1",
                "int x = 5",
                "int x = 5;",
                "x",
                "x++",
                "\"text\"",
                "foo()",
                "foo();",
                "names.stream().map(n -> n.length()).toList()",
                "int x = 1; int y",
                "int x = 1;\nint y = 2;\nx + y",
                "if (true) foo();",
                "if (true) { foo(); }",
                "if (a) { b(); } else { c(); }",
                "if (a) b(); else c();",
                "for (;;) { break; }",
                "for (int i = 0; i < 3; i++)\n    foo();",
                "while (x) { y(); }\nfoo()",
                "do { x(); } while (y)",
                "do { x(); } while (y);",
                "try { a(); } catch (Exception e) { b(); }",
                "try (var in = open()) { a(); } finally { b(); }",
                "switch (x) { case 1 -> a(); default -> b(); }",
                "int v = switch (x) { case 1 -> 2; default -> { yield 3; } };",
                "synchronized (x) { y(); }",
                "int f(int x) { return x; }\nf(3)",
                "<T> T f(T it) { return it; }",
                "public static void main(String[] args) { }",
                "void f(int... xs) throws IOException { }",
                "List<Map<String, int[]>> f() { return null; }",
                "abstract class A { abstract void f(); }",
                "class A { }\nclass B extends A { }\nnew B()",
                "record R(int x, String... y) { }",
                "sealed interface S permits A, B { }\nrecord A() implements S { }\nrecord B() implements S { }",
                "non-sealed class C implements S { }",
                "enum E { A, B { void f() { } }; void f() { } }",
                "@interface Mark { int value() default 1; }",
                "@Deprecated void f() { }",
                "@SuppressWarnings({\"a\", \"b\"}) int f() { return 1; }",
                "@FunctionalInterface interface F { void f(); }",
                "import java.util.*",
                "import java.util.*;",
                "import static java.lang.Math.*;\nmax(1, 2)",
                "int[] a = {1, 2, 3}",
                "int[][] a = {{1}, {2}};",
                "Runnable r = () -> { foo(); };",
                "Runnable r = () -> { foo(); }",
                "var o = new Object() { int x = 1; };",
                "new Thread(() -> {\n    foo();\n}).start();",
                "outer: for (int i : xs) { break outer; }",
                "String t = \"\"\"\n    text \\\"\"\" more\n    \"\"\";",
                "char c = '\\'';",
                "String s = \"é😀\\\"\";",
                "int x = a\n    % b;",
                "a < b",
                "a ? b : c",
                "(int) x",
                "x = y = 3",
                "int a = 1, b = 2;",
                "return",
                "throw new IllegalStateException(\"x\")",
                "assert x : \"y\";",
                "var record = 3; record + 1",
                "%maven a:b:c",
                "%load file.ipynb\nint x = 1",
                "%%html\n<b>it's (open",
                "%%time\nfoo()",
                "%time foo()",
                "!ls *.java 'x",
                "?String",
                "String?",
                "String.format??",
                ";",
                "int x = 3;;",
                "{ int y = 2; foo(y); }",
                "for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) { foo(i, j); }",
                "if (a) { b(); }\nelse if (c) { d(); }\nelse { e(); }",
                "final var x = 3;",
                "static int count = 0;",
                "private final List<String> names = new ArrayList<>();",
                "int x = 0x1F + 1_000 + 017 + (int) 1e-3 + (int) 1.5f;",
                "Supplier<int[]> s = int[]::new",
                "foo(a -> b -> a + b)",
            })
    void whole(String code) {
        assertThat(CHECK.check(code)).as(code).isEqualTo(new Completeness("complete", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "if (true) => 4",
                "if (true) { => 4",
                "if (true) foo(); else => 4",
                "for (int i = 0; i < 3; i++) => 4",
                "for (;;) { => 4",
                "while (x) {\\n    foo(); => 4",
                "while (x) {\\n    if (y) { => 8",
                "while (x) {\\n    if (y) => 8",
                "while (x) {\\n    if (y) {\\n    } => 4",
                "class A => 0",
                "class A { => 4",
                "class A { void f() { => 8",
                "class A extends => 0",
                "record R(int x) => 0",
                "record R( => 4",
                "sealed interface A permits B => 0",
                "enum E { A, B => 4",
                "interface F {\\n    void f(); => 4",
                "void f() => 0",
                "<T> T f(T it) => 0",
                "<T> void f( => 4",
                "void f() throws => 0",
                "@Override => 0",
                "@SuppressWarnings(\"x\") => 0",
                "public static => 0",
                "foo( => 4",
                "foo(1, => 4",
                "foo(bar( => 4",
                "foo(() -> { => 4",
                "foo(\\n    bar( => 8",
                "int[] a = { => 4",
                "int[] a = {1, 2 => 4",
                "int x = 5 + => 4",
                "int x = => 4",
                "a && => 4",
                "x. => 4",
                "x ? => 4",
                "x -> => 4",
                "int a, => 0",
                "new => 0",
                "throw => 0",
                "int => 0",
                "import => 0",
                "import java. => 4",
                "do { } => 0",
                "do => 4",
                "try { } => 0",
                "try { => 4",
                "switch (x) { => 4",
                "switch (x) { case 1: => 4",
                "Runnable r = () -> { => 4",
                "label: => 0",
                "/* a comment => 0",
                "~    /* a comment~ => 4",
                "int x = 1; /* more => 0",
                "String t = \"\"\"\\n    text => 4",
                "String t = \"\"\" => 0",
                "int x = 1;\\nif (x > 0) { => 4",
                "System.out.println(\"hi\" => 4",
                "names.stream()\\n    .map( => 4",
                "%time foo( => 4",
            })
    void unfinished(String escaped, int indent) {
        String code = escaped.replace("\\n", "\n");
        Completeness expected = new Completeness("incomplete", " ".repeat(indent));
        assertThat(CHECK.check(code)).as(code).isEqualTo(expected);
        assertThat(CHECK.check(code + "\n").status())
                .as("a console asks again after an empty line: " + code)
                .isEqualTo("incomplete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int 1x = ;",
                ")",
                "}",
                "x = = 2",
                "\"unclosed",
                "String s = \"unclosed;\nint y = 2;",
                "char c = 'a",
                "foo(]",
                "foo(];",
                "int x = (3;",
                "a b c",
                "foo() bar()",
                "1x",
                "else x",
                "int x = 'ab';",
                "class A { void f() { int = 3; } }",
                "class A { } }",
                "void f() { return 1 }",
                "void f() { return 1 } void g() {",
                "package x;",
                "#",
                "int = 3;\nint y = 1",
                "for (int i = 0; i < 3) { }",
                "if x > 3 { }",
                "import java..util;",
                "case 3:",
                "int x = 3; int 2y = 4; foo(",
                "x = 09;",
            })
    void wrong(String code) {
        assertThat(CHECK.check(code)).as(code).isEqualTo(new Completeness("invalid", ""));
    }

    @Test
    void manyLinesAreOneParse() {
        assertThat(CHECK.check("x++;\n".repeat(2_000)).status()).isEqualTo("complete");
    }
}
