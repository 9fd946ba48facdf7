package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Folding must not show: cells made at random mean the same when JShell gets every piece by itself. */
class FoldingTest {
    private static final Cells FOLDED = new Cells();
    private static final Cells UNFOLDED = new Cells();

    static {
        UNFOLDED.interpreter.session().unfold();
        for (Cells cells : List.of(FOLDED, UNFOLDED)) {
            cells.run("var log = new ArrayList<Object>(); int n; int[] a = new int[3]; String s;");
            cells.run("int f(int x) { log.add(\"f\" + x); return x * 2; } void v(Object o) { log.add(o); }");
            cells.run(
                    "class Counter { int c; Counter up() { c++; log.add(c); return this; } } Counter counter = new Counter();");
        }
    }

    @AfterContainer
    static void end() {
        FOLDED.close();
        UNFOLDED.close();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "n = 3;",
                "n++;",
                "n += f(n);",
                "f(4);",
                "f(n)",
                "v(n);",
                "v(\"x\")",
                "a[1] = n;",
                "a[n % 5] = 7;",
                "s = \"t\" + n;",
                "if (n > 2) v(\"big\"); else v(\"small\");",
                "for (int i = 0; i < 3; i++) { v(i); }",
                "for (int i = 0; i < 2; i++) v(i)",
                "while (n > 5) n -= 3;",
                "do { n++; } while (n < 2);",
                "try { v(1 / (n - 3)); } catch (ArithmeticException e) { v(e.getMessage()); } finally { v(\"end\"); }",
                "{ int local = n; v(local); }",
                "switch (n % 3) { case 0 -> v(\"zero\"); case 1 -> v(\"one\"); default -> v(\"more\"); }",
                "int d = n + 1;",
                "var w = f(2);",
                "String d = \"again\";",
                "int g(int x) { return f(x) + 1; }",
                "record R(int x) {}",
                "v(1 / (n - n));",
                "throw new IllegalStateException(\"n\" + n);",
                "if (n == 7) throw new RuntimeException(\"seven\");",
                "if (n > 100) return;",
                "nope(n);",
                "n = \"wrong\";",
                "counter.up().up();",
                "counter.up().c",
                "synchronized (log) { v(\"locked\"); }",
                "Runnable r = () -> v(n); r.run();",
                "List.of(1, 2).forEach(i -> v(i + n));",
                "// nothing here",
                "n + 1;",
                "n",
                "\"text\"",
                "(Object) n",
                "n > 3 ? 1 : 'a'",
                "new int[] {n}.length",
                "outer: for (;;) { for (;;) break outer; }",
                "assert n > 0 : \"off\";",
                "Object o = new Object() { @Override public String toString() { return \"anon\" + n; } }; o");
    }

    @Provide
    Arbitrary<String> cells() {
        return pieces().list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(list -> String.join(
                        "\n",
                        list.stream()
                                .map(piece -> piece.endsWith(";") || piece.endsWith("}") || piece.startsWith("//")
                                        ? piece
                                        : piece + ";")
                                .toList()));
    }

    @Property(tries = 120)
    void aFoldedCellMeansWhatItMeansUnfolded(@ForAll("cells") String cell) {
        for (Cells cells : List.of(FOLDED, UNFOLDED)) {
            cells.run("log.clear(); n = 3; a = new int[3]; s = \"\"; counter.c = 0;");
        }
        assertThat(told(FOLDED, cell)).as(cell).isEqualTo(told(UNFOLDED, cell));
    }

    /** {@return how the cell ended, and all it left} */
    private static List<String> told(Cells cells, String cell) {
        List<String> told = new ArrayList<>();
        Outcome outcome = cells.run(cell);
        if (outcome instanceof Outcome.Failed failed) {
            told.add(failed.name() + ": " + failed.message());
            failed.traceback().stream()
                    .map(Ansi::plain)
                    .map(line -> line.replaceAll("[Cc]ell \\d+", "cell"))
                    .forEach(told::add);
        } else {
            Bundle result = ((Outcome.Done) outcome).result();
            told.add(result == null ? "nothing" : result.text().replaceAll("@[0-9a-f]+", "@"));
        }
        told.add(cells.value("log + \" \" + n + Arrays.toString(a) + s + counter.c"));
        cells.run("Object d = null; Object w = null;");
        return told;
    }
}
