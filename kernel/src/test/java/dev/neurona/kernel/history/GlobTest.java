package dev.neurona.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void itMatchesTheWholeText() {
        assertThat("int x = 1;").matches(Glob.pattern("int*"));
        assertThat("int x = 1;").matches(Glob.pattern("*x*"));
        assertThat("int x = 1;").doesNotMatch(Glob.pattern("x"));
        assertThat("a\nb").matches(Glob.pattern("a?b"));
    }

    @Test
    void aSetIsOneOfItsCharacters() {
        assertThat("6 * 7").matches(Glob.pattern("6 [*] 7"));
        assertThat("6 + 7").doesNotMatch(Glob.pattern("6 [*] 7"));
        assertThat("x3").matches(Glob.pattern("x[0-9]"));
        assertThat("x3").doesNotMatch(Glob.pattern("x[^0-9]"));
        assertThat("a[0]").matches(Glob.pattern("a[[]0[]]"));
        assertThat("a\\&").matches(Glob.pattern("a[\\][&&]"));
    }

    @Test
    void whatIsNoSetStandsForItself() {
        assertThat("int[] a").matches(Glob.pattern("int[[]] a"));
        assertThat("a[0").matches(Glob.pattern("a[0"));
        assertThat("a(b|c).d$").matches(Glob.pattern("a(b|c).d$"));
        assertThat("b").doesNotMatch(Glob.pattern("[z-a]"));
    }
}
