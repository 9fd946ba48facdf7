package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.traces.Trace;

/** Figures made of several. */
final class Multiples {
    private static final int MOST_PANELS = 36;
    private static final int PANEL_HEIGHT = 230;

    private static final Phrases WORDS = Phrases.of(Multiples.class);

    private Multiples() {}

    static Figure grid(String title, int columns, Figure... figures) {
        if (figures.length == 0 || figures.length > MOST_PANELS || columns < 1 || columns > 8) {
            throw new IllegalArgumentException("a grid has 1 to %d figures in 1 to 8 columns, but got %d in %d"
                    .formatted(MOST_PANELS, figures.length, columns));
        }
        List<Node> trees = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Figure figure : figures) {
            Node tree = FigureJson.of(figure);
            if (tree.has("frames") || tree.child("layout").has("grid")) {
                throw new IllegalArgumentException(
                        "a grid holds plain figures: put the slider around grids, and no grid into another");
            }
            trees.add(tree);
            names.add(tree.child("layout").child("title").text("text", ""));
        }
        int across = Math.min(columns, figures.length);
        Node combined = SmallMultiples.combine(trees, names, across);
        int rows = (int) combined.child("layout").child("grid").number("rows", 1);
        Layout layout = Layout.builder(title)
                .width(across == 1 ? 560 : across > 3 ? 900 : 760)
                .height(110 + PANEL_HEIGHT * rows)
                .margin(Margin.builder().left(60).right(20).top(96).bottom(56).build())
                .build();
        Trace[] traces = combined.children("data").stream()
                .map(trace -> PlotlyTrace.of(trace.map()))
                .toArray(Trace[]::new);
        double area = PANEL_HEIGHT * rows - 42.0; // without the margins
        Object legend = Json.object(
                "orientation",
                "h",
                "x",
                0,
                "y",
                Rounding.column(new double[] {1 + 22 / area}, 4).get(0),
                "yanchor",
                "bottom");
        combined.child("layout").map().put("legend", legend); // above the panels' titles
        return ExtendedFigure.with(new Figure(layout, traces), combined.child("layout"));
    }

    static Figure histograms(String title, String x, Map<String, double[]> values, int bins) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double[] each : values.values()) {
            for (double value : each) {
                if (Double.isFinite(value)) {
                    lo = Math.min(lo, value);
                    hi = Math.max(hi, value);
                }
            }
        }
        if (bins < 1 || bins > 1000 || !(lo <= hi)) {
            throw new IllegalArgumentException(
                    "histograms need finite values and 1 to 1000 bins, but got %d names and %d bins"
                            .formatted(values.size(), bins));
        }
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, double[]> each : values.entrySet()) {
            double[] finite =
                    Arrays.stream(each.getValue()).filter(Double::isFinite).toArray();
            Figure figure = Figures.of(
                    each.getKey(), x, WORDS.say("histogram.count"), List.of(Bars.histogram(finite, bins, lo, hi)));
            figures.add(ExtendedFigure.with(figure, new Node(Json.object("bargap", 0))));
        }
        return grid(title, Math.min(4, figures.size()), figures.toArray(Figure[]::new));
    }

    static int[] sizes(double[][][] weights) {
        if (weights.length == 0 || weights[0].length == 0) {
            throw new IllegalArgumentException("a network needs at least one matrix of weights, weights[l][to][from]");
        }
        int[] sizes = new int[weights.length + 1];
        sizes[0] = weights[0][0].length;
        for (int l = 0; l < weights.length; l++) {
            sizes[l + 1] = weights[l].length;
        }
        return sizes;
    }

    static Figure colourTitle(Figure figure, String title) {
        if (figure instanceof FramedFigure framed) {
            return framed.map(step -> colourTitle(step, title));
        }
        Trace[] traces = figure.getTraces();
        List<Trace> titled = new ArrayList<>();
        for (Trace trace : traces) {
            boolean coloured = trace instanceof PlotlyTrace own && TraceCleaning.isGrid(own.tree());
            titled.add(coloured ? titled((PlotlyTrace) trace, title) : trace);
        }
        Figure plain = new Figure(figure.getLayout(), figure.getConfig(), titled.toArray(Trace[]::new));
        return figure instanceof ExtendedFigure extended ? ExtendedFigure.with(plain, extended.more()) : plain;
    }

    private static PlotlyTrace titled(PlotlyTrace trace, String title) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(trace.members());
        members.put("colorbar", Json.object("title", Json.object("text", title)));
        return PlotlyTrace.of(members);
    }
}
