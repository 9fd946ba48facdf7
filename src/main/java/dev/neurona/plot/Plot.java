package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * The figures of the lessons, each from one call. Every figure has a title and names for its axes; put units into these
 * names: {@code "time (ms)"}. What comes back is a Tablesaw {@code Figure}: let a cell end with it, or display it.
 *
 * <pre>{@code
 * Plot.lines("Loss while training", "epoch", "cross-entropy (nats)",
 *         Curve.of("training", trainLoss), Curve.of("validation", validLoss))
 * }</pre>
 */
public final class Plot {
    private static final Phrases WORDS = Phrases.of(Plot.class);

    private Plot() {}

    /** {@return one or more curves in one figure, told apart by colour and dash} */
    public static Figure lines(String title, String x, String y, Curve... curves) {
        return Figures.of(title, x, y, Lines.curves(curves));
    }

    /** {@return one curve over 1, 2, 3...} */
    public static Figure line(String title, String x, String y, double[] values) {
        return lines(title, x, y, Curve.of("", values));
    }

    /** {@return a curve for each of some columns of a table, over another of its columns} */
    public static Figure lines(String title, String x, String y, Table table, String xColumn, String... yColumns) {
        double[] places = Inputs.numbers(table, xColumn);
        return lines(
                title,
                x,
                y,
                Arrays.stream(yColumns)
                        .map(column -> Curve.of(column, places, Inputs.numbers(table, column)))
                        .toArray(Curve[]::new));
    }

    /** {@return points of one kind} */
    public static Figure scatter(String title, String xTitle, String yTitle, double[] x, double[] y) {
        String[] same = new String[x.length];
        Arrays.fill(same, "");
        return scatter(title, xTitle, yTitle, x, y, same);
    }

    /** {@return points, those of each class with a colour and marker of their own} */
    public static Figure scatter(String title, String xTitle, String yTitle, double[] x, double[] y, String[] classes) {
        return Figures.of(title, xTitle, yTitle, Lines.points(x, y, classes));
    }

    /** {@return points, those of each class with a colour and marker of their own; classes are numbered 0, 1, 2...} */
    public static Figure scatter(String title, String xTitle, String yTitle, double[] x, double[] y, int[] classes) {
        return scatter(title, xTitle, yTitle, x, y, Lines.names(classes));
    }

    /**
     * {@return points, those of each class with a colour and marker of their own}
     *
     * @param classes the number of each point's class, from 0
     * @param names what the classes are called, in the order of their numbers
     */
    public static Figure scatter(
            String title, String xTitle, String yTitle, double[] x, double[] y, int[] classes, String[] names) {
        List<PlotlyTrace> traces = Lines.points(x, y, Inputs.named(classes, names), names);
        return Figures.of(title, xTitle, yTitle, traces);
    }

    /** {@return points of a table, by the classes in one of its columns; the axes have the columns' names} */
    public static Figure scatter(String title, Table table, String xColumn, String yColumn, String classColumn) {
        return scatter(
                title,
                xColumn,
                yColumn,
                Inputs.numbers(table, xColumn),
                Inputs.numbers(table, yColumn),
                Inputs.texts(table, classColumn));
    }

    /**
     * {@return what a classifier of two classes says everywhere, with the points it learned from} The line lies where the
     * probability is one half.
     *
     * @param classes 0 or 1 for each point
     * @param probability of class 1 at a place
     */
    public static Figure boundary(
            String title,
            String xTitle,
            String yTitle,
            double[] x,
            double[] y,
            int[] classes,
            DoubleBinaryOperator probability) {
        return boundary(title, xTitle, yTitle, x, y, classes, Range.around(x), Range.around(y), probability);
    }

    /** {@return what a classifier of two classes says in a given area, with the points it learned from} */
    public static Figure boundary(
            String title,
            String xTitle,
            String yTitle,
            double[] x,
            double[] y,
            int[] classes,
            Range xs,
            Range ys,
            DoubleBinaryOperator probability) {
        String[] names = Lines.names(new int[] {0, 1});
        return boundary(title, xTitle, yTitle, x, y, classes, names, xs, ys, probability);
    }

