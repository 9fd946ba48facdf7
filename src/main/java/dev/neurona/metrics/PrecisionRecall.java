package dev.neurona.metrics;

import ai.djl.ndarray.NDArray;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.Curve;
import dev.neurona.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * Precision against recall at each threshold: the curve to look at when positives are rare, because true negatives do
 * not come into it.
 *
 * <p>Between two points the curve is a step and not a straight line: lines would promise precision that no threshold has
 * (J. Davis and M. Goadrich, "The relationship between precision-recall and ROC curves", ICML 2006).
 *
 * @param points one for each different score, from the highest threshold to the lowest, where the recall is 1
 * @param baseline part of the examples that is positive: the precision of guessing
 */
public record PrecisionRecall(List<Point> points, double baseline) {
    private static final int POINTS_DRAWN = 200;

    /**
     * What a threshold gives.
     *
     * @param threshold scores at or above it are taken for positive
     * @param precision {@code TP / (TP + FP)}
     * @param recall {@code TP / (TP + FN)}
     */
    public record Point(double threshold, double precision, double recall) {}

    public PrecisionRecall {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a precision-recall curve needs at least one point");
        }
        points = List.copyOf(points);
    }

    /**
     * {@return the curve of scores}
     *
     * @param actual 1 for positive, 0 for negative; at least one positive
     * @param scores of the positive class, larger for surer; probabilities or logits
     * @throws IllegalArgumentException if nothing is positive, the lengths differ or a score is NaN
     */
    public static PrecisionRecall of(int[] actual, double[] scores) {
        Ranking ranking = Ranking.of(actual, scores);
        if (ranking.positives() == 0) {
            throw new IllegalArgumentException(
                    "none of %d labels is positive: recall needs at least one".formatted(actual.length));
        }
        List<Point> points = new ArrayList<>();
        for (Ranking.Step step : ranking.steps()) {
            double found = step.truePositives();
            points.add(
                    new Point(step.threshold(), found / (found + step.falsePositives()), found / ranking.positives()));
        }
        return new PrecisionRecall(points, (double) ranking.positives() / actual.length);
    }

    /** {@return the curve of scores {@code (N)} or {@code (N, 1)} for labels {@code (N)} of 0 and 1} */
    public static PrecisionRecall of(NDArray actual, NDArray scores) {
        return of(Inputs.labels("actual", actual), Inputs.scores(scores));
    }

    /**
     * {@return the area under the steps, {@code sum of (R[i] - R[i-1]) P[i]}} Also called average precision. 1 is
     * perfect; guessing has about the {@link #baseline}.
     */
    public double averagePrecision() {
        double area = 0;
        double recall = 0;
        for (Point point : points) {
            area += (point.recall - recall) * point.precision;
            recall = point.recall;
        }
        return area;
    }

    /** {@return the point of the largest F1, the harmonic mean of precision and recall} The highest threshold, if several have it. */
    public Point bestF1() {
        Point best = points.get(0);
        for (Point point : points) {
            best = f1(point) > f1(best) ? point : best;
        }
        return best;
    }

    private static double f1(Point point) {
        double sum = point.precision + point.recall;
        return sum == 0 ? 0 : 2 * point.precision * point.recall / sum;
    }

    /** {@return the points as a table} */
    public Table table() {
        return Table.create(
                "Precision and recall",
                DoubleColumn.create(
                        "threshold",
                        points.stream().mapToDouble(Point::threshold).toArray()),
                DoubleColumn.create(
                        "precision",
                        points.stream().mapToDouble(Point::precision).toArray()),
                DoubleColumn.create(
                        "recall", points.stream().mapToDouble(Point::recall).toArray()));
    }

    /** {@return the curve in steps, thinned to 200 of them, and the precision of guessing} */
    public Figure plot() {
        int[] drawn = Ranking.thinned(points.size(), POINTS_DRAWN);
        double[] recall = new double[2 * drawn.length];
        double[] precision = new double[2 * drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            Point point = points.get(drawn[i]);
            recall[2 * i] = i == 0 ? 0 : recall[2 * i - 1];
            recall[2 * i + 1] = point.recall;
            precision[2 * i] = point.precision;
            precision[2 * i + 1] = point.precision;
        }
        Phrases words = Phrases.of(PrecisionRecall.class);
        return Plot.lines(
                words.say("pr.title", Spoken.number("%.3f", averagePrecision())),
                words.say("pr.recall"),
                words.say("pr.precision"),
                Curve.of(words.say("classifier"), recall, precision),
                Curve.of(words.say("guessing"), new double[] {0, 1}, new double[] {baseline, baseline}));
    }
}
