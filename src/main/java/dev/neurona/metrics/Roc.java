package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.Curve;
import dev.neurona.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * The receiver operating characteristic: what each threshold catches and what it costs in false alarms.
 *
 * <p>Examples of equal scores come in together, as one slanted line, so the order they were given in does not matter.
 * Only the order of the scores does: logits and their probabilities have the same curve. With rare positives look at
 * {@link PrecisionRecall} too, because a small rate of many negatives is still many false alarms.
 *
 * <p>T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006).
 *
 * @param points from (0, 0), where nothing is taken for positive, to (1, 1), where everything is
 */
public record Roc(List<Point> points) {
    private static final int POINTS_DRAWN = 400;

    /**
     * What a threshold gives.
     *
     * @param threshold scores at or above it are taken for positive
     * @param falsePositiveRate {@code FP / (FP + TN)}
     * @param truePositiveRate {@code TP / (TP + FN)}, the recall
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    public Roc {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a ROC curve needs at least one point");
        }
        points = List.copyOf(points);
    }

    /**
     * {@return the curve of scores}
     *
     * @param actual 1 for positive, 0 for negative; some of each
     * @param scores of the positive class, larger for surer; probabilities or logits
     * @throws IllegalArgumentException if one class does not occur, the lengths differ or a score is NaN
     */
    public static Roc of(int[] actual, double[] scores) {
        Ranking ranking = Ranking.of(actual, scores);
        if (ranking.positives() == 0 || ranking.negatives() == 0) {
            throw new IllegalArgumentException("got %d positives and %d negatives: a ROC curve needs some of each"
                    .formatted(ranking.positives(), ranking.negatives()));
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        for (Ranking.Step step : ranking.steps()) {
            points.add(new Point(
                    step.threshold(),
                    (double) step.falsePositives() / ranking.negatives(),
                    (double) step.truePositives() / ranking.positives()));
        }
        return new Roc(points);
    }

    /** {@return the curve of scores {@code (N)} or {@code (N, 1)} for labels {@code (N)} of 0 and 1} */
    public static Roc of(NDArray actual, NDArray scores) {
        return of(Inputs.labels("actual", actual), Inputs.scores(scores));
    }

    /**
     * {@return the area under the curve, by trapezoids} It is the chance that a positive scores higher than a negative,
     * a tie counting one half: 1 is perfect, 0.5 is guessing.
     */
    public double auc() {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            area += (b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate) / 2;
        }
        return area;
    }

    /** {@return the point where scores at or above a threshold are taken for positive} */
    public Point at(double threshold) {
        Point reached = points.get(0);
        for (Point point : points) {
            if (point.threshold >= threshold) {
                reached = point;
            }
        }
        return reached;
    }

    /** {@return the highest threshold with at least this true positive rate, so the one with the fewest false alarms} */
    public Point reaching(double truePositiveRate) {
        return points.stream()
                .filter(point -> point.truePositiveRate >= truePositiveRate)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no threshold reaches a true positive rate of %s: rates end at 1".formatted(truePositiveRate)));
    }

    /** {@return the points as a table} */
    public Table table() {
        return Table.create(
                "ROC",
                DoubleColumn.create(
                        "threshold",
                        points.stream().mapToDouble(Point::threshold).toArray()),
                DoubleColumn.create("false positive rate", rates(points, Point::falsePositiveRate)),
                DoubleColumn.create("true positive rate", rates(points, Point::truePositiveRate)));
    }

    /** {@return the curve, thinned to 400 points, and the diagonal of guessing} */
    public Figure plot() {
        List<Point> drawn = new ArrayList<>();
        for (int i : Ranking.thinned(points.size(), POINTS_DRAWN)) {
            drawn.add(points.get(i));
        }
        Phrases words = Phrases.of(Roc.class);
        return Plot.lines(
                words.say("roc.title", Spoken.number("%.3f", auc())),
                words.say("roc.false"),
                words.say("roc.true"),
                Curve.of(
                        words.say("classifier"),
                        rates(drawn, Point::falsePositiveRate),
                        rates(drawn, Point::truePositiveRate)),
                Curve.of(words.say("guessing"), new double[] {0, 1}, new double[] {0, 1}));
    }

    private static double[] rates(List<Point> points, ToDoubleFunction<Point> rate) {
        return points.stream().mapToDouble(rate).toArray();
    }
}
