package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private final Cells cells = new Cells();

    @AfterEach
    void end() {
        cells.close();
    }

    @Test
    void aRuntimeErrorNamesClassLineAndCause() {
        cells.run(
                "int half(int x) {\n    if (x < 0)\n        throw new IllegalArgumentException(\"negative\");\n    return x / 2;\n}");
        Outcome.Failed failed = cells.error(
                "int a = 1;\n\ntry { half(-1); }\ncatch (Exception e) {\n  throw new IllegalStateException(\"wrapped\", e);\n}");
        assertThat(failed.name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.message()).isEqualTo("wrapped");
        String text = Cells.plain(failed);
        assertThat(text)
                .contains("at cell 2, line 5")
                .contains("> throw new IllegalStateException(\"wrapped\", e);")
                .contains("Caused by: java.lang.IllegalArgumentException: negative")
                .contains("at cell 1, line 3 in half")
                .contains("at cell 2, line 3");
        assertThat(text)
                .doesNotContain("dev.neurona")
                .doesNotContain("jdk.jshell")
                .doesNotContain("REPL")
                .doesNotContain("reflect");
    }

    @Test
    void linesAreRightInDeclarationsAndLambdas() {
        String text = Cells.plain(cells.error("int ok = 1;\n\nint bad =\n   Integer.parseInt(\n  \"x\");"));
        assertThat(text).contains("at cell 1, line 4");
        text = Cells.plain(cells.error("int ok2 = 1;\nList.of(1).forEach(i -> {\n  int z = i / 0;\n});"));
        assertThat(text).contains("at cell 2, line 3 in a lambda").contains("/ by zero");
        cells.run("\n\nclass Dog {\n  int age() {\n    return 1 / 0;\n  }\n}");
        text = Cells.plain(cells.error("new Dog().age()"));
        assertThat(text).contains("at cell 3, line 5 in Dog.age").contains("at cell 4, line 1");
    }

    @Test
    void onlyRedAndBoldAreUsedBecauseTheyCanBeReadOnAnyGround() {
        Outcome.Failed atRunTime = cells.error("Integer.parseInt(\"x\")");
        Outcome.Failed uncompiled = cells.error("int n = \"x\".lenght();");

        assertThat(String.join("\n", atRunTime.traceback()) + String.join("\n", uncompiled.traceback()))
                .contains("\u001b[31m", "\u001b[1m")
                .doesNotContainPattern("\u001b\\[(?!(0|1|31)m)");
    }

    @Test
    void aMethodThatNeedsWhatIsNotDeclaredYetSaysWhat() {
        cells.run("int area(int side) { return square(side); }");

        Outcome.Failed failed = cells.error("area(3)");

        assertThat(failed.name()).isEqualTo("CompileError");
        assertThat(Cells.plain(failed)).contains("square").doesNotContain("dev.neurona");
    }

    @Test
    void aNullLocalVariableIsNamed() {
        cells.run("int measure(boolean any) { String word = any ? \"a\" : null; return word.length(); }");

        assertThat(cells.error("measure(false)").message()).contains("\"word\" is null");
        assertThat(cells.error("for (int i = 0; i < 1; i++) { String inLoop = null; inLoop.length(); }")
                        .message())
                .contains("\"inLoop\" is null");
    }

    @Test
    void theClassesThatHoldAMethodAreNotNamed() {
        cells.run("int wide(int a, float b) { return a; }");

        assertThat(cells.error("wide(1)").message()).startsWith("method wide cannot be applied to given types");
    }

    @Test
    void ownExceptionsHaveTheirOwnName() {
        cells.run("class TooBig extends RuntimeException { TooBig(String m) { super(m); } }");
        assertThat(cells.error("throw new TooBig(\"7\");").name()).isEqualTo("TooBig");
    }

    @Test
    void aCompileErrorShowsLineAndCaret() {
        Outcome.Failed failed = cells.error("int a = 1;\nString s = a;\n");
        assertThat(failed.name()).isEqualTo("CompileError");
        assertThat(failed.message()).isEqualTo("incompatible types: int cannot be converted to String");
        assertThat(Cells.plain(failed)).isEqualTo("""
                Cell 1, line 2: does not compile
                2| String s = a;
                              ^
                incompatible types: int cannot be converted to String""");
    }

    @Test
    void aMistypedNameSuggestsTheRightOne() {
        cells.run("int counter = 0; double sigmoid(double z) { return z; } class Network {}");
        assertThat(Cells.plain(cells.error("conter + 1"))).contains("Did you mean counter?");
        assertThat(Cells.plain(cells.error("sigmiod(1)"))).contains("Did you mean sigmoid?");
        assertThat(Cells.plain(cells.error("Netwrk n = null;"))).contains("Did you mean Network?");
        assertThat(Cells.plain(cells.error("\"abc\".lenght()"))).contains("Did you mean length?");
        assertThat(Cells.plain(cells.error("System.out.printn(1)"))).contains("Did you mean println?");
        assertThat(Cells.plain(cells.error("Sytem.out.println(1)"))).contains("Did you mean System?");
        assertThat(cells.error("conter + 1").message()).isEqualTo("cannot find symbol: variable conter");
    }

    @Test
    void stackOverflowIsShortAndSurvived() {
        Outcome.Failed failed = cells.error("int down(int n) { return down(n + 1) + 1; }\ndown(0)");
        assertThat(failed.name()).isEqualTo("java.lang.StackOverflowError");
        assertThat(failed.traceback()).hasSizeLessThan(12);
        assertThat(Cells.plain(failed)).contains("times the same");
        assertThat(cells.value("2 + 2")).isEqualTo("4");
    }

    @Test
    void wrongSyntaxIsAnErrorAndNothingMore() {
        for (String code : new String[] {
            ")", "int 1x = ;", "x = = 2", "\"open", "}", "class {", "for (;;", "int int", "@", "'", "\\"
        }) {
            assertThat(cells.error(code).name()).as(code).isEqualTo("CompileError");
        }
        assertThat(cells.value("1")).isEqualTo("1");
    }
}