    /**
     * {@return what a classifier of two classes says everywhere, with the points it learned from}
     *
     * @param classes 0 or 1 for each point
     * @param names what the two classes are called
     * @param probability of the second at a place
     */
    public static Figure boundary(
            String title,
            String xTitle,
            String yTitle,
            double[] x,
            double[] y,
            int[] classes,
            String[] names,
            DoubleBinaryOperator probability) {
        return boundary(title, xTitle, yTitle, x, y, classes, names, Range.around(x), Range.around(y), probability);
    }

    /** {@return what a classifier of two classes with names says in a given area, with the points it learned from} */
    public static Figure boundary(
            String title,
            String xTitle,
            String yTitle,
            double[] x,
            double[] y,
            int[] classes,
            String[] names,
            Range xs,
            Range ys,
            DoubleBinaryOperator probability) {
        Inputs.sameLength("classes", 2, "names", names.length);
        List<PlotlyTrace> traces = new ArrayList<>(Grids.boundary(xs, ys, names[1], probability));
        traces.addAll(Lines.points(x, y, Inputs.named(Inputs.zerosAndOnes(classes), names), names));
        return Figures.of(title, xTitle, yTitle, traces);
    }

    /** {@return a function of two variables in bands of equal value, with the paths taken over it, such as those of optimisers} */
    public static Figure contour(
            String title,
            String xTitle,
            String yTitle,
            Range xs,
            Range ys,
            DoubleBinaryOperator function,
            Curve... paths) {
        List<PlotlyTrace> traces = new ArrayList<>();
        traces.add(Grids.contour(xs, ys, function));
        traces.addAll(Lines.paths(paths));
        return Figures.of(title, xTitle, yTitle, traces);
    }

    /**
     * {@return a table of numbers as colours, the first row on top} Cells say their number where there are few of them.
     *
     * @param z a row for each of {@code yLabels}, with a number for each of {@code xLabels}
     */
    public static Figure heat(
            String title, String xTitle, String yTitle, String[] xLabels, String[] yLabels, double[][] z) {
        Inputs.rectangular(z, yLabels.length, xLabels.length);
        Figure figure = Figures.of(title, xTitle, yTitle, List.of(Grids.heat(xLabels, yLabels, z)));
        return Figures.onTop(Figures.categories(figure));
    }

    /** {@return a matrix as colours, such as a picture in grey or a weight matrix, the first row on top, its cells square} */
    public static Figure heat(String title, String xTitle, String yTitle, double[][] z) {
        Inputs.rectangular(z, z.length, z.length == 0 ? 0 : z[0].length);
        return Figures.squareCells(Figures.onTop(Figures.of(title, xTitle, yTitle, List.of(Grids.heat(z)))));
    }

    /**
     * {@return a confusion matrix: a row for each actual class from top to bottom, a column for each predicted one} Cells
     * say the count and its part of the row; the colour follows that part.
     *
     * @param counts {@code counts[actual][predicted]}
     */
    public static Figure confusion(String title, String[] classes, long[][] counts) {
        Figure figure = Figures.of(
                title,
                WORDS.say("confusion.predicted"),
                WORDS.say("confusion.actual"),
                List.of(Grids.confusion(classes, counts)));
        return Figures.onTop(Figures.categories(figure));
    }

