package dev.neurona.plot;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.ParetoPlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Grid;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.ContourTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.Scatter3DTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Figures of every kind, the same in every run. */
final class Gallery {
    private static final String AWKWARD = "It's \"5 < 6\" & C:\\new\nsecond line </script><b>bold</b>";

    private Gallery() {}

    static Map<String, Supplier<Figure>> all() {
        Map<String, Supplier<Figure>> all = new LinkedHashMap<>();
        all.put("lines", Gallery::lines);
        all.put("loss-log", () -> Plot.note(Plot.logY(lines()), 16, .347, "lowest"));
        all.put("scatter", Gallery::scatter);
        all.put("boundary", Gallery::boundary);
        all.put("contour", Gallery::contour);
        all.put("heat", Gallery::heat);
        all.put("confusion", Gallery::confusion);
        all.put("histogram", () -> Plot.histogram("Weights after training", "weight", normal(2_000), 30));
        all.put("bars", Gallery::bars);
        all.put(
                "bars-one",
                () -> Plot.bars(
                        "Test accuracy",
                        "model",
                        "accuracy (%)",
                        new String[] {"logistic", "MLP", "LeNet"},
                        new double[] {91.8, 97.6, 99.2}));
        all.put("awkward-text", () -> awkward());
        all.put("two-heatmaps", Gallery::twoHeatmaps);
        all.put("not-finite", Gallery::notFinite);
        all.put(
                "empty",
                () -> new Figure(Layout.builder("Nothing yet", "epoch", "loss").build()));
        all.put("empty-columns", () -> Plot.lines("No epochs yet", "epoch", "loss", Curve.of("training")));
        all.put("tablesaw-line", Gallery::tablesawLine);
        all.put("tablesaw-bar", Gallery::tablesawBar);
        all.put(
                "tablesaw-histogram",
                () -> new Figure(
                        Layout.builder("Heights", "height (cm)", "people")
                                .width(600)
                                .height(400)
                                .build(),
                        HistogramTrace.builder(normal(500)).name("all").build()));
        all.put("tablesaw-heatmap", () -> Heatmap.create("Who met whom", pairs(), "first", "second"));
        all.put(
                "tablesaw-contour",
                () -> new Figure(
                        Layout.builder("Bowl").build(),
                        ContourTrace.builder(new Object[] {0, 1, 2, 3}, new Object[] {0, 1, 2}, new double[][] {
                                    {9, 4, 4, 9}, {5, 0, 0, 5}, {9, 4, 4, 9}
                                })
                                .build()));
        all.put("time-series", () -> TimeSeriesPlot.create("Temperature in spring", days(), "day", "°C"));
        all.put("second-axis", Gallery::secondAxis);
        all.put("pie", () -> PiePlot.create("Share of classes", shares(), "class", "part"));
        all.put(
                "box",
                () -> new Figure(
                        Layout.builder("Accuracy by seed").build(),
                        BoxTrace.builder(
                                        new Object[] {"SGD", "SGD", "SGD", "Adam", "Adam", "Adam"},
                                        new double[] {.91, .93, .9, .97, .96, .99})
                                .build()));
        all.put(
                "scatter-3d",
                () -> new Figure(
                        Layout.builder("Embedding").build(),
                        Scatter3DTrace.builder(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {7, 8, 9})
                                .build()));
        all.put("digit", Gallery::digit);
        all.put("area", () -> AreaPlot.create("Learning rate", shares(), "step", "part"));
        all.put("horizontal-bar", () -> HorizontalBarPlot.create("Share of classes", shares(), "class", "part"));
        all.put("pareto", () -> ParetoPlot.create("Errors", shares(), "class", "part"));
        all.put("violin", () -> ViolinPlot.create("Weights", groups(), "group", "value", true, true));
        all.put("histogram-2d", () -> Histogram2D.create("Where", groups(), "value", "other"));
        all.put("bubble", () -> BubblePlot.create("Sizes", groups().first(12), "value", "other", "size"));
        all.put("candlestick", () -> CandlestickPlot.create("Prices", prices(), "day", "open", "high", "low", "close"));
        all.put("coloured", Gallery::coloured);
        all.put("overlaid-histograms", Gallery::overlaidHistograms);
        all.put("long-names", Gallery::longNames);
        all.put("band", Gallery::band);
        MoreGallery.addTo(all);
        return all;
    }

