package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Cells cells = new Cells();

    @AfterEach
    void end() {
        cells.close();
    }

    @Test
    void theLastExpressionIsTheValue() {
        assertThat(cells.value("1 + 1")).isEqualTo("2");
        assertThat(cells.value("int x = 4;\nx * x")).isEqualTo("16");
        assertThat(cells.value("x")).isEqualTo("4");
        assertThat(cells.value("\"a\" + x;")).isEqualTo("a4");
    }

    @Test
    void declarationsAndVoidCallsAndAssignmentsShowNothing() {
        assertThat(cells.value("int x = 4;")).isEmpty();
        assertThat(cells.value("x = 5")).isEmpty();
        assertThat(cells.value("x++")).isEmpty();
        assertThat(cells.value("void f() {}")).isEmpty();
        assertThat(cells.value("f()")).isEmpty();
        assertThat(cells.value("List.of(1).forEach(i -> {})")).isEmpty();
        assertThat(cells.value("")).isEmpty();
        assertThat(cells.value("// nothing")).isEmpty();
        assertThat(cells.value("x")).isEqualTo("6");
    }

    @Test
    void aMethodOnceFoundVoidMayHaveAValueElsewhere() {
        cells.run("class A { void go() {} } class B { int go() { return 7; } }");
        assertThat(cells.value("new A().go()")).isEmpty();
        assertThat(cells.value("new B().go()")).isEqualTo("7");
        assertThat(cells.value("new A().go()")).isEmpty();
    }

    @Test
    void nullIsShown() {
        assertThat(cells.value("new HashMap<String, String>().get(\"x\")")).isEqualTo("null");
        assertThat(cells.value("null")).isEqualTo("null");
    }

    @Test
    void typesOfOneCellMayReferToEachOther() {
        cells.run("""
                sealed interface Shape permits Circle, Square {}
                record Circle(double r) implements Shape {}
                record Square(Shape inner) implements Shape {}
                class Ping { Pong other; int hops() { return other == null ? 0 : other.hops() + 1; } }
                class Pong { Ping other; int hops() { return other == null ? 0 : other.hops() + 1; } }
                """);
        assertThat(cells.value("new Square(new Circle(1))")).isEqualTo("Square[inner=Circle[r=1.0]]");
        assertThat(cells.value("var p = new Ping(); p.other = new Pong(); p.hops()"))
                .isEqualTo("1");
    }

    @Test
    void methodsMayReferForwardAndBeGeneric() {
        cells.run("int twice(int x) { return plus(x, x); }\nint plus(int a, int b) { return a + b; }");
        assertThat(cells.value("twice(4)")).isEqualTo("8");
        cells.run("<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }");
        assertThat(cells.value("larger(3, 9)")).isEqualTo("9");
        assertThat(cells.value("larger(\"a\", \"b\")")).isEqualTo("b");
    }

    @Test
    void lambdasCaptureVariablesOfEarlierCells() {
        cells.run("int base = 10; Function<Integer, Integer> add = x -> x + base;");
        cells.run("base = 100");
        assertThat(cells.value("add.apply(1)")).isEqualTo("101");
    }

    @Test
    void textBlocksVarAndStreams() {
        assertThat(cells.value("var text = \"\"\"\n    a; {\n    b\"\"\";\ntext.lines().count()"))
                .isEqualTo("2");
        assertThat(cells.value("IntStream.range(0, 4).boxed().collect(Collectors.toList())"))
                .isEqualTo("[0, 1, 2, 3]");
        assertThat(cells.value("var o = new Object() { int z = 3; }; o.z")).isEqualTo("3");
    }

    @Test
    void anImportShadowsADefaultOne() {
        cells.run("import java.awt.List;");
        assertThat(cells.value("List.class.getName()")).isEqualTo("java.awt.List");
    }

    @Test
    void redefinitionReplaces() {
        cells.run("int f() { return 1; }");
        cells.run("int g() { return f(); }");
        cells.run("int f() { return 2; }");
        assertThat(cells.value("f() + g()")).isEqualTo("4");
        cells.run("record P(int x) {}");
        cells.run("record P(int x, int y) {}");
        assertThat(cells.value("new P(1, 2)")).isEqualTo("P[x=1, y=2]");
        cells.run("String f() { return \"text\"; }");
        assertThat(cells.value("f()")).isEqualTo("text");
        cells.run("double x = 1; String x = \"s\";");
        assertThat(cells.value("x")).isEqualTo("s");
    }

    @Test
    void variablesOfARedefinedClassAreReported() {
        cells.run("class Dog { int age = 3; }");
        cells.run("Dog rex = new Dog();");
        cells.run("class Dog { int age = 4; String name; }");
        assertThat(String.join("", cells.sent))
                .contains("Dog changed")
                .contains("rex")
                .contains("now null");
        assertThat(cells.value("rex")).isEqualTo("null");
    }

    @Test
    void aDeclarationThatWaitsIsReported() {
        cells.run("int late() { return missing(1); }");
        assertThat(String.join("", cells.sent)).contains("late").contains("missing");
        assertThat(cells.error("late()").message()).contains("missing");
        cells.run("int missing(int x) { return x; }");
        assertThat(cells.value("late()")).isEqualTo("1");
    }

    @Test
    void packageIsAClearError() {
        assertThat(cells.error("package x;").message()).contains("cannot be in a package");
        assertThat(cells.error("package x;\nint y = 1;").name()).isEqualTo("CompileError");
    }

    @Test
    void earlierEffectsOfAFailingCellStay() {
        cells.run("int n = 0;");
        assertThat(cells.error("n = 1;\nn = 2;\nint z = Integer.parseInt(\"x\");\nn = 3;")
                        .name())
                .isEqualTo("java.lang.NumberFormatException");
        assertThat(cells.value("n")).isEqualTo("2");
        assertThat(cells.error("n = 7;\nn = nope;\nn = 9;").message()).contains("nope");
        assertThat(cells.value("n")).isEqualTo("7");
        cells.error("n = 20; throw new RuntimeException(); n = 30;");
        assertThat(cells.value("n")).isEqualTo("20");
    }

    @Test
    void magicsRunInOrderWithJava() {
        cells.run("int n = 1;");
        assertThat(cells.value("n = 2;\n%twice n *= 2\nn + 1")).isEqualTo("9");
        assertThat(cells.value("%%twice\nn += 1;")).isEmpty();
        assertThat(cells.value("n")).isEqualTo("10");
        assertThat(cells.value("int m = %twice n + 1\nm")).isEqualTo("11");
        assertThat(cells.value("int r = n\n  % 3;\nr")).isEqualTo("1");
        assertThat(cells.error("%twcie a b").message()).contains("did you mean %twice?");
        assertThat(cells.value("!exit 3")).isEmpty();
        assertThat(cells.value("boolean flag = true;\n!flag")).isEqualTo("false");
        assertThat(cells.value("var s = \"\"\"\n%twice n\n\"\"\";\n/*\n%twice n\n*/\ns.length()"))
                .isEqualTo("9");
    }

    @Test
    void startUpSettingsOfIjavaAreHonoured() {
        try (Cells other = new Cells(java.util.Map.of("IJAVA_STARTUP_SCRIPT", "int fromStart = 42;"))) {
            assertThat(other.value("fromStart")).isEqualTo("42");
        }
        try (Cells other = new Cells(java.util.Map.of("JJAVA_TIMEOUT", "200"))) {
            assertThat(other.error("while (true) {}").interrupted()).isTrue();
        }
    }

    @Test
    void exitIsAnErrorOfTheCell() {
        for (String code : new String[] {
            "System.exit(0)",
            "Runtime.getRuntime().halt(3)",
            "Runtime.getRuntime().exit(1);",
            "IntStream.of(1).forEach(System::exit)",
            "class Q { Q() { System.exit(2); } } new Q()"
        }) {
            assertThat(cells.error(code).name()).contains("ExitRefused");
        }
        assertThat(cells.value("1")).isEqualTo("1");
    }
}
