package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Twenty statements in one cell against as many evals of bare JShell. Sessions on both sides begin anew, together, every
 * ten rounds, and run the same code, so that they are equally old.
 */
final class Folding implements Row {
    private static final int SESSION = 10;

    private static final List<String> BEFORE = List.of("int n = 5;", "long total = 0;", "double x = 0.5;");

    private static final List<String> STATEMENTS = List.of(
            "total += n;",
            "x = Math.sin(x);",
            "for (int i = 0; i < n; i++) { total += i; }",
            "if (total > 1000) { total = 0; } else { total++; }",
            "Math.max(n, total);",
            "x *= 2;",
            "while (x > 1) { x /= 2; }",
            "\"a\".repeat(n);",
            "n++;",
            "n = n > 100 ? 5 : n;",
            "do { total--; } while (total > 100);",
            "String.valueOf(total);",
            "for (String word : new String[] {\"a\", \"b\"}) { total += word.length(); }",
            "x = Math.sqrt(x + n);",
            "switch (n) { case 5: total = 1; break; default: total = 2; }",
            "Integer.toString(n).length();",
            "try { Integer.parseInt(\"z\"); } catch (NumberFormatException e) { total = 3; }",
            "synchronized (\"lock\") { total++; }",
            "Math.hypot(x, n);",
            "total + n;");

    private static final List<String> DECLARATIONS = List.of(
            "int a = 3;",
            "int b = a * 2;",
            "Math.abs(b);",
            "int square(int v) { return v * v; }",
            "square(a);",
            "int c = square(b);",
            "double ratio = (double) a / b;",
            "ratio *= 2;",
            "String name = \"n\" + c;",
            "name.length();",
            "record Pair(int left, int right) {}",
            "Pair pair = new Pair(a, b);",
            "pair.left();",
            "int sum = pair.left() + pair.right();",
            "for (int i = 0; i < sum; i++) { c += i; }",
            "double[] values = {1, 2, 3};",
            "values[0] = ratio;",
            "double mean(double[] v) { double s = 0; for (double e : v) s += e; return s / v.length; }",
            "double average = mean(values);",
            "average + c;");

    private final String name;
    private final String what;
    private final List<String> pieces;
    private final double target;

    private Folding(String name, String what, List<String> pieces, double target) {
        this.name = name;
        this.what = what;
        this.pieces = pieces;
        this.target = target;
    }

    static Row statements() {
        return new Folding("statements", "20 expression or control statements in a cell", STATEMENTS, 0.15);
    }

    static Row declarations() {
        return new Folding("declarations", "20 declarations mixed with uses in a cell", DECLARATIONS, 1.0);
    }

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        rounds(new Pairs(), 3);
        Pairs pairs = new Pairs();
        rounds(pairs, setting.of(6));
        findings.accept(Finding.ratio(name, what + ", against 20 bare evals", pairs, target));
    }

    private void rounds(Pairs pairs, int sessions) throws Exception {
        String cell = String.join("\n", pieces);
        for (int i = 0; i < sessions; i++) {
            try (OwnSession ours = new OwnSession();
                    BareSession theirs = new BareSession()) {
                List<String> first = new ArrayList<>(BEFORE);
                first.forEach(ours::run);
                theirs.run(first);
                for (int j = 0; j < SESSION; j++) {
                    pairs.round(() -> ours.time(cell), () -> theirs.time(pieces));
                }
            }
        }
    }
}
