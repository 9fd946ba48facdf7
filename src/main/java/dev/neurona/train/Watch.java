package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.util.Map;

/** Early stopping: which epoch was the best, its weights, and how long ago it was. */
final class Watch {
    private final Fit fit;
    private final String curve;
    private final boolean higherIsBetter;
    private final double least;
    private final Weights weights;
    private final NDManager manager;
    private Map<String, NDArray> best = Map.of();
    private double bestValue = Double.NaN;
    private int bestEpoch;

    Watch(Fit fit, boolean checked, Weights weights, NDManager manager) {
        this.fit = fit;
        this.weights = weights;
        this.manager = manager;
        Fit.Patience patience = fit.patience;
        String metric = patience == null ? "loss" : patience.metric();
        if (!metric.equals("loss") && !fit.metrics.containsKey(metric)) {
            throw new IllegalArgumentException(
                    "early stopping watches \"%s\", but there are loss and %s: add it with metric(...)"
                            .formatted(metric, fit.metrics.keySet()));
        }
        this.curve = (checked ? "dev " : "train ") + metric;
        Metric watched = fit.metrics.get(metric);
        this.higherIsBetter = watched != null && watched.higherIsBetter();
        this.least = patience == null ? 0 : patience.least();
    }

    /** Takes note of an epoch; keeps its weights where it is the best and somebody will want them back. */
    void see(int epoch, Map<String, Double> values) {
        double value = values.getOrDefault(curve, Double.NaN);
        double gain = higherIsBetter ? value - bestValue : bestValue - value;
        if (bestEpoch == 0 || gain > least || (gain == least && least > 0)) {
            bestValue = value;
            bestEpoch = epoch;
            if (fit.patience != null) {
                keep();
            }
        }
    }

    private void keep() {
        if (best.isEmpty()) {
            best = weights.copies(manager);
        } else {
            weights.save(best);
        }
    }

    boolean patienceIsOver(int epoch) {
        return fit.patience != null && epoch - bestEpoch >= fit.patience.epochs();
    }

    /** Puts the best weights back, if they were kept and others came after them. */
    void restore() {
        if (!best.isEmpty()) {
            weights.restore(best);
        }
    }

    String report() {
        return Phrases.of(Watch.class).say("best", CurveNames.said(curve), Spoken.number("%.4g", bestValue), bestEpoch);
    }

    int bestEpoch() {
        return bestEpoch;
    }

    double bestValue() {
        return bestValue;
    }

    Map<String, NDArray> best() {
        return best;
    }

    /** Goes on from an earlier training's place. */
    void continueWith(int bestEpoch, double bestValue, Map<String, NDArray> best) {
        this.bestEpoch = bestEpoch;
        this.bestValue = bestValue;
        if (!best.isEmpty() && fit.patience != null) {
            keep();
            Weights.overwrite(this.best.values(), best.values());
        }
    }
}
