package dev.neurona.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import dev.neurona.plot.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class MoreFiguresTest {
    private static Node tree(Figure figure) {
        return FigureJson.of(figure);
    }

    private static Node trace(Figure figure, int number) {
        return tree(figure).children("data").get(number);
    }

    private static BufferedImage pixels(Figure figure) throws IOException {
        String source = trace(figure, 0).text("source", "");
        byte[] png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    // ---- pictures

    @Test
    void greyPicturesKeepTheirValues() throws IOException {
        BufferedImage image = pixels(Plot.images("i", Images.of(new double[][][] {{{0, .5}, {1, 2}}})));
        // 2 x 2 pixels with a gap of 2 around them
        assertThat(image.getWidth()).isEqualTo(6);
        assertThat(image.getRaster().getPixel(2, 2, (int[]) null)).containsExactly(0, 255);
        assertThat(image.getRaster().getPixel(3, 2, (int[]) null)).containsExactly(128, 255);
        assertThat(image.getRaster().getPixel(3, 3, (int[]) null)).containsExactly(255, 255);
        assertThat(image.getRaster().getPixel(0, 0, (int[]) null)[1])
                .as("transparent")
                .isZero();
    }

    @Test
    void coloursAreReadChannelByChannel() throws IOException {
        float[] red = {1, 1, 1, 1, 0, 0, 0, 0, .5f, .5f, .5f, .5f};
        BufferedImage image = pixels(Plot.images("i", Images.of(red, 1, 3, 2, 2)));
        assertThat(image.getRGB(2, 2)).isEqualTo(0xffff0080);
    }

    @Test
    void stretchedPicturesGoFromBlackToWhiteEach() {
        Images images = Images.of(new float[] {-3, 5, 10, 12, 7, 7}, 3, 1, 2).stretched();
        assertThat(images.colour(0, 0, 0)).containsExactly(0);
        assertThat(images.colour(0, 0, 1)).containsExactly(1);
        assertThat(images.colour(1, 0, 1)).containsExactly(1);
        assertThat(images.colour(2, 0, 0)).containsExactly(.5);
        assertThat(Images.of(new float[] {.25f}, 1, 1).inverted().colour(0, 0, 0))
                .containsExactly(.75);
    }

    @Test
    void picturesOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> Images.of(new float[8], 2, 2, 2, 1)).hasMessageContaining("(N, C, H, W)");
        assertThatThrownBy(() -> Images.of(new float[7], 2, 2, 2)).hasMessageContaining("7 values");
        assertThatThrownBy(() -> Plot.images("i", Images.of(new float[4], 2, 2), "a", "b"))
                .hasMessageContaining("images has 1 values and captions has 2");
        assertThatThrownBy(() -> Images.of(new double[][][] {{{1, 2}, {3}}})).hasMessageContaining("row 1");
    }

    @Test
    void rightAndWrongDifferByMoreThanColour() {
        Figure figure = Plot.images(
                "i", Images.of(new float[8], 2, 2, 2), new String[] {"3", "4"}, new boolean[] {true, false});
        assertThat(trace(figure, 3).list("text")).isEqualTo(List.of("✓ 3", "✗ 4"));
        assertThat(trace(figure, 1).child("line").text("dash")).hasValue("solid");
        assertThat(trace(figure, 2).child("line").text("dash")).hasValue("dot");
    }

    @Test
    void aPageOfDigitsIsSmall() {
        Bundle bundle = new FigureRenderer().render(MoreGallery.mistakes());
        assertThat(((Bundle.Json) bundle.get(FigureRenderer.PLOTLY).orElseThrow())
                        .text()
                        .length())
                .isLessThan(20_000);
        assertThat(bundle.text()).contains("8 of 28 x 28 pixels", "✗ 0, not 6");
    }

    // ---- drawings

    @Test
    void linesOfANetworkSaySignBySolidAndDashed() {
        Figure figure = Plot.network("n", new double[][][] {{{2, -1}}});
        List<Node> drawn = tree(figure).children("data").stream()
                .filter(trace -> trace.text("mode", "").equals("lines")
                        && !trace.list("x").isEmpty())
                .toList();
        assertThat(drawn).hasSize(2);
        assertThat(drawn.get(0).child("line").text("dash")).hasValue("solid");
        assertThat(drawn.get(1).child("line").text("dash")).hasValue("dash");
        assertThat(drawn.get(0).child("line").number("width", 0))
                .isGreaterThan(drawn.get(1).child("line").number("width", 9));
    }

    @Test
    void theAxisOfANetworkIsNamedAndItsKeyHasRoomForTwoLines() {
        Node plain = tree(Plot.network("n", 2, 1)).child("layout");
        Node weighed = tree(Plot.network("n", new double[][][] {{{2, -1}}})).child("layout");
        assertThat(plain.child("xaxis").child("title").text("text")).hasValue("layer");
        assertThat(weighed.child("margin").number("t", 0))
                .isGreaterThan(plain.child("margin").number("t", 99));
    }

    @Test
    void aDroppedNodeHasNoLines() {
        double[][][] weights = {{{1, 1}, {1, 1}}};
        int whole = Picture.of(tree(Plot.network("n", weights, new double[][] {{1, 2}, {3, 4}})))
                .svg()
                .length();
        Figure dropped = Plot.network("n", weights, new double[][] {{1, 2}, {Double.NaN, 4}});
        assertThat(Picture.of(tree(dropped)).svg()).contains("dropped");
        List<?> lines = tree(dropped).children("data").get(2).list("x");
        assertThat(lines).hasSize(6); // two lines, each of two ends and a gap
        assertThat(whole).isPositive();
    }

    @Test
    void networksThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Plot.network("n", 3)).hasMessageContaining("at least two layers");
        assertThatThrownBy(() -> Plot.network("n", new double[][][] {{{1, 2}}, {{1, 2}}}))
                .hasMessageContaining("expected 1 numbers in row 0");
        assertThatThrownBy(() -> Plot.network("n", new double[][][] {{{1, 2}}}, new double[][] {{1}, {1}}))
                .hasMessageContaining("sizes [2, 1] but got layers of sizes [1, 1]");
    }

    @Test
    void aValueStandsRightOfWhatItIsMadeFrom() {
        Node texts = tree(Plot.graph(
                        "g",
                        List.of(
                                GraphNode.made("L", "+", 3, 1, "z", "a"),
                                GraphNode.made("z", "×", 2, 1, "a", "a"),
                                GraphNode.given("a", 1, Double.NaN))))
                .children("data")
                .get(3);
        assertThat(texts.list("x")).containsExactly(2.0, 1.0, 0.0);
        assertThat(texts.list("text"))
                .isEqualTo(
                        List.of("<b>L = z + a</b><br>3<br>grad 1", "<b>z = a × a</b><br>2<br>grad 1", "<b>a</b><br>1"));
    }

    @Test
    void graphsThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Plot.graph("g", List.of(GraphNode.made("a", "+", 1, 1, "b"))))
                .hasMessageContaining("\"b\", which is not in the graph");
        assertThatThrownBy(() -> Plot.graph(
                        "g", List.of(GraphNode.made("a", "+", 1, 1, "b"), GraphNode.made("b", "+", 1, 1, "a"))))
                .hasMessageContaining("has no circle");
        assertThatThrownBy(() -> Plot.graph("g", List.of(GraphNode.given("a", 1, 1), GraphNode.given("a", 1, 1))))
                .hasMessageContaining("two values have the id \"a\"");
        assertThatThrownBy(() -> Plot.graph("g", List.of())).hasMessageContaining("1 to 60 values");
    }

    // ---- several figures in one

    @Test
    void panelsHaveAxesAndTitlesOfTheirOwn() {
        Figure figure = Plot.grid(
                "g",
                2,
                Plot.line("first", "x", "y", new double[] {1, 2}),
                Plot.heat("second", "c", "r", new double[2][2]));
        Node tree = tree(figure);
        assertThat(tree.children("data").get(1).text("xaxis")).hasValue("x2");
        assertThat(tree.child("layout").child("yaxis2").text("scaleanchor")).hasValue("x2");
        assertThat(tree.child("layout").child("xaxis2").child("title").text("text"))
                .hasValue("c");
        assertThat(Picture.of(tree).svg()).contains(">first</text>", ">second</text>");
        assertThat(FigureText.of(tree)).contains("2 panels: first, second");
    }

    @Test
    void aSeriesOfSeveralPanelsIsNamedOnce() {
        Figure one = Plot.lines("one", "x", "y", Curve.of("train", 1, 2), Curve.of("dev", 2, 1));
        Node tree = tree(Plot.grid("g", 2, one, one));
        assertThat(tree.children("data").get(0).is("showlegend", false)).isFalse();
        assertThat(tree.children("data").get(2).is("showlegend", false)).isTrue();
    }

    @Test
    void aRemarkOnALogarithmicAxisStaysWhereItWas() {
        Figure figure = Plot.note(Plot.logY(Plot.line("l", "x", "y", new double[] {100, 1})), 1, 100, "here");
        Node note = tree(figure).child("layout").children("annotations").get(0);
        assertThat(note.number("y")).hasValue(2);
        Node grid = tree(Plot.grid("g", 1, figure)).child("layout");
        assertThat(grid.children("annotations").get(0).number("y")).hasValue(2);
    }

    @Test
    void curvesWithoutANameAreNotInTheLegendOfAGrid() {
        Figure one = Plot.line("a", "x", "y", new double[] {1, 2});
        assertThat(tree(Plot.grid("g", 2, one, one)).children("data"))
                .allSatisfy(trace -> assertThat(trace.map()).containsEntry("showlegend", false));
    }

    @Test
    void gridsOfGridsAndOfSlidersAreRefused() {
        Figure line = Plot.line("l", "x", "y", new double[] {1, 2});
        Figure grid = Plot.grid("g", 1, line);
        assertThatThrownBy(() -> Plot.grid("g", 1, grid)).hasMessageContaining("no grid into another");
        Figure frames = Plot.frames("s", new String[] {"1", "2"}, line, line);
        assertThatThrownBy(() -> Plot.grid("g", 1, frames)).hasMessageContaining("slider around grids");
        assertThatThrownBy(() -> Plot.grid("g", 2)).hasMessageContaining("got 0 in 2");
    }

    @Test
    void histogramsOfLayersShareTheirBins() {
        Node tree = tree(Plot.histograms("h", "a", Map.of("one", new double[] {0, 4}), 4));
        assertThat(tree.children("data").get(0).list("x")).containsExactly(.5, 1.5, 2.5, 3.5);
        assertThatThrownBy(() -> Plot.histograms("h", "a", Map.of("none", new double[] {Double.NaN}), 4))
                .hasMessageContaining("finite values");
    }

    // ---- frames

    private static Figure frames(Figure... steps) {
        String[] labels = java.util.stream.IntStream.range(0, steps.length)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return Plot.frames("step", labels, steps);
    }

    private static Figure line(double... values) {
        return Plot.lines("l", "x", "y", Curve.of("moves", values), Curve.of("stays", 1, 2));
    }

    @Test
    void aFrameHoldsOnlyWhatChanges() {
        Node tree = tree(frames(line(1, 2), line(3, 9)));
        Node last = tree.children("frames").get(1);
        assertThat(last.list("traces")).isEqualTo(List.of(0));
        assertThat(last.children("data").get(0).map()).containsOnlyKeys("y");
        assertThat(last.children("data").get(0).list("y")).containsExactly(3.0, 9.0);
    }

    @Test
    void axesHoldEveryStep() {
        Node axis = tree(frames(line(1, 2), line(3, 9))).child("layout").child("yaxis");
        assertThat((Double) axis.list("range").get(0)).isLessThan(1);
        assertThat((Double) axis.list("range").get(1)).isGreaterThan(9);
        Node log = tree(Plot.logY(frames(line(1, 10), line(1, 1000))))
                .child("layout")
                .child("yaxis");
        assertThat((Double) log.list("range").get(1)).isBetween(3.0, 3.5);
    }

    @Test
    void coloursMeanTheSameInEveryStep() {
        Figure figure = frames(
                Plot.heat("h", "x", "y", new double[][] {{0, 1}}), Plot.heat("h", "x", "y", new double[][] {{5, 9}}));
        Node first = tree(figure).children("data").get(0);
        assertThat(first.number("zmin")).hasValue(0);
        assertThat(first.number("zmax")).hasValue(9);
    }

    @Test
    void theStillTwinShowsTheFirstAndTheLastStep() {
        Figure[] steps = new Figure[11];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = line(i, i + 1);
        }
        String svg = Picture.of(tree(frames(steps))).svg();
        assertThat(svg).contains(">step 0</text>", ">step 10</text>").doesNotContain(">step 1</text>");
        assertThat(StillStrip.spread(11, 6)).containsExactly(0, 2, 4, 6, 8, 10);
        assertThat(StillStrip.spread(2, 6)).containsExactly(0, 1);
    }

    @Test
    void thePageGetsFramesAndSliderButNotTheStillTwin() {
        Bundle bundle = new FigureRenderer().render(frames(line(1, 2), line(3, 9)));
        Node plotly = Json.readJavaScript(
                ((Bundle.Json) bundle.get(FigureRenderer.PLOTLY).orElseThrow()).text());
        assertThat(plotly.has("still")).isFalse();
        assertThat(plotly.children("frames")).hasSize(2);
        assertThat(plotly.child("layout").children("sliders").get(0).children("steps"))
                .hasSize(2);
        assertThat(bundle.text()).contains("slider step: 0, 1; here the first of 2");
        assertThat(bundle.get(Bundle.HTML).orElseThrow().toString()).contains("\"frames\":[");
    }

    @Test
    void stepsThatDoNotFitTogetherAreNamed() {
        assertThatThrownBy(() -> frames(line(1, 2), Plot.line("l", "x", "y", new double[] {1})))
                .hasMessageContaining("step \"1\" has [scatter]");
        assertThatThrownBy(() -> frames(line(1, 2))).hasMessageContaining("2 to 200 figures, but got 1");
        assertThatThrownBy(() -> Plot.frames("s", new String[] {"a"}, line(1), line(2)))
                .hasMessageContaining("labels has 1 values and figures has 2");
        Figure inner = frames(line(1), line(2));
        assertThatThrownBy(() -> frames(inner, inner)).hasMessageContaining("cannot be a step of another");
    }

    // ---- curves

    @Test
    void theBestEpochIsMarked() {
        Node layout = tree(Plot.training("t", "loss", new double[] {3, 2, 1}, new double[] {3, 1.5, 2}, 2))
                .child("layout");
        assertThat(layout.children("shapes").get(0).number("x0")).hasValue(2);
        assertThat(layout.children("annotations").get(0).text("text")).hasValue("best epoch 2: 1.500");
        assertThatThrownBy(() -> Plot.training("t", "loss", new double[2], new double[2], 3))
                .hasMessageContaining("numbered 1 to 2");
        assertThat(tree(Plot.training("t", "loss", new double[2], new double[2], 0))
                        .child("layout")
                        .has("shapes"))
                .isFalse();
    }

    @Test
    void errorsReachAboveAndBelowTheirBars() {
        Figure figure = Plot.bars("b", "x", "y", new String[] {"a"}, new double[] {10}, new double[] {5});
        assertThat(trace(figure, 0).child("error_y").list("array")).containsExactly(5.0);
        Figure none = Plot.bars("b", "x", "y", new String[] {"a"}, new double[] {10});
        assertThat(Picture.of(tree(figure)).svg())
                .isNotEqualTo(Picture.of(tree(none)).svg());
        assertThatThrownBy(() -> Plot.bars("b", "x", "y", new String[] {"a"}, new double[] {1}, new double[2]))
                .hasMessageContaining("errors has 2");
    }

    @Test
    void aBandHasTheMeanBetweenTheLowestAndTheHighestRun() {
        Figure figure = Plot.band("b", "x", "y", new double[] {1, 2}, Map.of("runs", new double[][] {{1, 2}, {3, 6}}));
        assertThat(trace(figure, 0).list("y")).containsExactly(1.0, 2.0);
        assertThat(trace(figure, 1).list("y")).containsExactly(3.0, 6.0);
        assertThat(trace(figure, 2).list("y")).containsExactly(2.0, 4.0);
        assertThatThrownBy(() -> Plot.band("b", "x", "y", new double[1], Map.of("none", new double[0][])))
                .hasMessageContaining("\"none\" has no runs");
    }

    @Test
    void aPointOfARocIsSeen() {
        Figure figure = Plot.roc(
                "r",
                Curve.of("all", new double[] {0, 1}, new double[] {0, 1}),
                Curve.of("here", new double[] {.2}, new double[] {.7}));
        assertThat(trace(figure, 0).text("mode")).hasValue("lines");
        assertThat(trace(figure, 1).text("mode")).hasValue("markers");
        assertThat(trace(figure, 2).text("name")).hasValue("guessing");
    }

    // ---- boxes

    @Test
    void namedBoxesLieAroundTheirCellsAndDifferByDash() {
        Figure cells = Plot.heat("h", "x", "y", new double[3][4]);
        Figure boxed = Plot.box(Plot.box(cells, "truth", 1, 0, 2, 3), "guess", 0, 0, 1, 1);
        assertThat(tree(boxed).children("data")).hasSize(5);
        assertThat(trace(boxed, 2).list("x")).containsExactly(.54, 2.46, 2.46, .54, .54);
        assertThat(trace(boxed, 2).list("y")).containsExactly(-.46, -.46, 2.46, 2.46, -.46);
        assertThat(trace(boxed, 2).child("line").text("dash"))
                .isNotEqualTo(trace(boxed, 4).child("line").text("dash"));
        assertThat(tree(boxed).child("layout").child("yaxis").text("autorange")).hasValue("reversed");
    }

    @Test
    void boxesWithoutANameAreShapesAndMoveFromStepToStep() {
        Figure cells = Plot.heat("h", "x", "y", new double[3][4]);
        Figure moving = Plot.frames(
                "s",
                new String[] {"1", "2"},
                Plot.grid("", 2, Plot.box(cells, "", 0, 0, 2, 2), cells),
                Plot.grid("", 2, Plot.box(cells, "", 1, 0, 2, 2), cells));
        assertThat(tree(moving).children("frames").get(1).child("layout").children("shapes"))
                .extracting(shape -> shape.number("x0", 0))
                .containsExactly(.54, .54);
        assertThatThrownBy(() -> Plot.box(cells, "", 0, 0, 0, 2)).hasMessageContaining("positive width");
    }
}
