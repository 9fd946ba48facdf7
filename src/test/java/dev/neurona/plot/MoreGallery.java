package dev.neurona.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Figure;

/** Figures of pictures, drawings, and figures made of several. */
final class MoreGallery {
    private MoreGallery() {}

    static void addTo(Map<String, Supplier<Figure>> all) {
        all.put("images", () -> Plot.images("What the layer sees", digits(20), names(20)));
        all.put("images-right-wrong", MoreGallery::mistakes);
        all.put("images-colour", () -> Plot.images("Three colours", colours()));
        all.put(
                "filters",
                () -> Plot.images("Filters of the first layer", filters().stretched()));
        all.put("roc", MoreGallery::roc);
        all.put("precision-recall", MoreGallery::precisionRecall);
        all.put("network", () -> Plot.network("The layers of the network", 784, 16, 10));
        all.put("network-weights", () -> Plot.network("Weights after training", weights(), "in", "hidden", "out"));
        all.put("network-dropout", MoreGallery::dropped);
        all.put("graph", MoreGallery::graph);
        all.put("grid", MoreGallery::activations);
        all.put("grid-heat", MoreGallery::heats);
        all.put("histograms", MoreGallery::histograms);
        all.put("frames", MoreGallery::path);
        all.put("frames-boundary", MoreGallery::movingBoundary);
        all.put("frames-grid", MoreGallery::movingThreshold);
        all.put("training", MoreGallery::training);
        all.put("learning-rates", MoreGallery::learningRates);
        all.put("labelled", MoreGallery::labelled);
        all.put("layer-steps", MoreGallery::layerSteps);
        all.put("bars-errors", MoreGallery::barsWithErrors);
        all.put("band-runs", MoreGallery::bandOfRuns);
    }

