package dev.neurona.kernel.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.eval.token.Lexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{@code a < b && c} => <code>a &lt; b &amp;&amp; c</code>",
                "{@code Map<{String}>} => <code>Map&lt;{String}&gt;</code>",
                "{@link java.util.List#add(int, Object)} => <code>List.add(int, Object)</code>",
                "{@link List#add the adding} => <code>the adding</code>",
                "{@linkplain #size} => size",
                "{@literal <T>} => &lt;T&gt;",
                "{@value #MAX} => <code>MAX</code>",
                "{@return the size} => Returns the size.",
                "{@unknown text} => text",
                "{@code unclosed => <code>unclosed</code>",
                "<b onclick='x()'>bold</b> => <b>bold</b>",
                "<script>alert(1)</script>left => left",
                "<img src=x onerror=y>left => left",
                "a < b & c => a &lt; b &amp; c",
                "<tt>x</tt> &alpha; => <code>x</code> &alpha;",
                "<a href=\"javascript:x\">text</a> => text",
            })
    void inlineTags(String javadoc, String html) {
        assertThat(html(javadoc)).isEqualTo(html);
    }

    @Test
    void blockTags() {
        assertThat(
                        html(
                                "Does it.\n@param <T> type\n@param x {@code @inner}\n  more\n@throws java.io.IOException when\n@deprecated no"))
                .isEqualTo("Does it.<dl><dt><b>Deprecated</b></dt><dd>no</dd></dl>"
                        + "<dl><dt><b>Parameters</b></dt><dd><code>&lt;T&gt;</code> - type</dd>"
                        + "<dd><code>x</code> - <code>@inner</code>\n  more</dd></dl>"
                        + "<dl><dt><b>Throws</b></dt><dd><code>IOException</code> - when</dd></dl>");
    }

    @Test
    void snippetsKeepTheirLines() {
        String text = HtmlText.of(html("Like\n{@snippet :\n  int x = 1; // @highlight\n    y();\n}\nso."));
        assertThat(text).isEqualTo("Like\n\n    int x = 1;\n      y();\n\nso.");
    }

    @Test
    void markdown() {
        String html = JavadocText.html(
                new DocComment(
                        "# Head\nSome **bold** `a<b` [Foo#bar(int[])] and [text][Foo].\n```java\n@x <y>\n```\n@return [List]",
                        true),
                () -> "");
        assertThat(html)
                .isEqualTo(
                        "<h4>Head</h4><p>Some <b>bold</b> <code>a&lt;b</code> <code>Foo.bar(int[])</code> and text.</p>"
                                + "<pre>@x &lt;y&gt;</pre><dl><dt><b>Returns</b></dt><dd><p><code>List</code></p></dd></dl>");
    }

    @Test
    void commentsLoseTheirStars() {
        String code = "/** First\n   * second\n   *   third */ // plain\n int x;";
        assertThat(DocComment.before(code, Lexer.tokens(code), code.indexOf("int")))
                .isEqualTo(new DocComment("First\nsecond\n  third", false));
        String plain = "/* no */ int x;";
        assertThat(DocComment.before(plain, Lexer.tokens(plain), plain.indexOf("int")))
                .isNull();
        String slashes = "/// one\n///   two\nint x;";
        assertThat(DocComment.before(slashes, Lexer.tokens(slashes), slashes.indexOf("int")))
                .isEqualTo(new DocComment("one\n  two", true));
    }

    @Test
    void textKeepsListsAndTables() {
        assertThat(HtmlText.of("a<ul><li>one<li>two &le; 3</ul><table><tr><td>x</td><td>y</td></tr></table>&#x3bb;"))
                .isEqualTo("a\n\n- one\n- two \u2264 3\n\nx  y\n\n\u03bb");
    }

    private static String html(String javadoc) {
        return JavadocText.html(new DocComment(javadoc, false), () -> "");
    }
}
