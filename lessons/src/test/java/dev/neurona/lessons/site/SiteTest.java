package dev.neurona.lessons.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    private Site site(boolean solutions) throws IOException {
        for (String id : List.of("02", "90", "91")) {
            write("lessons/text/" + id + "-sums/lesson.md", """
                    ---
                    id: "%s"
                    title: {en: "Sums <%s>", es: "Sumas %s"}
                    minutes: 5
                    needs: ["02"]
                    ---
                    ::: en
                    # Sums
                    :::
                    ::: es
                    # Sumas
                    :::
                    """.formatted(id, id, id));
        }
        write("lessons/plan.yml", """
                - {id: "02", title: {en: "Tensors", es: "Tensores"}}
                - {id: "90", title: {en: "Sums", es: "Sumas"}}
                - {id: "91", title: {en: "More", es: "Más"}}
                """);
        write("lessons/glossary.yml", """
                - {id: sum, lesson: "90", term: {en: sum, es: suma}, definition: {en: What adding gives., es: Lo que da sumar.}, formula: 'a + b'}
                """);
        return new Site(
                Course.read(folder.resolve("lessons"), true),
                folder.resolve("notebooks"),
                folder.resolve("site"),
                solutions);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void notebook(String name, String markdown) throws IOException {
        Cell code = Cell.code("code", "int x = 1; // <one>");
        code.json().add("outputs", JsonParser.parseString("""
                [{"output_type": "stream", "name": "stdout", "text": ["a < b\\n"]},
                 {"output_type": "display_data", "data": {"application/vnd.plotly.v1+json": {},
                  "text/html": "<div><img alt=\\"Cost\\" src=\\"data:x\\"></div><script>f(encodeURIComponent(\\"k\\"))</script>"}},
                 {"output_type": "display_data", "data": {"text/plain": "a \\"b\\"", "image/png": "ab\\ncd"}}]
                """));
        Cell check = Cell.code("check", "Check.ex(\"90.1\")").withTags(List.of("check"));
        Cell book = Cell.code("exercises", "Check.open(\"packed\")").withTags(List.of("exercises"));
        Path file = folder.resolve("notebooks").resolve(name);
        Files.createDirectories(file.getParent());
        Notebook.of(
                        "neurona",
                        "Neurona",
                        "java",
                        List.of(
                                Cell.markdown("text", markdown),
                                book,
                                code,
                                check,
                                Cell.markdown("links", "old links")))
                .write(file);
    }

    @Test
    void aNotebookBecomesAPageThatNeedsNothingElse() throws IOException {
        notebook("en/90-sums.ipynb", """
                # Sums

                Is $\\frac{a}{b} < 1$? See [sum](glossary.md#sum) and [91](91-sums.ipynb).

                | a | b |
                |---|---|
                | 1 | 2 |

                ## A part
                ## A part
                """);
        notebook("en/91-sums.ipynb", "# More");
        notebook("en/02-sums.ipynb", "# Tensors");
        site(false).write(progress::add);
        String page = Files.readString(folder.resolve("site/en/90-sums.html"));
        assertThat(page)
                .contains("<html lang=\"en\">", "<title>90 Sums &lt;90&gt; · Neurona</title>")
                .contains("<a class=\"skip\" href=\"#main\">")
                .contains("<math xmlns=", "<mfrac>", "class=\"katex\"", "font/woff2;base64,")
                .contains("<h2 id=\"a-part\">", "<h2 id=\"a-part-2\">", "<th>a</th>")
                .contains("href=\"glossary.html#sum\"", "href=\"91-sums.html\"", "href=\"02-sums.html\"")
                .contains("<span class=\"keyword\">int</span> x = <span class=\"number\">1</span>")
                .contains("// &lt;one&gt;", "<pre>a &lt; b\n</pre>", "<summary>The checks</summary>")
                .contains("<img alt=\"Cost\"", "f(\"neurona\")", "\"baseUrl\":\"../\"")
                .contains("alt=\"a &quot;b&quot;\" src=\"data:image/png;base64,abcd\"")
                .contains("href=\"../es/90-sums.html\" lang=\"es\"")
                .doesNotContain("old links", "packed");
        assertThat(Pattern.compile("(?:src|url)\\s*[=(]\\s*[\"']?+(?!data:)")
                        .matcher(page)
                        .results())
                .isEmpty();
        assertThat(folder.resolve("site/kernelspecs/neurona/plotly.min.js")).isNotEmptyFile();
        assertThat(progress).contains("es/90-sums is not built: left out", "en/90-sums.html");
    }

    @Test
    void eachLanguageHasContentsAndGlossary() throws IOException {
        notebook("es/90-sums.ipynb", "# Sumas");
        notebook("es/solutions/90-sums.ipynb", "# Sumas\n\n[Otra](../02-sums.ipynb)");
        int pages = site(true).write(progress::add);
        assertThat(pages).isEqualTo(7);
        assertThat(folder.resolve("site/es/index.html"))
                .content()
                .contains("<html lang=\"es\">", "href=\"90-sums.html\"", "<td>5</td>", "02 Sumas 02")
                .contains("href=\"solutions/90-sums.html\"", "href=\"glossary.html\"");
        assertThat(folder.resolve("site/es/solutions/90-sums.html"))
                .content()
                .contains(
                        "href=\"../02-sums.html\"",
                        "href=\"../index.html\"",
                        "href=\"../../en/solutions/90-sums.html\"")
                .contains("\"baseUrl\":\"../../\"")
                .doesNotContain("class=\"katex", "KaTeX");
        assertThat(folder.resolve("site/es/glossary.html"))
                .content()
                .contains("<a id=\"sum\"></a>", "<h3 id=\"suma\">suma</h3>", "<math xmlns=", "href=\"index.html\"");
        assertThat(folder.resolve("site/index.html")).content().contains("es/index.html");
    }

    @Test
    void aFormulaThatCannotBeSetIsNamedWithItsNotebook() throws IOException {
        notebook("en/90-sums.ipynb", "$\\frac{a$");
        Site site = site(false);
        assertThatThrownBy(() -> site.write(progress::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("90-sums.ipynb: the formula $\\frac{a$ cannot be set: ")
                .hasMessageContaining("KaTeX parse error");
    }

    @ParameterizedTest
    @CsvSource({
        "07-softmax.ipynb, 07-softmax.html",
        "../07-softmax.ipynb#a, ../07-softmax.html#a",
        "glossary.md#relu, glossary.html#relu",
        "../README.md, ../index.html",
        "solutions, solutions/index.html",
        "#here, #here",
        "data.csv, data.csv"
    })
    void linksToNotebooksLeadToPages(String link, String page) {
        assertThat(Prose.page(link)).isEqualTo(page);
    }

    @Test
    void javaIsColoured() {
        assertThat(JavaCode.html("@Test String s = \"a // b\"; /* c */ x1 = 1e-5 + y"))
                .isEqualTo("<span class=\"note\">@Test</span> <span class=\"type\">String</span> s = "
                        + "<span class=\"text\">&quot;a // b&quot;</span>; <span class=\"comment\">/* c */</span> x1 = "
                        + "<span class=\"number\">1e-5</span> + y");
    }
}
