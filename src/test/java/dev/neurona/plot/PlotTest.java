package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.json.Node;
import dev.neurona.plot.picture.Picture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

class PlotTest {
    private static Node trace(Figure figure, int number) {
        return FigureJson.of(figure).children("data").get(number);
    }

    @Test
    void confusionRowsAreActualClassesAndSayTheirPart() {
        Node trace = trace(Plot.confusion("c", new String[] {"cat", "dog"}, new int[][] {{3, 1}, {0, 0}}), 0);
        assertThat(trace.list("z")).isEqualTo(List.of(List.of(75.0, 25.0), List.of(0.0, 0.0)));
        assertThat(trace.list("text"))
                .isEqualTo(List.of(List.of("3<br>75.0 %", "1<br>25.0 %"), List.of("0<br>-", "0<br>-")));
        assertThat(trace.list("y")).isEqualTo(List.of("cat", "dog"));
    }

    @Test
    void classesNamedByDigitsStayNames() {
        Node layout = FigureJson.of(Plot.confusion("c", new String[] {"0", "1"}, new int[2][2]))
                .child("layout");
        assertThat(layout.child("xaxis").text("type")).hasValue("category");
        assertThat(layout.child("yaxis").text("type")).hasValue("category");
        assertThat(layout.child("yaxis").text("autorange")).hasValue("reversed");
    }

    @Test
    void rowsAndColumnsOfAHeatMapNamedByNumbersStayNames() {
        Node layout = FigureJson.of(Plot.heat(
                        "h", "size", "rate", new String[] {"16", "1024"}, new String[] {"0.01", "1"}, new double[2][2]))
                .child("layout");
        assertThat(layout.child("xaxis").text("type")).hasValue("category");
        assertThat(layout.child("yaxis").text("type")).hasValue("category");
        assertThat(layout.child("yaxis").text("autorange")).hasValue("reversed");
    }

    @Test
    void classesMayHaveNames() {
        double[] x = {0, 1, 2};
        int[] classes = {1, 0, 1};
        String[] names = {"ham", "spam"};
        Figure points = Plot.scatter("s", "x", "y", x, x, classes, names);
        assertThat(trace(points, 0).text("name")).hasValue("ham");
        assertThat(trace(points, 1).list("x")).containsExactly(0.0, 2.0);
        Figure boundary = Plot.boundary("b", "x", "y", x, x, classes, names, (a, b) -> a / 2);
        assertThat(trace(boundary, 0).child("colorbar").child("title").text("text"))
                .hasValue("P(spam)");
        assertThat(trace(boundary, 2).text("name")).hasValue("ham");
        assertThatThrownBy(() -> Plot.scatter("s", "x", "y", x, x, new int[] {0, 2, 1}, names))
                .hasMessage("point 1 is of class 2, but 2 classes have names, from 0");
    }

    @Test
    void aSliderMayChooseBetweenNumbers() {
        Figure figure = Plot.frames(
                "rate", new double[] {.1, 1, 2e-5}, rate -> Plot.line("r " + rate, "x", "y", new double[] {rate, 0}));
        assertThat(new FigureRenderer().render(figure).text()).contains("slider rate: 0.1, 1, 2e-5");
        Curve parabola = Curve.of("f", new Range(-1, 1, 3), x -> x * x);
        assertThat(parabola.x()).containsExactly(-1, 0, 1);
        assertThat(parabola.y()).containsExactly(1, 0, 1);
    }

    @Test
    void histogramsCountEveryFiniteValueOnce() {
        Node trace = trace(Plot.histogram("h", "v", new double[] {0, 1, 1, 2, 4, Double.NaN}, 4), 0);
        assertThat(trace.list("y")).containsExactly(1.0, 2.0, 1.0, 1.0);
        assertThat(trace.list("x")).containsExactly(.5, 1.5, 2.5, 3.5);
    }

    @Test
    void curvesDifferByDashAndMarkerAndColour() {
        Figure figure = Plot.lines("l", "x", "y", Curve.of("a", 1, 2), Curve.of("b", 2, 1));
        Node first = trace(figure, 0);
        Node second = trace(figure, 1);
        assertThat(first.child("line").text("dash"))
                .isNotEqualTo(second.child("line").text("dash"));
        assertThat(first.child("line").text("color"))
                .isNotEqualTo(second.child("line").text("color"));
        assertThat(first.child("marker").text("symbol"))
                .isNotEqualTo(second.child("marker").text("symbol"));
    }