    private static Images digits(int n) {
        double[][][] pixels = new double[n][28][28];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < 28; r++) {
                for (int c = 0; c < 28; c++) {
                    double ring = Math.abs(Math.hypot(r - 13.5, (c - 13.5) * (1 + i % 5 * .3)) - 6 - i % 3);
                    double bar = Math.abs(c - 13.5 + (r - 13.5) * (i % 7 - 3) * .15);
                    pixels[i][r][c] = Math.max(0, 1 - (i % 2 == 0 ? ring : bar) / 2.5);
                }
            }
        }
        return Images.of(pixels);
    }

    private static String[] names(int n) {
        return IntStream.range(0, n).mapToObj(i -> i % 2 == 0 ? "0" : "1").toArray(String[]::new);
    }

    static Figure mistakes() {
        String[] captions = {"0", "1", "0, not 6", "1", "0", "1", "0", "1, not 7"};
        return Plot.images(
                "Predictions", digits(8), captions, new boolean[] {true, true, false, true, true, true, true, false});
    }

    private static Images colours() {
        float[] values = new float[3 * 3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            int n = i / 192;
            int channel = i / 64 % 3;
            values[i] = n == channel ? 1 : i % 8 / 8f;
        }
        return Images.of(values, 3, 3, 8, 8);
    }

    private static Images filters() {
        Random random = new Random(4);
        float[] values = new float[6 * 5 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Images.of(values, 6, 1, 5, 5);
    }

    private static Figure roc() {
        double[] fpr = {0, 0, .1, .1, .3, .3, .6, 1};
        double[] tpr = {0, .4, .4, .7, .7, .9, 1, 1};
        return Plot.roc(
                "ROC of two models",
                Curve.of("CNN, area 0.86", fpr, tpr),
                Curve.of("logistic, area 0.66", fpr, new double[] {0, .1, .3, .4, .6, .7, .9, 1}));
    }

    private static Figure precisionRecall() {
        return Plot.precisionRecall(
                "Precision and recall, area 0.79",
                .3,
                Curve.of("classifier", new double[] {0, .3, .6, .8, 1}, new double[] {1, 1, .8, .6, .4}));
    }

    private static double[][][] weights() {
        return new double[][][] {
            {{1.2, -.8}, {.1, 1.9}, {-1.6, .4}}, {{2.1, -1.1, .6}},
        };
    }

    private static Figure dropped() {
        return Plot.network(
                "One step with dropout",
                weights(),
                new double[][] {{1, .5}, {.92, Double.NaN, -.53}, {1.48}},
                "in",
                "hidden",
                "out");
    }

    private static Figure graph() {
        return Plot.graph(
                "L = (a b + c)²",
                List.of(
                        GraphNode.given("a", 2, -12),
                        GraphNode.given("b", -3, 8),
                        GraphNode.given("c", 4, -4),
                        GraphNode.made("e", "×", -6, -4, "a", "b"),
                        GraphNode.made("d", "+", -2, -4, "e", "c"),
                        GraphNode.made("L", "×", 4, 1, "d", "d")));
    }

    private static Figure curve(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        double[] x = IntStream.rangeClosed(-25, 25).mapToDouble(i -> i / 5.0).toArray();
        return Plot.lines(
                name,
                "z",
                "value",
                Curve.of("f", x, Arrays.stream(x).map(f).toArray()),
                Curve.of("f′", x, Arrays.stream(x).map(slope).toArray()));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Figure activations() {
        return Plot.grid(
                "Activations and their slopes",
                2,
                curve("sigmoid", MoreGallery::sigmoid, z -> sigmoid(z) * (1 - sigmoid(z))),
                curve("tanh", Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z)),
                curve("ReLU", z -> Math.max(0, z), z -> z > 0 ? 1 : 0),
                curve("leaky ReLU", z -> z > 0 ? z : .01 * z, z -> z > 0 ? 1 : .01));
    }

    private static Figure heats() {
        double[][] z = {{1, 2, 3}, {4, 5, 6}};
        double[][] other = {{6, 5, 4}, {3, 2, 1}};
        Figure log = Plot.note(Plot.logY(Plot.line("loss", "epoch", "loss", new double[] {10, 1, .1})), 2, 1, "here");
        return Plot.grid(
                "Two matrices and a curve",
                3,
                Plot.heat("before", "to", "from", z),
                Plot.heat("after", "to", "from", other),
                log);
    }

    private static Figure histograms() {
        Map<String, double[]> layers = new LinkedHashMap<>();
        double[] all = Gallery.normal(1_200);
        for (int l = 0; l < 4; l++) {
            double shrink = Math.pow(.5, l);
            layers.put(
                    "layer " + (l + 1),
                    Arrays.stream(all, l * 300, l * 300 + 300)
                            .map(v -> v * shrink)
                            .toArray());
        }
        return Plot.histograms("Activations by layer", "activation", layers, 20);
    }

    static Figure path() {
        Figure[] steps = new Figure[9];
        String[] labels = new String[9];
        for (int n = 0; n < steps.length; n++) {
            double rate = .05 * (n + 1);
            double[] x = new double[12];
            double[] y = new double[12];
            x[0] = -1.7;
            y[0] = 1.6;
            for (int i = 1; i < x.length; i++) {
                x[i] = x[i - 1] - rate * 2 * x[i - 1];
                y[i] = y[i - 1] - rate * 4 * y[i - 1];
            }
            labels[n] = String.format(java.util.Locale.ROOT, "%.2f", rate);
            steps[n] = Plot.contour(
                    "Gradient descent",
                    "w₁",
                    "w₂",
                    new Range(-2, 2, 17),
                    new Range(-2, 2, 17),
                    (a, b) -> a * a + 2 * b * b,
                    Curve.of("path", x, y));
        }
        return Plot.frames("learning rate", labels, steps);
    }

    private static Figure movingBoundary() {
        Random random = new Random(3);
        double[] x = new double[40];
        double[] y = new double[40];
        int[] classes = new int[40];
        for (int i = 0; i < 40; i++) {
            classes[i] = i % 2;
            x[i] = Math.rint(100 * (classes[i] * 2 - 1 + random.nextGaussian() * .7)) / 100;
            y[i] = Math.rint(100 * (classes[i] * 1.4 - .7 + random.nextGaussian() * .8)) / 100;
        }
        Figure[] steps = new Figure[4];
        for (int n = 0; n < 4; n++) {
            double sure = n * .9;
            steps[n] = Plot.boundary(
                    "The boundary while it learns",
                    "x₁",
                    "x₂",
                    x,
                    y,
                    classes,
                    new Range(-3, 3, 13),
                    new Range(-3, 3, 13),
                    (a, b) -> sigmoid(sure * (1.6 * a + 1.1 * b) - 1 + sure / 3));
        }
        return Plot.frames("epoch", new String[] {"0", "1", "5", "20"}, steps);
    }

    static Figure movingThreshold() {
        double[] fpr = {0, .1, .3, 1};
        double[] tpr = {0, .6, .9, 1};
        long[][][] counts = {{{10, 0}, {10, 0}}, {{9, 1}, {4, 6}}, {{7, 3}, {1, 9}}, {{0, 10}, {0, 10}}};
        Figure[] steps = new Figure[4];
        for (int n = 0; n < 4; n++) {
            Figure roc = Plot.roc(
                    "ROC",
                    Curve.of("classifier", fpr, tpr),
                    Curve.of("threshold", new double[] {fpr[n]}, new double[] {tpr[n]}));
            steps[n] = Plot.grid(
                    "What a threshold costs",
                    2,
                    roc,
                    Plot.confusion("counts", new String[] {"ham", "spam"}, counts[n]));
        }
        return Plot.frames("threshold", new String[] {"1.0", "0.7", "0.4", "0.0"}, steps);
    }

    private static Figure training() {
        double[] train =
                IntStream.range(0, 20).mapToDouble(i -> Math.exp(-i / 5.0)).toArray();
        double[] dev = IntStream.range(0, 20)
                .mapToDouble(i -> .1 + Math.exp(-i / 4.0) + .012 * i)
                .toArray();
        return Plot.training("Loss while training", "cross-entropy (nats)", train, dev, 13);
    }

    private static Figure learningRates() {
        double[] rates = IntStream.range(0, 25)
                .mapToDouble(i -> Math.pow(10, -5 + i / 5.0))
                .toArray();
        double[] losses = Arrays.stream(rates)
                .map(r -> 2.3 - 1.8 / (1 + Math.pow(2e-3 / r, 1.5)) + 3 * r * r)
                .toArray();
        return Plot.learningRates("Learning-rate range test", "loss", rates, losses, 1e-2);
    }

    private static Figure labelled() {
        return Plot.labelled(
                "Embedding of letters",
                "first component",
                "second component",
                new double[] {-2, -1.8, -1.9, 1.5, 1.7, .2},
                new double[] {1, 1.2, .7, -1, -.7, .1},
                new String[] {"a", "e", "á", "s", "n", "<unk>"});
    }

    private static Figure layerSteps() {
        double[] steps = IntStream.range(0, 40).mapToDouble(i -> i * 5.0).toArray();
        String[] layers =
                IntStream.rangeClosed(1, 8).mapToObj(i -> "layer " + i).toArray(String[]::new);
        double[][] z = new double[8][40];
        for (int l = 0; l < 8; l++) {
            for (int s = 0; s < 40; s++) {
                z[l][s] = Math.rint(100 * (-.6 * (8 - l) - Math.log10(1 + s / 8.0))) / 100;
            }
        }
        return Plot.colourTitle(Plot.heat("Gradients vanish", "step", "layer", steps, layers, z), "log₁₀ norm");
    }

    private static Figure barsWithErrors() {
        return Plot.bars(
                "Accuracy over five seeds",
                "model",
                "accuracy (%)",
                new String[] {"logistic", "MLP", "LeNet"},
                new double[] {91.8, 97.6, 99.2},
                new double[] {.6, 1.1, .2});
    }

    private static Figure bandOfRuns() {
        double[] epochs = {1, 2, 3, 4, 5};
        Map<String, double[][]> runs = new LinkedHashMap<>();
        runs.put("SGD", new double[][] {{2.2, 1.9, 1.5, 1.3, 1.2}, {2.3, 2, 1.7, 1.5, 1.3}, {2.1, 1.7, 1.4, 1.1, 1}});
        runs.put("Adam", new double[][] {{1.9, 1.2, .9, .7, .6}, {2, 1.4, 1, .8, .7}});
        return Plot.band("Loss over seeds", "epoch", "loss", epochs, runs);
    }
}
