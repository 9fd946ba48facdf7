package dev.neurona.plot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaScriptReaderTest {
    @Test
    void readsWhatTemplatesWrite() {
        Node node = Json.readJavaScript(
                "var t =\n{ x: [1, -2.5e3, NaN,],\n name: 'it&#39;s &lt;b&gt; \\n',\n on: True, 'k': {\"a\": null,}, };");
        assertThat(node.list("x")).isEqualTo(Arrays.asList(1.0, -2500.0, null));
        assertThat(node.text("name")).hasValue("it's <b> \\n");
        assertThat(node.is("on", true)).isTrue();
        assertThat(node.child("k").map()).containsKey("a");
    }

    @Test
    void doubleQuotedTextHasJsonsEscapes() {
        assertThat(Json.readJavaScript("{a: \"q\\\"\\\\\\n\\u00e9&amp;\"}").text("a"))
                .hasValue("q\"\\\n\u00e9&amp;");
    }

    @Test
    void aBackslashAtTheEndOfSingleQuotedTextIsText() {
        Node node = Json.readJavaScript("{a: 'C:\\', b: 'it\\'s'}");
        assertThat(node.text("a")).hasValue("C:\\");
        assertThat(node.text("b")).hasValue("it's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "var a = 1;",
                "{",
                "{a}",
                "{a: [1, 2}",
                "{a: function() {}}",
                "{a: 'open}",
                "{a: \"\\u00g0\"}",
                "{a: 1} {b: 2}",
                "{a: \"\\",
                "{a:"
            })
    void whatIsNotDataIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> Json.readJavaScript(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read the figure's JavaScript at character ");
    }

    @Test
    void writingIsStrictJsonThatCannotEndAScript() {
        Object tree = Json.object(
                "a", List.of(1.0, 1e-7, Double.NaN, 1e300), "b", "</script>\u2028\"\\\n\u0001", "c", Map.of());
        assertThat(Json.write(tree))
                .isEqualTo("{\"a\":[1,1E-7,null,1E300],\"b\":\"\\u003c/script>\\u2028\\\"\\\\\\n\\u0001\",\"c\":{}}");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Map<String, ?> tree =
                Json.object("s", "a\"b\\c\n</x>\ud83d\ude00", "n", -0.125, "l", Arrays.asList(true, null, "x"));
        assertThat(Json.readJavaScript(Json.write(tree)).map()).isEqualTo(tree);
    }
}
