package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureCheckTest {
    private static final String FIGURE = """
            {"output_type": "display_data", "data": {
              "application/vnd.plotly.v1+json": {
                "data": [{"type": "scatter", "x": [1], "y": [2]},
                         {"type": "heatmap", "xaxis": "x2", "yaxis": "y2"},
                         {"type": "image", "xaxis": "x3", "yaxis": "y3"}, {"type": "pie"}],
                "layout": {"title": {"text": "Cost"},
                  "xaxis": {"title": {"text": "step"}}, "yaxis": {"title": "cost (nats)"},
                  "xaxis2": {"title": {"text": "u"}}, "yaxis2": {"title": {"text": "v"}},
                  "xaxis3": {"visible": false}, "yaxis3": {"showticklabels": false}}},
              "text/html": ["<div><img width=\\"1\\" ", "alt=\\"Cost (lines)\\" src=\\"data:\\"></div>"],
              "text/plain": "Cost (lines)"}}
            """;

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void aFigureThatSaysWhatItShowsLacksNothing() {
        assertThat(FigureCheck.missing(json(FIGURE))).isEmpty();
        assertThat(FigureCheck.missing(json("{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"1\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"Cost\"}|{\"text\": \" \"}|the figure has no title",
                "\"xaxis\": {\"title\": {\"text\": \"step\"}}, | |the figure's xaxis has no title",
                "\"cost (nats)\"|\"\"|the figure's yaxis has no title",
                "\"v\"|\"\"|the figure's yaxis2 has no title",
                "\"visible\": false|\"visible\": true|the figure's xaxis3 has no title",
                "scatter|scatter3d|the figure's scene.xaxis has no title",
                "alt=\\\"Cost (lines)\\\"|alt=\\\" \\\"|the picture has no alternative text",
                "alt=\\\"Cost (lines)\\\"|title=\\\"x\\\"|the picture has no alternative text",
                "text/html|text/xml|the figure has no picture"
            })
    void whatAFigureLacksIsNamed(String text, String instead, String message) {
        String broken = FIGURE.replace(text, instead == null ? "" : instead);
        assertThat(broken).isNotEqualTo(FIGURE);
        assertThat(FigureCheck.missing(json(broken))).anyMatch(missing -> missing.startsWith(message));
    }

    @Test
    void aPictureAloneHasItsTitleInItsText() {
        String still = FIGURE.replace("application/vnd.plotly.v1+json", "x").replace("\"Cost (lines)\\\\\"", "");
        assertThat(FigureCheck.missing(json(still))).isEmpty();
        assertThat(FigureCheck.missing(json(still.replace("alt=\\\"Cost (", "alt=\\\"Figure ("))))
                .containsExactly("the figure has no title");
    }
}