    static Figure lines() {
        double[] train = IntStream.range(0, 20)
                .mapToDouble(i -> 2.2 * Math.exp(-i / 4.0) + .08)
                .toArray();
        double[] valid = IntStream.range(0, 20)
                .mapToDouble(i -> 2.1 * Math.exp(-i / 3.5) + .2 + .008 * i)
                .toArray();
        return Plot.lines(
                "Loss while training",
                "epoch",
                "cross-entropy (nats)",
                Curve.of("training", train),
                Curve.of("validation", valid));
    }

    static double[] normal(int size) {
        Random random = new Random(7);
        return IntStream.range(0, size)
                .mapToDouble(i -> Math.rint(random.nextGaussian() * 1e4) / 1e4)
                .toArray();
    }

    private static double[][] blobs() {
        Random random = new Random(3);
        double[][] xyc = new double[3][120];
        for (int i = 0; i < 120; i++) {
            int c = i % 2;
            xyc[0][i] = Math.rint((c * 2 - 1 + random.nextGaussian() * .8) * 1000) / 1000;
            xyc[1][i] = Math.rint((c * 1.4 - .7 + random.nextGaussian() * .9) * 1000) / 1000;
            xyc[2][i] = c;
        }
        return xyc;
    }

    private static int[] classes() {
        return IntStream.range(0, 120).map(i -> i % 2).toArray();
    }

    static Figure scatter() {
        double[][] b = blobs();
        String[] names = IntStream.range(0, 120)
                .mapToObj(i -> new String[] {"iris", "rose", "tulip"}[i % 3])
                .toArray(String[]::new);
        return Plot.scatter("Petals", "petal length (cm)", "petal width (cm)", b[0], b[1], names);
    }

    static Figure boundary() {
        double[][] b = blobs();
        return Plot.boundary(
                "What the classifier learned",
                "x₁",
                "x₂",
                b[0],
                b[1],
                classes(),
                (x, y) -> 1 / (1 + Math.exp(-(1.6 * x + 1.1 * y - .1 + .5 * x * y))));
    }

    static Figure contour() {
        double[] x = new double[25];
        double[] y = new double[25];
        double px = -1.7;
        double py = 1.6;
        for (int i = 0; i < x.length; i++) {
            x[i] = px;
            y[i] = py;
            px -= .12 * 2 * px;
            py -= .12 * 6 * py * .6;
        }
        return Plot.contour(
                "Gradient descent in a bowl",
                "w₁",
                "w₂",
                Range.of(-2, 2),
                Range.of(-2, 2),
                (a, b) -> a * a + 3 * b * b,
                Curve.of("gradient descent", x, y),
                Curve.of("straight", new double[] {1.6, 1, .5, 0}, new double[] {-1.5, -1, -.4, 0}));
    }

    static Figure heat() {
        return Plot.heat(
                "Attention",
                "key",
                "query",
                new String[] {"the", "cat", "sat", "<unk>"},
                new String[] {"le", "chat", "assis"},
                new double[][] {{.8, .1, .05, .05}, {.05, .9, .03, .02}, {.1, .2, .6, .1}});
    }

    static Figure confusion() {
        return Plot.confusion("Digits the model confuses", new String[] {"0", "1", "2", "3", "4"}, new int[][] {
            {97, 0, 1, 2, 0}, {0, 110, 3, 0, 1}, {4, 2, 88, 5, 1}, {1, 0, 9, 90, 0}, {0, 0, 0, 0, 0}
        });
    }

    static Figure bars() {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("without dropout", new double[] {99.1, 91.2, 88.0, 79.9});
        series.put("with dropout", new double[] {97.4, 94.6, 93.1, 90.2});
        series.put("with both", new double[] {96.2, 95.0, 94.4, 92.7});
        return Plot.bars(
                "Accuracy by size of the training set",
                "examples",
                "accuracy (%)",
                new String[] {"60000", "6000", "600", "60"},
                series);
    }

    static Figure awkward() {
        Axis axis = Axis.builder().title("it's <x> & \"y\" \\").build();
        return new Figure(
                Layout.builder(AWKWARD)
                        .xAxis(axis)
                        .yAxis(axis)
                        .width(640)
                        .height(360)
                        .build(),
                ScatterTrace.builder(
                                StringColumn.create("x", "<s>", "a&b", "'q'", "back\\slash"),
                                DoubleColumn.create("y", 1, 2, 3, 4))
                        .name("it's </script> & \"more\"")
                        .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                        .showLegend(true)
                        .build());
    }

