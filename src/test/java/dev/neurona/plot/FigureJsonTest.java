package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Renderer;
import dev.neurona.plot.json.Node;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

class FigureJsonTest {
    private static Node trace(Figure figure, int number) {
        return FigureJson.of(figure).children("data").get(number);
    }

    @Test
    void theRendererIsFoundAsAService() {
        assertThat(ServiceLoader.load(Renderer.class)).anyMatch(FigureRenderer.class::isInstance);
    }

    @Test
    void numbersAreNumbersAndMissingOnesNull() {
        Node trace = trace(Gallery.notFinite(), 0);
        assertThat(trace.list("y")).containsExactly(1.0, 3.0, null, 4.0, null, 2.0, null, 5.0);
    }

    @Test
    void aMissingIntegerIsNullAndNotText() {
        IntColumn x = IntColumn.create("x", 1, 2);
        x.appendMissing();
        Figure figure = new Figure(
                ScatterTrace.builder(x, IntColumn.create("y", 4, 5, 6)).build());
        assertThat(trace(figure, 0).list("x")).containsExactly(1.0, 2.0, null);
    }

    @Test
    void aColumnWithOneWordStaysText() {
        Figure figure = new Figure(ScatterTrace.builder(
                        StringColumn.create("x", "1", "2", "1d", "0x1p3"), IntColumn.create("y", 1, 2, 3, 4))
                .build());
        assertThat(trace(figure, 0).list("x")).containsExactly("1", "2", "1d", "0x1p3");
    }

    @Test
    void twoHeatmapsKeepTheirOwnValues() {
        Figure figure = Gallery.twoHeatmaps();
        assertThat(trace(figure, 0).list("z").get(0)).isEqualTo(List.of(1.0, 2.0, 3.0));
        assertThat(trace(figure, 1).list("z").get(0)).isEqualTo(List.of(9.0, 8.0, 7.0));
    }

    @Test
    void theFirstClassOfAHeatmapIsOnTop() {
        Node layout = FigureJson.of(Gallery.twoHeatmaps()).child("layout");
        assertThat(layout.child("yaxis").text("autorange")).hasValue("reversed");
        assertThat(layout.child("yaxis2").text("autorange")).hasValue("reversed");
    }

    @Test
    void backgroundsThatTheTemplateLosesAreKept() {
        Figure figure = new Figure(
                Layout.builder("t").plotBgColor("#eef").paperBgColor("#ffe").build());
        Node layout = FigureJson.of(figure).child("layout");
        assertThat(layout.text("plot_bgcolor")).hasValue("#eef");
        assertThat(layout.text("paper_bgcolor")).hasValue("#ffe");
    }

    @Test
    void domainsSurviveALanguageWithADecimalComma() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("es-ES"));
        try {
            Layout layout = Layout.builder("t")
                    .xAxis(Axis.builder().domain(.25f, 1).build())
                    .build();
            assertThat(FigureJson.of(new Figure(layout))
                            .child("layout")
                            .child("xaxis")
                            .list("domain"))
                    .containsExactly(.25, 1.0);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void titlesComeAsTheyWereWritten() {
        String title = "it's \"a\" & b \\ c\nd </script> ends with \\";
        Figure figure = new Figure(Layout.builder(title, title, title).build());
        Node layout = FigureJson.of(figure).child("layout");
        assertThat(layout.child("title").text("text")).hasValue(title);
        assertThat(layout.child("xaxis").child("title").text("text")).hasValue(title);
    }

    @Test
    void nothingInTheHtmlEndsItsScript() {
        String html = (String)
                new FigureRenderer().render(Gallery.awkward()).get(Bundle.HTML).orElseThrow();
        assertThat(html.indexOf("</script")).isEqualTo(html.length() - "</script>".length());
    }

    @Test
    void aFigureShownTwiceIsTheSameBothTimes() {
        Figure figure = Plot.note(Plot.logY(Gallery.lines()), 3, .5, "here");
        Bundle first = new FigureRenderer().render(figure);
        assertThat(new FigureRenderer().render(figure)).isEqualTo(first);
    }

    @Test
    void usualFiguresAreSmall() {
        for (Figure figure :
                List.of(Gallery.lines(), Gallery.scatter(), Gallery.confusion(), Gallery.bars(), Gallery.heat())) {
            int size = new FigureRenderer()
                    .render(figure).data().values().stream()
                            .mapToInt(value -> value instanceof Bundle.Json json
                                    ? json.text().length()
                                    : value.toString().length())
                            .sum();
            assertThat(size).isLessThan(20_000);
        }
    }
}
