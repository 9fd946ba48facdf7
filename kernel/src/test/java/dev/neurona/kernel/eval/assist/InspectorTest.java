package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    private static final TestSession SESSION = new TestSession();

    @TempDir
    static Path folder;

    private static @Nullable Inspector inspector;

    @BeforeAll
    static void earlierCells() throws IOException {
        Path sources = folder.resolve("src.zip");
        zip(
                sources,
                Map.of(
                        "java.base/java/lang/Math.java",
                        """
                        package java.lang;
                        /** The class {@code Math} contains methods. */
                        public final class Math {
                            /**
                             * Returns the greater of two {@code int} values &mdash; see {@link Integer#MAX_VALUE}.
                             * <p>If equal, <b>that</b> value.
                             * @param   a   an argument.
                             * @param   b   another argument.
                             * @return  the larger of {@code a} and {@code b}.
                             * @since 1.0
                             */
                            public static int max(int a, int b) { return (a >= b) ? a : b; }
                            /** The other one. */
                            public static double max(double a, double b) { return 0; }
                        }
                        """,
                        "java.base/java/util/AbstractCollection.java",
                        """
                        package java.util;
                        public abstract class AbstractCollection<E> implements Collection<E> {
                            /** {@inheritDoc} And more.
                             * @throws NullPointerException {@inheritDoc} */
                            public boolean containsAll(Collection<?> c) { return true; }
                        }
                        """,
                        "java.base/java/util/Collection.java",
                        """
                        package java.util;
                        public interface Collection<E> {
                            /** Contains all of them.
                             * @throws NullPointerException if there is none
                             */
                            boolean containsAll(Collection<?> c);
                        }
                        """));
        Analyzer analyzer = new Analyzer();
        inspector = new Inspector(SESSION, analyzer, new TypeIndex(), new Sources(analyzer, sources));
        library(
                "plain",
                "-sources.jar",
                "lib/Plain.java",
                """
                package lib;
                public class Plain<T> {
                    /// Does *it* with `code` for [String#length()].
                    ///
                    /// - first
                    /// - second
                    ///
                    /// @param what the thing
                    public T work(T what, String... more) { return what; }
                }
                """,
                "package lib; public class Plain<T> { public T work(T what, String... more) { return what; } }");
        library(
                "paged",
                "-javadoc.jar",
                "pages/Paged.html",
                """
                <html><body><section class="class-description" id="class-description">
                <div class="type-signature">public class <span>Paged</span></div>
                <div class="block">A <a href="x.html">paged</a> class.</div></section>
                <section class="summary"><ul><li>x</li></ul></section>
                <section class="method-details"><ul><li><section class="detail" id="turn(int,java.util.List)">
                <h3>turn</h3><div class="member-signature">int turn</div>
                <div class="block">Turns <script>alert(1)</script>the page.</div>
                <dl class="notes"><dt>Returns:</dt><dd>its <code onclick="x()">number</code></dd></dl>
                </section></li></ul></section></body></html>
                """,
                "package pages; public class Paged { public int turn(int by, java.util.List<String> xs) { return by; } }");
        SESSION.eval(
                        "/** Adds two.\n * @param first the one\n * @return the sum */\nint addUp(int first, int second) {\n  return first + second;\n}")
                .eval("// a plain comment\nint subtract(int a, int b) { return a - b; }")
                .eval(
                        "/** A point of the plane. */\nrecord Point(double px, double py) {\n  /** {@return the distance} */ double far() { return px; }\n}")
                .eval("/** How many. */ int counter = 42;")
                .eval(
                        "String word = \"two\\nlines\"; var names = new ArrayList<String>(); var picky = new Object() { public String toString() { throw new IllegalStateException(); } };");
    }

    @AfterAll
    static void close() {
        SESSION.close();
    }

    private static void library(String name, String suffix, String entry, String text, String java) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name))
                .resolve(java.replaceAll("(?s).*public class (\\w+).*", "$1") + ".java");
        Files.writeString(source, java);
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), null, "-d", classes.toString(), source.toString());
        assertThat(result).isZero();
        Path jar = folder.resolve(name + ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        zip(folder.resolve(name + suffix), Map.of(entry, text));
        SESSION.addToClassPath(jar);
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "Math.ma|x(1, 2) => int max(int a, int b)",
                "Math.max|(1, 2) => int max(int a, int b)",
                "Math.|max(1, 2) => int max(int a, int b)",
                "Math.max(|1, 2) => int max(int a, int b)",
                "Math.max(|) => max(int a, int b)",
                "Math.max(| => max(int a, int b)",
                "Math.max(1, | => max(int a, int b)",
                "Math.max(1, \"a|bc\") => max(int a, int b)",
                "int y = Math.max(1.0, | => max(double a, double b)",
                "Mat|h.max(1, 2) => final class Math",
                "addU|p(1, 2) => int addUp(int first, int second)",
                "addUp(| => int addUp(int first, int second)",
                "var p = new Point(|1, 2); => Point(double px, double py)",
                "new Po|int(1, 2) => Point(double px, double py)",
                "Poin|t => record Point(double px, double py)",
                "new Point(1, 2).fa|r() => double far()",
                "count|er + 1 => int counter = 42",
                "wor|d => String word = \"two\\nlines\"",
                "name|s => ArrayList<String> names",
                "pick|y => picky",
                "names.ad|d(\"x\") => boolean add(",
                "names.stream().map(n -> n.len|gth()) => int length()",
                "names.forEach(n -> { n.trim|(); }); => String trim()",
                "names.stream().map(n| -> n.length()) => String n",
                "names.forEach(String::tri|m); => String trim()",
                "String fresh = \"\";\\nfre|sh.length() => String fresh",
                "String fresh = \"\";\\nfresh.leng|th() => int length()",
                "/** Doubles. */ int twice(int x) { return 2 * x; }\\ntwi|ce(3) => int twice(int x)",
                "/** Doubles. */ int twi|ce(int x) { return 2 * x; } => int twice(int x)",
                "int twice(int x) { return 2 * x|; } => int x",
                "class A { int depth; int deep() { return dep|th; } } => int depth",
                "class A { int de|pth; } => int depth",
                "class |A { int depth; } => class A",
                "import java.util.Li|st; => interface List<E>",
                "import java.ut|il.List; => java.util",
                "import static java.lang.Math.ma|x; => max(",
                "java.util.List.o|f(1) => List<E> of(E",
                "LocalDat|e.now() => class LocalDate",
                "Integer.MAX_VA|LUE => int MAX_VALUE = 2147483647",
                "for (String s : names) { s|.length(); } => String s",
                "\"abc\".len|gth() => int length()",
                "/* 😀 */ names.siz|e() => int size()",
                "if (true) { Math.ma|x(1, => max(int a, int b)",
                "new Plain<String>().wor|k(\"x\") => T work(T what, String... more)",
                "Thread.State.RUN|NABLE => RUNNABLE",
                "int[] xs = {1}; xs.leng|th => int length",
                "%ma|ven a:b:c => GROUP:ARTIFACT:VERSION",
                "%maven a:b|:c => GROUP:ARTIFACT:VERSION",
                "%%ht|ml\\n<b> => shows the cell as HTML",
            })
    void names(String marked, String expected) {
        String code = marked.replace("\\n", "\n");
        String cleaned = "import lib.*; import pages.*;\n" + code;
        Bundle found = inspect(marked.startsWith("%") ? code : cleaned, 0);
        assertThat(found).as(code).isNotNull();
        assertThat(plain(found)).as(code).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknownName|",
                "ret|urn 1;",
                "// Math.ma|x",
                "/* Math|  */",
                "12|",
                "|",
                "   |   ",
                "foo.b|ar",
                "}|",
                "Math.max(1, 2); |",
                "%nosuch|"
            })
    void knowsNothingOf(String marked) {
        assertThat(inspect(marked, 0)).as(marked).isNull();
    }

    @Test
    void documentationOfTheJdkComesFromItsSources() {
        Bundle max = inspect("Math.max(|1, 2)", 0);
        assertThat(plain(max))
                .contains("in java.lang.Math")
                .contains("Returns the greater of two int values \u2014 see Integer.MAX_VALUE.")
                .contains("Parameters\n    a - an argument.")
                .contains("Returns\n    the larger of a and b.")
                .contains("Since\n    1.0")
                .contains("Overloads")
                .contains("double max(double a, double b)");
        assertThat(html(max)).contains("<code>int</code>").contains("<p>If equal, <b>that</b> value.");
        assertThat(plain(max)).doesNotContain("(a >= b)");
        assertThat(plain(inspect("Math.max(|1, 2)", 1))).contains("return (a >= b) ? a : b;");
    }

    @Test
    void documentationIsInherited() {
        assertThat(plain(inspect("names.containsA|ll(names)", 0)))
                .contains("Contains all of them.")
                .contains("And more.")
                .contains("NullPointerException - if there is none");
    }

    @Test
    void documentationOfCellsIsTheirComments() {
        assertThat(plain(inspect("addU|p(1, 2)", 0)))
                .contains("declared in an earlier cell")
                .contains("Adds two.")
                .contains("first - the one")
                .contains("the sum")
                .doesNotContain("static");
        assertThat(plain(inspect("addU|p(1, 2)", 1))).contains("return first + second;");
        assertThat(plain(inspect("subtrac|t(1, 2)", 0))).doesNotContain("plain comment");
        assertThat(plain(inspect("Poi|nt", 0))).contains("A point of the plane.");
        assertThat(plain(inspect("new Point(1, 2).fa|r()", 0))).contains("Returns the distance.");
        assertThat(plain(inspect("coun|ter", 0))).contains("How many.");
        assertThat(plain(inspect("/** Doubles. */ int twice(int x) { return 2 * x; }\ntwi|ce(3)", 1)))
                .contains("Doubles.")
                .contains("return 2 * x;");
    }

    @Test
    void noValueThatWouldRunCode() {
        assertThat(plain(inspect("pick|y", 0))).doesNotContain(" = ");
    }

    @Test
    void markdownOfASourcesJar() {
        Bundle work = inspect("new lib.Plain<String>().wor|k(\"x\")", 0);
        assertThat(html(work))
                .contains("<p>Does <i>it</i> with <code>code</code> for <code>String.length()</code>.</p>")
                .contains("<ul><li>first</li><li>second</li></ul>")
                .contains("<dd><code>what</code> - the thing");
    }

    @Test
    void pagesOfAJavadocJar() {
        assertThat(html(inspect("new pages.Paged().tur|n(1, null)", 0)))
                .contains("Turns the page.")
                .contains("its <code>number</code>")
                .doesNotContain("script")
                .doesNotContain("onclick");
        assertThat(plain(inspect("pages.Page|d p;", 0))).contains("A paged class.");
    }

    private static @Nullable Bundle inspect(String marked, int detail) {
        int cursor = marked.indexOf('|');
        assertThat(inspector).isNotNull();
        return inspector.inspect(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor, detail);
    }

    private static String plain(@Nullable Bundle bundle) {
        assertThat(bundle).isNotNull();
        return bundle.text().replaceAll("\u001b\\[\\d*m", "");
    }

    private static String html(@Nullable Bundle bundle) {
        assertThat(bundle).isNotNull();
        return String.valueOf(bundle.get(Bundle.HTML).orElseThrow());
    }
}