    static Figure twoHeatmaps() {
        Object[] labels = {"a", "b", "c"};
        return new Figure(
                Layout.builder("Two heatmaps")
                        .width(760)
                        .height(380)
                        .grid(Grid.builder()
                                .rows(1)
                                .columns(2)
                                .pattern(Grid.Pattern.INDEPENDENT)
                                .build())
                        .build(),
                HeatmapTrace.builder(labels, labels, new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}})
                        .build(),
                HeatmapTrace.builder(labels, labels, new double[][] {{9, 8, 7}, {6, Double.NaN, 4}, {3, 2, 1}})
                        .xAxis("x2")
                        .yAxis("y2")
                        .build());
    }

    static Figure notFinite() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = {1, 3, Double.NaN, 4, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 5};
        return new Figure(
                Layout.builder("Gaps", "step", "loss").width(600).height(360).build(),
                ScatterTrace.builder(x, y)
                        .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                        .name("all")
                        .build());
    }

    static Figure manyPoints() {
        Random random = new Random(1);
        double[] x = IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();
        double[] y = new double[x.length];
        double at = 0;
        for (int i = 0; i < y.length; i++) {
            at += Math.rint(random.nextGaussian() * 100) / 100;
            y[i] = at;
        }
        return new Figure(
                Layout.builder("A long walk", "step", "place")
                        .width(700)
                        .height(400)
                        .build(),
                ScatterTrace.builder(x, y).mode(ScatterTrace.Mode.LINE).build());
    }

    static Figure cloud() {
        double[] all = normal(200_000);
        double[] x = java.util.Arrays.copyOf(all, 100_000);
        double[] y = java.util.Arrays.copyOfRange(all, 100_000, 200_000);
        return new Figure(
                Layout.builder("A cloud", "x", "y").width(700).height(400).build(),
                ScatterTrace.builder(x, y).build());
    }

    private static Figure tablesawLine() {
        return new Figure(
                Layout.builder("Three optimisers", "step", "loss")
                        .width(700)
                        .height(420)
                        .plotBgColor("#eef")
                        .paperBgColor("#ffe")
                        .build(),
                ScatterTrace.builder(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2.5, 2.2})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("SGD")
                        .build(),
                ScatterTrace.builder(new double[] {1, 2, 3, 4}, new double[] {4, 2.5, 1.9, 1.7})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("momentum")
                        .line(Line.builder().width(3).build())
                        .build(),
                ScatterTrace.builder(new double[] {1, 2, 3, 4}, new double[] {4, 2, 1.2, .9})
                        .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                        .name("Adam")
                        .marker(Marker.builder().size(9).opacity(.7).build())
                        .build());
    }

    private static Figure tablesawBar() {
        return new Figure(
                Layout.builder("Errors by class", "class", "errors")
                        .barMode(Layout.BarMode.STACK)
                        .width(600)
                        .height(400)
                        .build(),
                BarTrace.builder(new Object[] {"cat", "dog", "fox"}, new double[] {12, 7, 3})
                        .name("training")
                        .build(),
                BarTrace.builder(new Object[] {"cat", "dog", "fox"}, new double[] {5, 9, 4})
                        .name("test")
                        .build());
    }

    private static Table pairs() {
        return Table.create(
                StringColumn.create("first", "ann", "ann", "bob", "cyd", "cyd", "cyd"),
                StringColumn.create("second", "x", "y", "x", "z", "y", "y"));
    }

    private static Table days() {
        DateColumn day = DateColumn.create("day");
        DoubleColumn temperature = DoubleColumn.create("°C");
        for (int i = 0; i < 90; i++) {
            day.append(LocalDate.of(2024, 3, 1).plusDays(i));
            temperature.append(Math.rint((6 + i * .12 + 3 * Math.sin(i / 5.0)) * 10) / 10);
        }
        return Table.create(day, temperature);
    }

    private static Table shares() {
        return Table.create(
                StringColumn.create("class", "cat", "dog", "fox"),
                DoubleColumn.create("step", 0, 1, 2),
                DoubleColumn.create("part", 50, 30, 20));
    }

    private static Figure secondAxis() {
        return new Figure(
                Layout.builder("Loss and learning rate", "step", "loss")
                        .width(640)
                        .height(400)
                        .yAxis2(Axis.builder()
                                .title("learning rate")
                                .overlaying(ScatterTrace.YAxis.Y)
                                .side(Axis.Side.right)
                                .build())
                        .build(),
                ScatterTrace.builder(new double[] {0, 1, 2, 3}, new double[] {3, 2, 1.4, 1.1})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("loss")
                        .build(),
                ScatterTrace.builder(new double[] {0, 1, 2, 3}, new double[] {.1, .05, .025, .0125})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("learning rate")
                        .yAxis(ScatterTrace.YAxis.Y2)
                        .build());
    }

    private static Figure digit() {
        double[][] z = new double[28][28];
        for (int r = 0; r < 28; r++) {
            for (int c = 0; c < 28; c++) {
                double distance = Math.abs(Math.hypot(r - 13.5, (c - 13.5) * 1.4) - 8);
                z[r][c] = Math.max(0, Math.rint(255 * (1 - distance / 2.5)));
            }
        }
        return Plot.heat("A zero", "column", "row", z);
    }

    private static Table groups() {
        double[] values = normal(60);
        StringColumn group = StringColumn.create("group");
        DoubleColumn size = DoubleColumn.create("size");
        for (int i = 0; i < 60; i++) {
            group.append(i % 2 == 0 ? "before" : "after");
            size.append(8 + i % 5 * 6);
        }
        return Table.create(
                group,
                DoubleColumn.create("value", values),
                DoubleColumn.create("other", java.util.Arrays.copyOfRange(normal(120), 60, 120)),
                size);
    }

    private static Table prices() {
        return Table.create(
                DateColumn.create("day", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2)),
                DoubleColumn.create("open", 1, 2),
                DoubleColumn.create("high", 3, 4),
                DoubleColumn.create("low", .5, 1.5),
                DoubleColumn.create("close", 2, 3));
    }

    private static Figure coloured() {
        double[] all = normal(300);
        double[] x = java.util.Arrays.copyOf(all, 150);
        double[] y = java.util.Arrays.copyOfRange(all, 150, 300);
        Marker marker = Marker.builder()
                .color(java.util.Arrays.stream(x).map(v -> v * v).toArray())
                .colorScale(Marker.Palette.VIRIDIS)
                .showScale(true)
                .size(9)
                .build();
        return new Figure(
                Layout.builder("Coloured by value", "x", "y")
                        .width(600)
                        .height(380)
                        .build(),
                ScatterTrace.builder(x, y).marker(marker).build());
    }

    private static Figure overlaidHistograms() {
        double[] all = normal(600);
        return new Figure(
                Layout.builder("Two samples", "value", "count")
                        .barMode(Layout.BarMode.OVERLAY)
                        .width(600)
                        .height(380)
                        .build(),
                HistogramTrace.builder(java.util.Arrays.copyOf(all, 300))
                        .name("first")
                        .opacity(.6)
                        .build(),
                HistogramTrace.builder(java.util.Arrays.stream(all)
                                .skip(300)
                                .map(v -> v + 1)
                                .toArray())
                        .name("second")
                        .opacity(.6)
                        .build());
    }

    private static Figure longNames() {
        String[] names = IntStream.range(0, 24)
                .mapToObj(i -> "a rather long class name " + i)
                .toArray(String[]::new);
        double[] values =
                IntStream.range(0, 24).mapToDouble(i -> 5 + i * 7 % 11).toArray();
        return Plot.bars(
                "A title that goes on and on and on, so long that it does not fit on one line of the picture at all",
                "class",
                "count",
                names,
                values);
    }

    private static Figure band() {
        double[] x = {1, 2, 3, 4, 5};
        return new Figure(
                Layout.builder("Mean of five seeds and its spread", "epoch", "loss")
                        .width(600)
                        .height(360)
                        .build(),
                ScatterTrace.builder(x, new double[] {1.8, 1.2, .9, .7, .6})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("lowest")
                        .build(),
                ScatterTrace.builder(x, new double[] {2.4, 1.7, 1.2, .9, .85})
                        .mode(ScatterTrace.Mode.LINE)
                        .name("highest")
                        .fill(ScatterTrace.Fill.TO_NEXT_Y)
                        .build());
    }
}
