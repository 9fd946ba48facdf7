package dev.neurona.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples from the highest score to the lowest, as counted at each threshold.
 *
 * @param steps one for each different score: examples of equal scores cannot be told apart, so they come in together
 */
record Ranking(List<Step> steps, long positives, long negatives) {
    /** How many positives and negatives have at least this score. */
    record Step(double threshold, long truePositives, long falsePositives) {}

    static Ranking of(int[] actual, double[] scores) {
        Inputs.pairs(actual.length, "scores", scores.length);
        Inputs.zeroOrOne(actual);
        Inputs.noNaN(scores);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Step> steps = new ArrayList<>();
        long truePositives = 0;
        long falsePositives = 0;
        for (int i = 0; i < order.length; i++) {
            truePositives += actual[order[i]];
            falsePositives += 1 - actual[order[i]];
            // == takes 0.0 and -0.0 for equal, as a threshold does
            boolean last = i + 1 == order.length || scores[order[i]] != scores[order[i + 1]];
            if (last) {
                steps.add(new Step(scores[order[i]], truePositives, falsePositives));
            }
        }
        return new Ranking(List.copyOf(steps), truePositives, falsePositives);
    }

    /** {@return at most about this many places of a long curve, both ends among them} */
    static int[] thinned(int points, int most) {
        int kept = Math.min(points, most);
        return IntStream.range(0, kept)
                .map(i -> kept == 1 ? 0 : (int) ((long) i * (points - 1) / (kept - 1)))
                .toArray();
    }
}
