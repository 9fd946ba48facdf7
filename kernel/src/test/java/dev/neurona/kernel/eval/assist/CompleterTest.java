package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.Interpreter.Completion;
import dev.neurona.kernel.eval.Interpreter.Completion.Match;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompleterTest {
    private static final TestSession SESSION = new TestSession();
    private static final Completer COMPLETER = new Completer(SESSION);

    @BeforeAll
    static void earlierCells() {
        SESSION.eval(
                        "int counter = 3; var names = new ArrayList<String>(); Map<String, List<Integer>> table = Map.of();")
                .eval("/** Adds. */ int addUp(int first, int second) { return first + second; }")
                .eval("private static <T> T sameAgain(T it) { return it; }")
                .eval("record Point(double px, double py) { static Point origin() { return new Point(0, 0); } }")
                .eval("enum Colour { RED, GREEN }")
                .eval("interface Shape { double area(); }")
                .eval("class Circle implements Shape { double radius; public double area() { return radius; } }")
                .eval("Circle ring = new Circle(); Point[] points = {}; var odd = new Object() { int inside = 1; };");
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "System.out.pri| => print println printf",
                "names.a| => add addAll",
                "names.add(\"x\"). | => NOTHING",
                "na| => names",
                "names.get(0).le| => length",
                "table.get(\"a\").get(0).intV| => intValue",
                "addU| => addUp",
                "sameA| => sameAgain",
                "sameAgain(\"x\").len| => length",
                "cou| => counter",
                "Poi| => Point",
                "new Poin| => Point",
                "Point.or| => origin",
                "Point.origin().p| => px py",
                "Colour.G| => GREEN",
                "ring.ra| => radius",
                "points[0].p| => px py",
                "points.le| => length",
                "odd.in| => NOTHING",
                "java.util.Arr| => ArrayList Arrays",
                "java.ut| => util",
                "jav| => java",
                "import java.ut| => util",
                "import java.util.Arr| => ArrayList",
                "import java.util.concurrent.ato| => atomic",
                "import static java.lang.Math.flo| => floor floorDiv",
                "import java.util.Map.En| => Entry",
                "import stat| => static",
                "new ArrayLi| => ArrayList",
                "List<String> l = new | => ArrayList LinkedList",
                "Function<String, Integer> f = String::le| => length",
                "Supplier<List<String>> s = ArrayList::n| => new",
                "@Overr| => Override",
                "@Overr|\\nvoid f() {} => Override",
                "@FunctionalInt| interface A { void f(); } => FunctionalInterface",
                "names.forEach(n -> n.toUpp| => toUpperCase",
                "names.forEach(n -> { n.toUpp| => toUpperCase",
                "names.forEach(n -> { n.toUpp| }); => toUpperCase",
                "names.stream().map(n -> n.leng| => length",
                "names.stream().map(n -> n.length()).filter(k -> k.comp| => compareTo",
                "names.stream().map(String::trim).coll| => collect",
                "names.stream().collect(Collectors.toL| => toList",
                "var a = new ArrayList<String>();\\na.addA| => addAll",
                "var a = new ArrayList<String>();\\nfor (var s : a) { s.tri| => trim",
                "int localOne = 1;\\nif (localOne > 0) {\\n  loc|\\n} => localOne",
                "int twice(int value) {\\n  return val|\\n} => value",
                "int base = 1;\\nint plus(int value) { return ba| + value; } => base",
                "class A { int depth; void m() { dep| } } => depth",
                "class A { void m() { this.la| } int later; } => later",
                "class A { int x; }\\nA a = new A();\\na.x| => x",
                "class A extends Circ| {} => Circle",
                "class A implements Sh| { int x; } => Shape",
                "record Pair(String left, Stri| right) {} => String StringBuilder",
                "record Pair(String left) { int n() { return left.leng| => length",
                "int helper() { return 1; }\\nhelp| => helper",
                "switch (Colour.RED) { case G| => GREEN",
                "switch (Colour.RED) { case RED -> 1; case G| -> 2; } => GREEN",
                "int v = switch (Colour.RED) { case G| -> 1; default -> 2; }; => GREEN",
                "List<Stri| => String",
                "Map<String, Integ| => Integer",
                "List<Stri|> l; => String",
                "try { } catch (IOEx| => IOException",
                "try { } catch (IOEx| e) { } => IOException",
                "void f() throws IOEx| => IOException",
                "throw new IllegalArg| => IllegalArgumentException",
                "Object o = 1; if (o instanceof Stri| => String",
                "LocalDa| => java.time.LocalDate",
                "new LocalDa| => java.time.LocalDate",
                "aL| => ArrayList",
                "arrayl| => ArrayList",
                "names.addal| => addAll",
                "names.aA| => addAll",
                "String s = nam|;\\nint y = 2; => names",
                "names.|\\nint y = 2;\\ny++; => add size",
                "foo(names.si| => size",
                "Math.max(coun|, 2) => counter",
                "Math.max(1, coun| => counter",
                "counter = 5 + coun| => counter",
                "int y = 5\\ncoun| => counter",
                "whi| => while",
                "retu| => return",
                "class A { pub| => public",
                "class A { Stri| => String",
                "names\\n  .stream()\\n  .fil| => filter",
                "String s = \"😀\"; s.tri| => trim",
                "/* é😀 */ names.ad| => add",
                "String e\u0301te = \"\"; e\u0301te.tri| => trim",
                "String 𝒳y = \"\"; 𝒳y.tri| => trim",
                "String 𝒳y = \"\"; 𝒳| => 𝒳y",
                "\"abc\".leng| => length",
                "\"\"\"\\n abc\"\"\".leng| => length",
                "(names).si| => size",
                "((List<String>) names).si| => size",
                "new ArrayList<String>().si| => size",
                "new Circle() { void m() { rad| => radius",
                "int.cl| => class",
                "String[].cl| => class",
                "Map.En| => Entry",
                "int x = 1;\\nString x = \"\";\\nx.tri| => trim",
                "%ma| => %maven",
                "%| => %load %maven",
                "%%h| => %%html",
                "int x = 1;\\n%jar| => %jars",
                "%time names.si| => size",
                "%%time\\nnames.si| => size",
                "%%html\\n<b>na| => NOTHING",
                "// nam| => NOTHING",
                "/* nam| => NOTHING",
                "\"nam| => NOTHING",
                "\"nam|\" => NOTHING",
                "'n| => NOTHING",
                "12| => NOTHING",
                "names.size()| => NOTHING",
                "int cou| => NOTHING",
                "int x = 7 % coun| => counter",
                "int x = 7\\n  % coun| => counter",
            })
    void offers(String marked, String expected) {
        String code = marked.replace("\\n", "\n");
        Completion completion = complete(code);
        if (expected.equals("NOTHING")) {
            assertThat(texts(completion)).as(code).isEmpty();
        } else {
            assertThat(texts(completion)).as(code).contains(expected.split(" "));
        }
    }

    @Test
    void replacesTheWholeName() {
        for (String code : List.of("names.|addAll(x)", "names.ad|dAll(x)", "names.addAll|(x)")) {
            Completion completion = complete(code);
            assertThat(texts(completion)).as(code).contains("addAll");
            assertThat(completion.start()).as(code).isEqualTo(6);
            assertThat(completion.end()).as(code).isEqualTo(12);
        }
    }

    @Test
    void bestComeFirst() {
        assertThat(texts(complete("int number = coun|"))).startsWith("counter");
        assertThat(texts(complete("int number = names.|")).get(0)).isIn("hashCode", "indexOf", "lastIndexOf", "size");
        assertThat(texts(complete("names.|"))).containsSubsequence("add", "wait");
        assertThat(texts(complete("int locally = 1; int other = lo|"))).startsWith("locally");
        assertThat(texts(complete("Strin|"))).startsWith("String");
    }

    @Test
    void saysWhatAMatchIs() {
        assertThat(match("addU|", "addUp")).isEqualTo(new Match("addUp", "function", "(int first, int second): int"));
        assertThat(match("coun|", "counter")).isEqualTo(new Match("counter", "variable", "int"));
        assertThat(match("Colo|", "Colour").type()).isEqualTo("enum");
        assertThat(match("Shap|", "Shape").type()).isEqualTo("interface");
        assertThat(match("Circ|", "Circle").type()).isEqualTo("class");
        assertThat(match("ring.ra|", "radius")).isEqualTo(new Match("radius", "property", "double"));
        assertThat(match("whil|", "while").type()).isEqualTo("keyword");
        assertThat(match("java.ut|", "util").type()).isEqualTo("module");
        assertThat(match("%mav|", "%maven").type()).isEqualTo("magic");
        assertThat(match("names.add|", "add").signature()).contains("String").contains("(+");
        assertThat(match("int local = 1; loca|", "local").type()).isEqualTo("variable");
    }

    @Test
    void nothingIsOfferedTwice() {
        List<String> all = texts(complete("|"));
        assertThat(all).doesNotHaveDuplicates().contains("counter", "names", "addUp", "Point");
        assertThat(all.size()).isLessThanOrEqualTo(Matches.LIMIT);
        assertThat(texts(complete("A|"))).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Matches.LIMIT);
    }

    @Test
    void aCellHidesWhatItDeclaresAnew() {
        assertThat(texts(complete("record Point(int across) {}\nnew Point(1).|")))
                .contains("across")
                .doesNotContain("px");
        assertThat(texts(complete("String counter = \"\";\ncounter.tri|"))).contains("trim");
        assertThat(texts(complete("String addUp(int first, int second) { return \"\"; }\naddUp(1, 2).tri|")))
                .contains("trim");
    }

    @Test
    void scaffoldingIsNotShown() {
        assertThat(texts(complete("|"))).noneMatch(text -> text.contains("$$") || text.contains("neurona"));
        assertThat(texts(complete("ne|"))).doesNotContain("neurona");
        assertThat(texts(complete("this.|"))).noneMatch(text -> text.contains("$$"));
    }

    static Completion complete(String marked) {
        int cursor = marked.indexOf('|');
        return COMPLETER.complete(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor);
    }

    private static Match match(String marked, String text) {
        return complete(marked).matches().stream()
                .filter(match -> match.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(marked + " does not offer " + text));
    }

    private static List<String> texts(Completion completion) {
        return completion.matches().stream().map(Match::text).toList();
    }
}