    @Test
    void smallChangesOfLargeNumbersSurviveRounding() {
        Node trace = trace(Plot.line("l", "x", "y", new double[] {123456789.25, 123456789.5, 123456789.75}), 0);
        assertThat(trace.list("y")).containsExactly(123456789.25, 123456789.5, 123456789.75);
    }

    @Test
    void tablesAreReadByColumnNames() {
        Table table = Table.create(
                DoubleColumn.create("a", 1, 2), DoubleColumn.create("b", 3, 4), StringColumn.create("c", "u", "v"));
        Figure figure = Plot.scatter("s", table, "a", "b", "c");
        assertThat(figure.getTraces()).extracting(Trace::name).containsExactly("u", "v");
        assertThatThrownBy(() -> Plot.lines("l", "x", "y", table, "a", "d"))
                .hasMessage("no column \"d\" in this table: it has [a, b, c]");
        assertThatThrownBy(() -> Plot.lines("l", "x", "y", table, "a", "c"))
                .hasMessage("column \"c\" holds string, expected numbers");
    }

    @Test
    void aBoundaryLiesWhereTheProbabilityIsOneHalf() {
        AtomicInteger asked = new AtomicInteger();
        Figure figure = Plot.boundary(
                "b",
                "x",
                "y",
                new double[] {1},
                new double[] {1},
                new int[] {1},
                new Range(0, 2, 3),
                new Range(0, 2, 3),
                (x, y) -> {
                    asked.incrementAndGet();
                    return x / 2;
                });
        Node line = trace(figure, 1);
        assertThat(line.list("x").stream().filter(Objects::nonNull))
                .isNotEmpty()
                .allMatch(x -> x.equals(1.0));
        assertThat(trace(figure, 3).child("marker").text("color"))
                .as("class 1 has its colour without class 0")
                .hasValue(Colours.series(1));
        assertThat(asked).as("a model is asked once for each place").hasValue(9);
    }

    @Test
    void badInputIsExplained() {
        assertThatThrownBy(() -> Plot.scatter("s", "x", "y", new double[2], new double[3]))
                .hasMessage("x has 2 values and y has 3: give both the same number");
        assertThatThrownBy(() ->
                        Plot.heat("h", "x", "y", new String[] {"a"}, new String[] {"b"}, new double[][] {{1, 2}}))
                .hasMessage("expected 1 numbers in row 0, one for each x label, but got 2");
        assertThatThrownBy(() -> Plot.confusion("c", new String[] {"a", "b"}, new int[1][2]))
                .hasMessageContaining("counts[actual][predicted]");
        assertThatThrownBy(() -> Plot.histogram("h", "x", new double[1], 0))
                .hasMessage("a histogram needs 1 to 1000 bins, but got 0");
        assertThatThrownBy(() -> Plot.boundary("b", "x", "y", new double[1], new double[1], new int[] {2}, (x, y) -> 0))
                .hasMessage("point 0 is of class 2, but a boundary is between classes 0 and 1");
        assertThatThrownBy(() -> Range.of(2, 1))
                .hasMessage("a range goes from a lower to a higher number, but got 2.0 to 1.0");
        assertThatThrownBy(() -> PlotlyTrace.of(Map.of("x", 1))).hasMessageContaining("needs its type");
    }

    @Test
    void aHundredThousandPointsAreThinnedInThePictureAndSaidSo() {
        for (Figure figure : List.of(Gallery.manyPoints(), Gallery.cloud())) {
            Node tree = FigureJson.of(figure);
            String svg = Picture.of(tree).svg();
            assertThat(tree.children("data").get(0).list("y")).hasSize(100_000);
            assertThat(svg).containsPattern("this still picture shows [\\d,]+ of 100,000 points");
            assertThat(svg.length()).isLessThan(20_000);
        }
    }

    @Test
    void everyFigureHasAPictureWithWordsForThoseWhoDoNotSeeIt() {
        Gallery.all().forEach((name, figure) -> {
            Bundle bundle = new FigureRenderer().render(figure.get());
            assertThat(bundle.text()).as(name).isNotBlank();
            String html = bundle.get(Bundle.HTML).orElseThrow().toString();
            assertThat(html)
                    .as(name)
                    .startsWith("<div style=")
                    .contains("alt=\"")
                    .contains("src=\"data:image/svg+xml;base64,");
            assertThat(html)
                    .as(name)
                    .doesNotContain("require(")
                    .doesNotContain("http://")
                    .doesNotContain("https://");
        });
    }
}
