package dev.neurona.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import dev.neurona.kernel.display.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,-2,3.25,1E+400,12345678901234567890]",
                "{\"a\":{\"b\":[true,false,null,\"\\\"\\\\\\n\\u0001\"]}}",
                "\"é漢\uD83D\uDE00\""
            })
    void whatIsReadIsWrittenTheSame(String text) throws Exception {
        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "[1 2]",
                "01",
                "NaN",
                "nul",
                "\"\n\"",
                "{} {}",
                "{}x",
                "\"\\x\"",
                "# c\n{}",
                "1e99999999999999999999"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void veryDeepNestingIsRefusedAndNotOverflowed() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void halfAPairIsReplacedWhereBytesAreMade() throws Exception {
        JsonElement half = Json.parse("\"a\\ud83db\"");
        assertThat(half.getAsString()).isEqualTo("a\uD83Db");
        assertThat(new String(Json.bytes(half), StandardCharsets.UTF_8)).isEqualTo("\"a\uFFFDb\"");
    }

    @Test
    void treesAreMadeOfPlainValues() {
        Object value =
                Map.of("list", Arrays.asList(1, null, "x", new int[0].length), "raw", new Bundle.Json("{\"k\": [1]}"));
        assertThat(Json.tree(value).getAsJsonObject().get("list").toString()).isEqualTo("[1,null,\"x\",0]");
        assertThat(Json.tree(value).getAsJsonObject().get("raw").toString()).isEqualTo("{\"k\":[1]}");
        assertThat(Json.text(Json.tree(List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.5))))
                .isEqualTo("[null,null,0.5]");
        assertThatThrownBy(() -> Json.tree(new Bundle.Json("{")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void plainValuesAreMadeOfTrees() throws Exception {
        assertThat(Json.plain(Json.parse("{\"a\":[1,2.5,\"x\",true,{}]}")))
                .isEqualTo(Map.of("a", List.of(1L, 2.5, "x", true, Map.of())));
        assertThat(Json.plain(Json.parse("null"))).isNull();
    }
}
