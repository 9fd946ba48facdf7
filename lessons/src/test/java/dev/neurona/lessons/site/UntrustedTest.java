package dev.neurona.lessons.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntrustedTest {
    @Test
    void tagsAreText() {
        assertThat(Untrusted.html("<script>alert(1)</script> and <img src=x onerror=alert(1)>"))
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;");
    }

    @Test
    void linksLeadToTheWebOrAreText() {
        assertThat(Untrusted.html("[a](javascript:alert(1)) [b](data:text/html,x) [c](/mark) [d](https://example.org)"))
                .doesNotContain("javascript", "data:", "/mark")
                .contains(
                        "<a rel=\"nofollow noopener noreferrer\" href=\"https://example.org\" target=\"_blank\">d</a>");
    }

    @Test
    void picturesAreTheirDescription() {
        assertThat(Untrusted.html("![the *curve*](https://example.org/x.png)"))
                .isEqualTo("<p>[the <em>curve</em>]</p>\n");
    }

    @Test
    void formulasAreMathMlWithoutStylesOrLinks() {
        assertThat(Untrusted.html("so $\\sqrt{0.98}$ and $$\\href{javascript:alert(1)}{x} \\rule{9999em}{9999em}$$"))
                .contains("<math", "<msqrt>")
                .doesNotContain("href=", "9999em\"", "style=");
    }

    @Test
    void aFormulaThatIsNoneStaysAsItIsWritten() {
        assertThat(Untrusted.html("$\\frac{1$ and `$x$`")).contains("<code>$\\frac{1$</code>", "<code>$x$</code>");
    }

    @Test
    void aPlaceOfAFormulaCannotBeForged() {
        assertThat(Untrusted.html("\uE0007\uE001 $x$")).startsWith("<p>7 <span");
    }

    @Test
    void whatIsNestedOrLongWithoutEndIsStillShown() {
        assertThat(Untrusted.html("> ".repeat(20_000) + "deep")).contains("deep");
        assertThat(Untrusted.html("[".repeat(20_000) + "x")).contains("x");
        assertThat(Untrusted.html("**".repeat(20_000) + "x")).contains("x");
        assertThat(Untrusted.html("$" + "\\a\nb".repeat(20_000) + "$")).contains("a");
        assertThat(Untrusted.html("x".repeat(300_000))).hasSizeLessThan(101_000);
    }

    @Test
    void aHeadingIsABoldLineBecauseThePageHasItsOwn() {
        assertThat(Untrusted.html("## The *curve*")).isEqualTo("<p><strong>The <em>curve</em></strong></p>\n");
        assertThat(Untrusted.line("# One")).isEqualTo("<strong>One</strong>");
        assertThat(Untrusted.line("one `two`")).isEqualTo("one <code>two</code>");
        assertThat(Untrusted.line("one\n\ntwo")).isEqualTo("<p>one</p>\n<p>two</p>");
    }
}
