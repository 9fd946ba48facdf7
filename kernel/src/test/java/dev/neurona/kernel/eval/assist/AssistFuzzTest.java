package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.Interpreter.Completion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a cell and wherever the cursor is: an answer, and offsets in the cell. */
class AssistFuzzTest {
    private static final List<String> CELLS = List.of(
            "import java.util.*;\nvar list = new ArrayList<String>();\nlist.add(\"a\");\nlist.forEach(s -> { System.out.println(s); });\n",
            "record Point(int x, int y) {\n  /** Sum. */\n  int sum() { return x + y; }\n}\nvar p = new Point(1, 2);\np.sum()",
            "sealed interface S permits A, B {}\nrecord A(int a) implements S {}\nrecord B() implements S {}\nS s = new A(1);",
            "%maven a:b:1.0\n%%html\n<b>x</b>",
            "%%time\nfor (int i = 0; i < 10; i++) { if (i % 2 == 0) continue; else System.out.println(i); }",
            "int f(int n) throws Exception {\n  try { return switch (n) { case 0 -> 1; default -> n * f(n - 1); }; }\n  finally { }\n}\nf(5)",
            "String t = \"\"\"\n  text \\\"\"\" block\n  \"\"\" + 'c' + \"é😀\\n\"; // comment 😀\n/* block */ t.length()",
            "Map<String, List<int[]>> m = new HashMap<>();\nm.computeIfAbsent(\"a\", k -> new ArrayList<>()).add(new int[] {1, 2, 3});",
            "@FunctionalInterface interface F<T extends Comparable<? super T>> { T g(T... ts); default void h() { this.<T>k(null); } <U> void k(U u); }",
            "outer: for (var e : m.entrySet()) { while (true) { break outer; } }\nint 𝒳e\u0301 = 3; 𝒳e\u0301 + 1",
            "enum Colour { RED { int v() { return 1; } }, GREEN; int v() { return 2; } }\nColour.RED.v()",
            "class A { int a = 1; class B { int b = a; } static <T> T id(T t) { return t; } }\nFunction<A, A> f = A::id;",
            "!ls -la\nList.of(1, 2).stream().map(Integer::toString).collect(Collectors.joining(\",\"))",
            "if (x) { foo(bar(baz[1], new int[]{2}), (a, b) -> a + b ? c : d",
            "\"unclosed\n'x\n/* open {{{ ((( ");

    private static final TestSession SESSION = new TestSession()
            .eval("int base = 1; var names = new ArrayList<String>();")
            .eval("/** Doc. */ int twice(int x) { return 2 * x; }")
            .eval("class Earlier { int field; }");
    private static final Assist ASSIST = new Assist(SESSION);

    @Property(tries = 100)
    void anywhereInACell(@ForAll("cells") String code, @ForAll double where) {
        int cursor = (int) Math.round(Math.abs(where % 1.0) * code.length());
        answers(code, cursor);
    }

    @Property(tries = 100)
    void anywhereInABrokenCell(@ForAll("broken") String code, @ForAll double where) {
        int cursor = (int) Math.round(Math.abs(where % 1.0) * code.length());
        answers(code, cursor);
    }

    @Property(tries = 25)
    void outsideOfACell(@ForAll("cells") String code, @ForAll int cursor) {
        answers(code, cursor);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of(CELLS);
    }

    /** Parts of cells after one another, with things between that belong nowhere. */
    @Provide
    Arbitrary<String> broken() {
        Arbitrary<String> junk = Arbitraries.of(
                "", "(", ")", "{", "}", "[", "]", "<", ">", ".", "::", "\"", "'", "/*", "//", "\n", "@", "%", "!",
                "new ", "class ", "->", "case ", "😀", "\ud83d", "\u0000", ";", "import ", "else", "\"\"\"", "names.",
                "\\", "$$");
        Arbitrary<String> part = Combinators.combine(
                        Arbitraries.of(CELLS),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1))
                .as((cell, from, to) -> cell.substring(
                        (int) (Math.min(from, to) * cell.length()), (int) (Math.max(from, to) * cell.length())));
        return Combinators.combine(part, junk, part).as((a, b, c) -> a + b + c);
    }

    private static void answers(String code, int cursor) {
        Completion completion = ASSIST.complete(code, cursor);
        assertThat(completion.start()).isBetween(0, code.length());
        assertThat(completion.end()).isBetween(completion.start(), code.length());
        assertThat(completion.matches().size()).isLessThanOrEqualTo(Matches.LIMIT);
        assertThat(completion.matches())
                .allSatisfy(match -> assertThat(match.text()).isNotBlank());
        assertThat(ASSIST.isComplete(code).status()).isIn("complete", "incomplete", "invalid");
        var bundle = ASSIST.inspect(code, cursor, 1);
        if (bundle != null) {
            assertThat(bundle.text()).isNotBlank().doesNotContain("$$");
        }
    }
}
