package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;

class CellSplitterTest {
    private static final List<String> CORPUS = List.of(
            "int x = 1; x + 1",
            "int[] a = {1, 2, 3}; for (int i : a) { System.out.println(i); } a.length",
            "if (true) f(); else { g(); } h();",
            "if (a) if (b) c(); else d(); e();",
            "do { x++; } while (x < 3); x",
            "try { f(); } catch (Exception e) { g(); } finally { h(); } x;",
            "try (var in = open()) { f(); } y = 2;",
            "switch (x) { case 1 -> f(); default -> { g(); } } x",
            "class A<T extends Comparable<T>> extends B implements C { int x = 1; } new A<Integer>()",
            "public static int f(int a, String... b) throws Exception { return 1; } f(1)",
            "@Deprecated private final List<Map<String, int[]>> m = new ArrayList<>(); m.size()",
            "<T> T id(T x) { return x; } id(3);",
            "record P(int x, int y) { P { if (x < 0) throw new Error(); } } new P(1, 2).x()",
            "sealed interface S permits A, B {} record A() implements S {} non-sealed class B implements S {}",
            "enum Color { RED, GREEN { void f() {} }; int z; } Color.RED",
            "@interface Note { String value() default \"\"; } 1",
            "import java.util.List; import static java.lang.Math.*; abs(-1)",
            "Runnable r = () -> { int z = 1; }; r.run();",
            "new Thread() { public void run() { } }.start(); 1",
            "outer: for (;;) { break outer; } 2",
            "synchronized (this) { f(); } g();",
            "String s = \"a;b{\\\"\"; char c = ';'; s + c",
            "var t = \"\"\"\n  ; { \\\"\"\" \"\"\"; t",
            "// comment;\nint x = 1; /* ; */ x",
            "a < b; c > d",
            "x = y < z ? 1 : 2; x",
            "Map.Entry<String, List<? super Integer>>[] e = null; e",
            "int a = 1, b = 2; a + b",
            "int f[] = new int[3]; f",
            "throw new RuntimeException();",
            "assert x > 0 : \"no\"; x",
            "while (x > 0) x--; x",
            "{ int y = 1; } 3",
            "double d = 1e-3 + 0x1.8p1 - .5; d",
            "f(); ; ; g()",
            "List<String> l = Stream.of(\"a\").map(s -> { return s; }).toList(); l.forEach(System.out::println);",
            "yield1(); record(1); sealed = 2; int record = 3; record",
            "int über = 1; String ñ = \"é😀\"; über");

    @Test
    void cutsWhereJshellCuts() {
        try (JShell js = JShell.builder().executionEngine("local").build()) {
            SourceCodeAnalysis analysis = js.sourceCodeAnalysis();
            for (String cell : CORPUS) {
                List<String> expected = new ArrayList<>();
                String rest = cell;
                while (!rest.isBlank()) {
                    var info = analysis.analyzeCompletion(rest);
                    String source = info.source() == null ? rest : info.source();
                    String one = source.strip();
                    if (!withoutComments(one).equals(";")) {
                        expected.add(withoutComments(one));
                    }
                    rest = info.remaining() == null ? "" : info.remaining();
                }
                List<String> cut = CellSplitter.split(cell).stream()
                        .map(piece -> piece.text(cell))
                        .map(text -> text.endsWith(";") || text.endsWith("}") ? text : text + ";")
                        .toList();
                List<String> whole = expected.stream()
                        .map(text -> text.endsWith(";") || text.endsWith("}") ? text : text + ";")
                        .toList();
                assertThat(cut).as(cell).isEqualTo(whole);
            }
        }
    }

    private static String withoutComments(String text) {
        return text.replaceAll("^(\\s*(//[^\\n]*\\n|/\\*.*?\\*/))+\\s*", "");
    }

    @Test
    void knowsWhatDeclares() {
        assertThat(kinds("int x = 1; f(); int f() { return 1; } class A {} import a.b; if (x) y(); a < b; A<B> c;"))
                .containsExactly(
                        Piece.Kind.VARIABLE,
                        Piece.Kind.EXPRESSION,
                        Piece.Kind.METHOD,
                        Piece.Kind.TYPE,
                        Piece.Kind.IMPORT,
                        Piece.Kind.STATEMENT,
                        Piece.Kind.EXPRESSION,
                        Piece.Kind.VARIABLE);
    }

    @Test
    void everyPrefixOfACellIsCutWithoutTrouble() {
        for (String cell : CORPUS) {
            for (int end = 0; end <= cell.length(); end++) {
                String prefix = cell.substring(0, end);
                List<Piece> pieces = CellSplitter.split(prefix);
                int from = 0;
                for (Piece piece : pieces) {
                    assertThat(piece.start()).as(prefix).isGreaterThanOrEqualTo(from);
                    assertThat(piece.end())
                            .as(prefix)
                            .isGreaterThan(piece.start())
                            .isLessThanOrEqualTo(end);
                    from = piece.end();
                }
            }
        }
    }

    private static List<Piece.Kind> kinds(String cell) {
        return CellSplitter.split(cell).stream().map(Piece::kind).toList();
    }
}