    /** {@return a confusion matrix of whole numbers as {@code int}} */
    public static Figure confusion(String title, String[] classes, int[][] counts) {
        return confusion(
                title,
                classes,
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).asLongStream().toArray())
                        .toArray(long[][]::new));
    }

    /** {@return how often values fall into each of some equal bins} */
    public static Figure histogram(String title, String x, double[] values, int bins) {
        Figure figure = Figures.of(title, x, WORDS.say("histogram.count"), List.of(Bars.histogram(values, bins)));
        return ExtendedFigure.with(figure, new Node(Json.object("bargap", 0)));
    }

    /** {@return how often values fall into each of 30 equal bins} */
    public static Figure histogram(String title, String x, double[] values) {
        return histogram(title, x, values, 30);
    }

    /** {@return a bar for each name} */
    public static Figure bars(String title, String x, String y, String[] names, double[] values) {
        return bars(title, x, y, names, Map.of("", values));
    }

    /** {@return groups of bars: for each name one of every series}; a {@code LinkedHashMap} keeps them in order */
    public static Figure bars(String title, String x, String y, String[] names, Map<String, double[]> series) {
        return Figures.categories(Figures.of(title, x, y, Bars.groups(names, series)));
    }

    /** {@return a bar for each name, with how far it may be off, such as the spread over seeds} */
    public static Figure bars(String title, String x, String y, String[] names, double[] values, double[] errors) {
        return Figures.categories(Figures.of(title, x, y, List.of(Bars.withErrors(names, values, errors))));
    }

    /**
     * {@return a histogram for each name, such as each layer, side by side with the same bins}
     *
     * @param values a {@code LinkedHashMap} keeps them in order
     */
    public static Figure histograms(String title, String x, Map<String, double[]> values, int bins) {
        return Multiples.histograms(title, x, values, bins);
    }

    /** {@return a table of numbers as colours over places of a number axis, such as a row for each layer and a column for each step} */
    public static Figure heat(String title, String xTitle, String yTitle, double[] x, String[] yLabels, double[][] z) {
        Inputs.rectangular(z, yLabels.length, x.length);
        return Figures.onTop(Figures.of(title, xTitle, yTitle, List.of(Grids.heat(x, yLabels, z))));
    }

    /**
     * {@return the curves of a training run, with a line and a remark at its best epoch}
     *
     * @param y what is measured, with its unit
     * @param train a value for each epoch
     * @param dev as many
     * @param bestEpoch counted from 1; 0 to mark none
     */
    public static Figure training(String title, String y, double[] train, double[] dev, int bestEpoch) {
        return Curves.training(title, y, train, dev, bestEpoch);
    }

    /**
     * {@return the loss for each learning rate of a range test, over a logarithmic axis, with a line at the rate chosen}
     *
     * @param chosen the rate to mark; NaN to mark none
     */
    public static Figure learningRates(String title, String y, double[] rates, double[] losses, double chosen) {
        Figure figure = logX(lines(title, WORDS.say("rates.rate"), y, Curve.of("", rates, losses)));
        return Double.isNaN(chosen) ? figure : Curves.mark(figure, chosen);
    }

    /** {@return curves of the rates of classifiers, x the false positive rate and y the true positive rate, and the diagonal of guessing} */
    public static Figure roc(String title, Curve... curves) {
        return Curves.roc(title, curves);
    }

    /**
     * {@return curves of classifiers, x the recall and y the precision, in steps}
     *
     * @param baseline the precision of guessing, which is the part of positives
     */
    public static Figure precisionRecall(String title, double baseline, Curve... curves) {
        return Curves.precisionRecall(title, baseline, curves);
    }

    /**
     * {@return the mean of several runs as a line, and between the lowest and the highest a band}
     *
     * @param places the x of every value
     * @param runs by name, {@code runs[run][place]}; a {@code LinkedHashMap} keeps them in order
     */
    public static Figure band(String title, String x, String y, double[] places, Map<String, double[][]> runs) {
        return Curves.band(title, x, y, places, runs);
    }

    /** {@return points with a word at each, such as an embedding of tokens} */
    public static Figure labelled(String title, String xTitle, String yTitle, double[] x, double[] y, String[] labels) {
        return Curves.labelled(title, xTitle, yTitle, x, y, labels);
    }

    /**
     * {@return pictures in rows}
     *
     * @param captions a line under each; none at all for no captions
     */
    public static Figure images(String title, Images images, String... captions) {
        return new ImageGrid(images, captions, null).figure(title);
    }

    /** {@return pictures in rows, those that a model got wrong in a dotted frame and marked with a cross} */
    public static Figure images(String title, Images images, String[] captions, boolean[] right) {
        return new ImageGrid(images, captions, right).figure(title);
    }

    /** {@return a network of fully connected layers with so many nodes each} Of more than 10, the first 10 are drawn. */
    public static Figure network(String title, int... sizes) {
        return new NetworkDrawing(sizes, null, null).figure(title);
    }

    /**
     * {@return a network with its weights: the thicker a line the larger, dashed where negative}
     *
     * @param weights {@code weights[l][to][from]} from layer l to the next, as DJL keeps them
     * @param names of the layers, none at all for no names
     */
    public static Figure network(String title, double[][][] weights, String... names) {
        return new NetworkDrawing(Multiples.sizes(weights), weights, null).figure(title, names);
    }

    /**
     * {@return a network with its weights and a value in each node}
     *
     * @param values {@code values[l][node]}; NaN for a node that is dropped out
     */
    public static Figure network(String title, double[][][] weights, double[][] values, String... names) {
        return new NetworkDrawing(Multiples.sizes(weights), weights, values).figure(title, names);
    }

    /** {@return a computation from left to right: each value with its gradient, and what it was made from} */
    public static Figure graph(String title, List<GraphNode> nodes) {
        return new GraphDrawing(nodes).figure(title);
    }

    /** {@return several figures in rows, each under its own title} */
    public static Figure grid(String title, int columns, Figure... figures) {
        return Multiples.grid(title, columns, figures);
    }

    /**
     * {@return figures shown one at a time, chosen with a slider that needs no server} Every step has the same kinds of
     * traces; axes and colours are made the same for all. Where scripts do not run, some steps stand side by side.
     *
     * @param slider what is chosen, such as {@code "step"} or {@code "learning rate"}
     * @param labels what each step is called on the slider
     */
    public static Figure frames(String slider, String[] labels, Figure... steps) {
        return FramedFigure.of(slider, labels, steps);
    }

    /**
     * {@return a figure for each of some values, shown one at a time; see {@link #frames(String, String[], Figure...)}} The slider
     * says the values, in Spanish with a decimal comma.
     *
     * <pre>{@code Plot.frames("threshold", new double[] {0.3, 0.5, 0.7}, t -> figure(t))}</pre>
     */
    public static Figure frames(String slider, double[] values, DoubleFunction<Figure> figure) {
        return frames(
                slider,
                Arrays.stream(values).mapToObj(Spoken::number).toArray(String[]::new),
                Arrays.stream(values).mapToObj(figure).toArray(Figure[]::new));
    }

    /** {@return the figure with a dashed line from bottom to top at a place} */
    public static Figure mark(Figure figure, double x) {
        return Curves.mark(figure, x);
    }

    /**
     * {@return the figure of a matrix with a box around some of its cells, such as those under a filter, or an object} The next box
     * has other dashes. Only for matrices without names of rows and columns.
     *
     * @param name for the legend, empty for none
     * @param left the first column in the box, from 0; a part of a cell may be given, as by a net
     * @param top the first row
     * @param width columns
     * @param height rows
     */
    public static Figure box(Figure figure, String name, double left, double top, double width, double height) {
        return Boxes.around(figure, name, left, top, width, height);
    }

    /** {@return the figure of colours with words at the key of its colours, such as "log₁₀ of the gradient norm"} */
    public static Figure colourTitle(Figure figure, String title) {
        return Multiples.colourTitle(figure, title);
    }

    /** {@return the figure with a logarithmic x axis}; values that are not positive are not shown */
    public static Figure logX(Figure figure) {
        return Figures.axis(figure, "xaxis", "type", "log");
    }

    /** {@return the figure with a logarithmic y axis}; values that are not positive are not shown */
    public static Figure logY(Figure figure) {
        return Figures.axis(figure, "yaxis", "type", "log");
    }

    /** {@return the figure with a remark and an arrow from it to a place} */
    public static Figure note(Figure figure, double x, double y, String remark) {
        Map<String, ?> note = Json.object("x", x, "y", y, "text", remark, "showarrow", true, "ax", 0, "ay", -36);
        return ExtendedFigure.with(figure, new Node(Json.object("annotations", List.of(note))));
    }
}
