package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Java as people write it in cells means what it means in Java, the odd cells too. */
class LanguageTest {
    private static LiveKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = LiveKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static Arguments cell(String what, String code, String value) {
        return Arguments.of(what, code, value);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                cell("comment only", "// nothing", ""),
                cell("block comment only", "/* nothing */", ""),
                cell("semicolons only", ";;;", ""),
                cell("semicolon first", ";\nint first = 1;;\nfirst", "1"),
                cell("comment after the value", "1 + 1 // two", "2"),
                cell("comments around the value", "/** a */ /* b */ 1 + /* c */ 1 /* d */", "2"),
                cell("value, then empty lines", "3\n\n\n// end\n", "3"),
                cell("value with its semicolon on the next line", "4\n;\n", "4"),
                cell("expression over lines", "1 +\n  2 +\n  3", "6"),
                cell("call chain over lines", "List.of(1, 2)\n  .stream()\n  .map(i -> i * 2)\n  .toList()", "[2, 4]"),
                cell(
                        "Windows line ends",
                        "int crlf = 2;\r\nString t = \"\"\"\r\n  a\r\n  b\"\"\";\r\ncrlf + t.length()\r\n",
                        "5"),
                cell("old Mac line ends", "int cr1 = 1;\rint cr2 = 2;\rcr1 + cr2", "3"),
                cell("tabs", "\tint\ttab\t=\t1;\n\ttab", "1"),
                cell("byte order mark", "\uFEFFint bom = 3; bom", "3"),
                cell("unicode escapes", "int \\u0061bc = 3; \\u0061bc + abc", "6"),
                cell("letters of other scripts", "int \u00e9 = 1, \u5909\u6570 = 2; \u00e9 + \u5909\u6570", "3"),
                cell("emoji in text", "\"\uD83D\uDE00\".codePointCount(0, 2)", "1"),
                cell("text block", "\"\"\"\n    a {\n      \\\"b\\\" }; //\n    \"\"\"", "a {\n  \"b\" }; //\n"),
                cell("var", "var list = new ArrayList<Map<String, int[]>>(); list", "[]"),
                cell("several variables", "int u1, u2 = 3, u3[] = {1, 2}; u1 + u2 + u3[1]", "5"),
                cell("C-like array", "int grid[][] = {{1}, {2, 3}}; grid", "[[1], [2, 3]]"),
                cell("modifiers", "private final int pf = 5; public static volatile int sv = 6; pf + sv", "11"),
                cell(
                        "names like keywords",
                        "int record = 1, sealed = 2, permits = 3, with = 4, var_ = 5, $x = 6, _y = 7; record + sealed + permits + with + var_ + $x + _y",
                        "28"),
                cell(
                        "labelled loops",
                        "int hits = 0;\nouter:\nfor (int i = 0; i < 9; i++) for (int j = 0; j < 9; j++) { if (j > i) continue outer; if (i == 5) break outer; hits++; }\nhits",
                        "15"),
                cell("do while", "int k = 0; do k++; while (k < 5); k", "5"),
                cell(
                        "if else over lines",
                        "String r;\nif (1 > 2)\n  r = \"a\";\nelse if (2 > 3)\n  r = \"b\";\nelse\n  r = \"c\";\nr",
                        "c"),
                cell(
                        "switch expression",
                        "int sw = switch (\"b\") { case \"a\" -> 1; case \"b\" -> { int y = 2; yield y * 2; } default -> 0; }; sw",
                        "4"),
                cell(
                        "old switch",
                        "int os = 0; switch (3) { case 2: os += 1; case 3: os += 10; default: os += 100; } os",
                        "110"),
                cell(
                        "try with resources",
                        "String read;\ntry (var s = new StringReader(\"hello\"); var b = new BufferedReader(s)) { read = b.readLine(); } finally { }\nread",
                        "hello"),
                cell(
                        "nested generics",
                        "Map<String, List<Map<Integer, ? super Integer>>> deep = new TreeMap<>(); deep.put(\"a\", List.of(Map.of(1, 2))); deep",
                        "{a=[{1=2}]}"),
                cell(
                        "generic method",
                        "<T extends Comparable<? super T>> T largest(Collection<? extends T> all) { T best = null; for (T t : all) if (best == null || t.compareTo(best) > 0) best = t; return best; }\nlargest(List.of(3, 9, 4))",
                        "9"),
                cell(
                        "generic class",
                        "class Box<T extends Number & Comparable<T>> { T held; Box(T t) { held = t; } <R> Box<Integer> map(Function<T, Integer> f) { return new Box<>(f.apply(held)); } }\nnew Box<>(4.5).map(Double::intValue).held",
                        "4"),
                cell(
                        "varargs",
                        "int count(Object... all) { return all.length; }\ncount() + count(1, 2) + count(new Object[] {1, 2, 3})",
                        "5"),
                cell(
                        "overloads",
                        "String kind(int x) { return \"int\"; }\nString kind(long x) { return \"long\"; }\nString kind(Object x) { return \"object\"; }\nkind(1) + kind(1L) + kind(\"\")",
                        "intlongobject"),
                cell(
                        "method with throws",
                        "int parse(String s) throws IOException, NumberFormatException { return Integer.parseInt(s); }\nparse(\"12\")",
                        "12"),
                cell(
                        "record",
                        "record Point(int x, int y) { Point { if (x < 0) throw new IllegalArgumentException(\"x\"); } static Point origin() { return new Point(0, 0); } double norm() { return Math.hypot(x, y); } }\nnew Point(3, 4).norm()",
                        "5.0"),
                cell(
                        "record with a written-out constructor",
                        "record Pair<A, B>(A a, B b) { Pair(A a, B b) { this.a = a; this.b = b; } Pair(A a) { this(a, null); } }\nnew Pair<>(1)",
                        "Pair[a=1, b=null]"),
                cell(
                        "record with annotated compact constructor",
                        "record Named(String name) implements Comparable<Named> {\n  @Deprecated\n  Named {\n    name = name.strip();\n  }\n  public int compareTo(Named o) { return name.compareTo(o.name); }\n}\nnew Named(\" x \").name()",
                        "x"),
                cell(
                        "record made by its own methods",
                        "record Vec(double x) { static final Vec ZERO = new Vec(0); Vec plus(Vec o) { return new Vec(x + o.x); } Vec { } }\nVec.ZERO.plus(new Vec(2))",
                        "Vec[x=2.0]"),
                cell(
                        "enum with bodies",
                        "enum Op implements IntBinaryOperator { ADD(\"+\") { public int applyAsInt(int a, int b) { return a + b; } }, MUL(\"*\") { public int applyAsInt(int a, int b) { return a * b; } }; final String sign; Op(String sign) { this.sign = sign; } }\nOp.valueOf(\"MUL\").applyAsInt(6, 7) + Op.ADD.sign",
                        "42+"),
                cell(
                        "interface with default and static methods",
                        "interface Greeter { String name(); default String greet() { return \"hi \" + name(); } static Greeter of(String n) { return () -> n; } }\nGreeter.of(\"Ada\").greet()",
                        "hi Ada"),
                cell(
                        "own annotation",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Mark { int value() default 7; }\n@Mark class Marked {}\nMarked.class.getAnnotation(Mark.class).value()",
                        "7"),
                cell(
                        "sealed types",
                        "sealed interface Shape permits Circle, Square {}\nrecord Circle(double r) implements Shape {}\nrecord Square(double side) implements Shape {}\nShape shape = new Square(2);\nshape instanceof Square s ? s.side() : 0",
                        "2.0"),
                cell(
                        "non-sealed",
                        "sealed abstract class Animal permits Dog {}\nnon-sealed class Dog extends Animal {}\nnew Dog() instanceof Animal",
                        "true"),
                cell(
                        "types that need each other",
                        "class Ping { Pong other; int hops() { return other == null ? 0 : 1 + other.hops(); } }\nclass Pong { Ping other; int hops() { return other == null ? 0 : 1 + other.hops(); } }\nvar ping = new Ping(); ping.other = new Pong(); ping.other.other = new Ping(); ping.hops()",
                        "2"),
                cell(
                        "inner and nested types",
                        "class Outer { int v = 1; class Inner { int w() { return v + 1; } } static class Nested { enum E { A } record R(E e) {} } }\nnew Outer().new Inner().w() + \" \" + new Outer.Nested.R(Outer.Nested.E.A)",
                        "2 R[e=A]"),
                cell(
                        "local class and record",
                        "{ class Local { int v = 3; } record LR(int a) {} System.out.print(new Local().v + new LR(2).a()); }",
                        ""),
                cell(
                        "anonymous class",
                        "var anonymous = new Object() { int n = 1; int next() { return ++n; } };\nanonymous.next() + anonymous.next()",
                        "5"),
                cell(
                        "forward reference",
                        "int twice(int x) { return helper(x) + helper(x); }\nint helper(int x) { return x; }\ntwice(4)",
                        "8"),
                cell(
                        "recursion through a lambda's own variable",
                        "int times(int n) { return n * factorial.apply(n - 1); }\nFunction<Integer, Integer> factorial = n -> n <= 1 ? 1 : times(n);\nfactorial.apply(5)",
                        "120"),
                cell(
                        "lambda that calls itself",
                        "Function<Integer, Integer> fib;\nfib = n -> n < 2 ? n : fib.apply(n - 1) + fib.apply(n - 2);\nfib.apply(10)",
                        "55"),
                cell(
                        "captured variable",
                        "int base = 10; IntUnaryOperator add = x -> x + base; base = 100; add.applyAsInt(1)",
                        "101"),
                cell(
                        "static nested imports",
                        "import static java.util.Map.Entry.comparingByKey;\nimport static java.util.stream.Collectors.*;\nimport java.util.Map.Entry;\nMap.of(\"b\", 1, \"a\", 2).entrySet().stream().sorted(comparingByKey()).map(Entry::getKey).collect(joining(\",\"))",
                        "a,b"),
                cell(
                        "main method",
                        "public static void main(String[] args) { System.out.print(args.length); }\nmain(new String[2]);",
                        ""),
                cell(
                        "public class with main",
                        "public class Main { public static void main(String... args) { System.out.print(\"main\"); } }\nMain.main();",
                        ""),
                cell(
                        "variable declared twice",
                        "int twiceDeclared = 1; String twiceDeclared = \"s\"; twiceDeclared",
                        "s"),
                cell("default value", "int unset; double[] none; unset + \" \" + none", "0 null"),
                cell("ternaries and casts", "(Object) (1 > 2 ? 'a' : \"b\")", "b"),
                cell("array of arrays", "new int[][] {{1, 2}, {}, null}", "[[1, 2], [], null]"),
                cell(
                        "arrays in collections",
                        "Map.of(\"k\", List.of(new int[] {1}, new String[] {\"a\", null}))",
                        "{k=[[1], [a, null]]}"),
                cell(
                        "array in a record",
                        "record Holder(int[] held) {}\nnew Holder(new int[] {1, 2})",
                        "Holder[held=[1, 2]]"),
                cell("optional array", "Optional.of(new double[] {1.5})", "Optional[[1.5]]"),
                cell("null", "String nothing = null; nothing", "null"),
                cell("class literal", "int[].class", "class [I"),
                cell(
                        "unnamed lambda in a stream",
                        "IntStream.rangeClosed(1, 5).mapToObj(Integer::toString).collect(Collectors.joining(\"-\"))",
                        "1-2-3-4-5"),
                cell(
                        "a class with a JDK name",
                        "class Optional { int mine = 5; }\nnew Optional().mine + java.util.Optional.of(1).get()",
                        "6"),
                cell("assert is off", "assert false : \"never\"; 1", "1"),
                cell("very long line", "\"" + "y".repeat(60_000) + "\".length()", "60000"),
                cell("deep parentheses", "(".repeat(200) + "1" + ")".repeat(200), "1"),
                cell("many statements", "int sum = 0;\n" + "sum += 1;\n".repeat(2_000) + "sum", "2000"),
                cell("long expression", "1" + " + 1".repeat(1_500), "1501"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void aCellHasItsValue(String what, String code, String value) throws Exception {
        assertThat(kernel.value(code)).as(what).isEqualTo(value);
    }

    @Test
    void patternsOfNewerJavasWorkThere() throws Exception {
        if (Runtime.version().feature() >= 21) {
            assertThat(kernel.value("""
                    sealed interface Tree permits Leaf, Node {}
                    record Leaf(int v) implements Tree {}
                    record Node(Tree l, Tree r) implements Tree {}
                    int weight(Tree t) { return switch (t) { case Leaf(int v) -> v; case Node(Tree l, Tree r) when l != r -> weight(l) + weight(r); case Node n -> 2 * weight(n.l()); }; }
                    weight(new Node(new Leaf(1), new Node(new Leaf(2), new Leaf(3))))
                    """)).isEqualTo("6");
        } else {
            assertThat(kernel.error("Object o = 1;\nint n = switch (o) { case Integer i -> i; default -> 0; };"))
                    .contains("CompileError")
                    .contains("line 2");
        }
    }

    /** Wrong in their form: each is a compile error, and the session is as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +",
                "int 1x = ;",
                ")",
                "x = = 2",
                "\"open",
                "/* open",
                "int before = 1; /* open",
                "\"\"\"\nopen",
                "class {",
                "}",
                "int q = 1; \\",
                "return 5 6;",
                "break;",
                "case 1:",
                "var v;",
                "var n = null;",
                "#!/usr/bin/java",
                "\u0000",
                "int \u200b zw = 1;",
                "1\u00a0+ 1",
                "\u201cquoted\u201d",
                "() -> 5",
                "int y = 3\nint z = 4",
                "import java.util.Nothing;",
                "import nowhere.*;",
                "new Nothing()",
                "@",
                "'",
                "\\u",
                "\"\\u00zz\"",
                "@Override int over() { return 1; }",
                "class A extends A {}",
                "record R(int x) { int y; }",
                "enum E { A, A }",
                "interface I { int f() { return 1; } }",
                "int f(int a, int a) { return a; }",
                "List<int> l;",
                "final class F {} class G extends F {}",
                "throw 5;",
                "int[] a = {1, \"2\"};",
                "goto x;",
                "int class = 5;"
            })
    void aWrongCellIsACompileErrorAndNothingElse(String code) throws Exception {
        kernel.ok("int untouched = 42;");
        assertThat(kernel.error(code))
                .startsWith("CompileError\n")
                .doesNotContain("dev.neurona")
                .doesNotContain("jdk.jshell");
        assertThat(kernel.value("untouched")).isEqualTo("42");
    }

    /** More than a class file holds, or the compiler can: said so, and the session goes on. */
    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("string", "\"" + "y".repeat(70_000) + "\".length()"),
                Arguments.of("string variable", "String huge = \"" + "y".repeat(70_000) + "\";"),
                Arguments.of("text block", "var block = \"\"\"\n" + "line of data\n".repeat(7_000) + "\"\"\";"),
                Arguments.of(
                        "joined constants",
                        "String both = \"" + "y".repeat(40_000) + "\" + \"" + "z".repeat(40_000) + "\";"),
                Arguments.of("string in a method", "int length() { return \"" + "y".repeat(70_000) + "\".length(); }"),
                Arguments.of(
                        "array",
                        "int[] many = {"
                                + IntStream.range(0, 30_000)
                                        .mapToObj(Integer::toString)
                                        .collect(Collectors.joining(","))
                                + "};"),
                Arguments.of(
                        "method", "int large() { int x = 0;\n" + "x += x * 31 + 7;\n".repeat(20_000) + "return x; }"),
                Arguments.of("parentheses", "(".repeat(20_000) + "1" + ")".repeat(20_000)),
                Arguments.of("braces", "{".repeat(20_000) + "}".repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void tooMuchIsSaidSoAndTheSessionGoesOn(String what, String code) throws Exception {
        Result result = kernel.run(code);
        assertThat(result.status()).as(what).isEqualTo("error");
        String text = LiveKernel.errorText(result);
        assertThat(text).startsWith("CompileError\n").contains("too ");
        assertThat(text.length()).isLessThan(4_000);
        assertThat(result.stderr()).isEmpty();
        assertThat(kernel.value("int afterwards = 6;\nrecord After(int x) {}\nnew After(afterwards * 7)"))
                .isEqualTo("After[x=42]");
        assertThat(kernel.value("String.class.getSimpleName() + List.of(1)")).isEqualTo("String[1]");
    }

    @Test
    void aRedefinedClassTakesItsVariablesWithItAndSaysSo() throws Exception {
        kernel.ok("class Cat { int lives = 9; }\nCat tom = new Cat(); List<Cat> cats = List.of(tom); int other = 3;");
        Result result = kernel.ok("class Cat { int lives = 7; String name = \"x\"; }");
        assertThat(result.stderr())
                .contains("Cat changed")
                .contains("tom")
                .contains("cats")
                .doesNotContain("other");
        assertThat(kernel.value("tom")).isEqualTo("null");
        assertThat(kernel.value("other")).isEqualTo("3");
        assertThat(kernel.value("new Cat().lives")).isEqualTo("7");
    }

    @Test
    void aCellRunAgainUnchangedIsNoRedefinition() throws Exception {
        String cell = "record Same(int x) {}\nint same(int x) { return x; }";
        kernel.ok(cell);
        kernel.ok("Same kept = new Same(5);");
        Result again = kernel.ok(cell);
        assertThat(kernel.value("kept").equals("Same[x=5]") || again.stderr().contains("kept"))
                .as("kept, or said that it is not")
                .isTrue();
    }

    @Test
    void redefinedMethodsAndRecordsAreUsedByWhatCallsThem() throws Exception {
        kernel.ok(
                "int price() { return 1; }\nint total() { return price() * 10; }\nrecord Item(int a) {}\nString show() { return new Item(1).toString(); }");
        kernel.ok("int price() { return 2; }");
        assertThat(kernel.value("total()")).isEqualTo("20");
        kernel.ok("double price() { return 2.5; }\nint total() { return (int) (price() * 10); }");
        assertThat(kernel.value("total()")).isEqualTo("25");
        kernel.ok("record Item(int a) { public String toString() { return \"new\"; } }");
        assertThat(kernel.value("show()")).isEqualTo("new");
    }

    @Test
    void anImportShadowsADefaultOne() throws Exception {
        try (LiveKernel own = LiveKernel.start()) {
            assertThat(own.value("import java.awt.List;\nList.class.getName()")).isEqualTo("java.awt.List");
            assertThat(own.value("java.util.List.of(1)")).isEqualTo("[1]");
            assertThat(own.value("import java.util.List;\nList.of(2)")).isEqualTo("[2]");
        }
    }

    @Test
    void aPackageIsRefusedInPlainWords() throws Exception {
        assertThat(kernel.error("package x.y;\nclass Z {}")).contains("package").contains("line 1");
        assertThat(kernel.value("1")).isEqualTo("1");
    }

    @Test
    void whatOnlyRunsKeepsItsMeaningWhenFolded() throws Exception {
        kernel.ok("List<Integer> order = new ArrayList<>();");
        kernel.error("order.add(1);\norder.add(2);\nint boom = Integer.parseInt(\"x\");\norder.add(3);");
        kernel.error("order.add(4);\nnope();\norder.add(5);");
        kernel.error("order.add(6); throw new RuntimeException(); order.add(7);");
        assertThat(kernel.value("order")).isEqualTo("[1, 2, 4, 6]");
    }

    @Test
    void objectsThatMisbehaveAreShownAllTheSame() throws Exception {
        assertThat(
                        kernel.value(
                                "class NoText { public String toString() { throw new IllegalStateException(\"no text\"); } }\nnew NoText()"))
                .contains("NoText")
                .contains("no text")
                .doesNotContain("REPL");
        assertThat(kernel.value("class NullText { public String toString() { return null; } }\nnew NullText()"))
                .isEqualTo("null");
        kernel.ok("class NoHash { public int hashCode() { throw new IllegalStateException(\"no hash\"); } }");
        assertThat(kernel.value("List.of(new NoHash())")).contains("NoHash");
        assertThat(kernel.value("List<Object> own = new ArrayList<>(); own.add(own); own.add(1); own"))
                .endsWith(", 1]");
        assertThat(kernel.value("Object[] loop = new Object[1]; loop[0] = loop; loop"))
                .startsWith("[");
        assertThat(kernel.value("Object nest = 1; for (int i = 0; i < 50_000; i++) nest = List.of(nest); nest"))
                .startsWith("[[[");
        assertThat(kernel.value("new int[5_000_000]").length()).isLessThan(2_000);
        assertThat(kernel.value("IntStream.range(0, 1_000_000).boxed().toList()")
                        .length())
                .isLessThan(2_000);
        assertThat(kernel.value("class Plain {}\nnew Plain()")).startsWith("Plain@");
    }

    @Test
    void aSelfMadeExceptionMayMisbehaveToo() throws Exception {
        for (String body : List.of(
                "public String getMessage() { throw new IllegalStateException(); }",
                "public String toString() { throw new IllegalStateException(); }",
                "public synchronized Throwable getCause() { return this; }",
                "public synchronized Throwable getCause() { throw new IllegalStateException(); }",
                "public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); }",
                "public StackTraceElement[] getStackTrace() { return null; }")) {
            String text = kernel.error("class Odd extends RuntimeException { " + body + " }\nthrow new Odd();");
            assertThat(text).as(body).startsWith("Odd\n").doesNotContain("dev.neurona");
        }
        assertThat(kernel.value("1")).isEqualTo("1");
    }

    @Test
    void threeHundredDeclarationsInOneCell() throws Exception {
        String code = IntStream.range(0, 100)
                .mapToObj(i -> "int v" + i + " = " + i + ";\nint f" + i + "() { return v" + i + "; }\nrecord R" + i
                        + "(int x) {}\n")
                .collect(Collectors.joining());
        assertThat(kernel.value(code + "f99() + new R7(1).x()")).isEqualTo("100");
    }
}
