package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.Arrays;

/** Counts values in equal bins, with the ends that the trace gives or round ones. */
final class Histogram {
    private final double start;
    private final double size;
    private final int[] counts;

    private Histogram(double start, double size, int[] counts) {
        this.start = start;
        this.size = size;
        this.counts = counts;
    }

    private static final int MOST_BINS = 5_000;

    static Histogram of(Node trace, String key, double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new Histogram(0, 1, new int[0]);
        }
        Node bins = trace.child(key + "bins");
        double lo = finite[0];
        double hi = finite[finite.length - 1];
        double wanted = trace.number("nbins" + key, 0);
        double given = bins.number("size", 0);
        double size =
                given > 0 ? given : (hi > lo ? Ticks.step(hi - lo, wanted > 0 ? (int) wanted : automatic(finite)) : 1);
        double start = bins.number("start", Math.floor(lo / size) * size);
        int count = (int) Math.max(1, Math.min(MOST_BINS, Math.floor((hi - start) / size * (1 + 1e-12)) + 1));
        int[] counts = new int[count];
        for (double value : finite) {
            int bin = (int) Math.floor((value - start) / size * (1 + 1e-12));
            if (bin >= 0 && bin < count) {
                counts[bin]++;
            }
        }
        return new Histogram(start, size, counts);
    }

    /** Freedman and Diaconis' rule, between 5 and 40 bins. */
    private static int automatic(double[] sorted) {
        double quartiles = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        double span = sorted[sorted.length - 1] - sorted[0];
        double width = 2 * quartiles / Math.cbrt(sorted.length);
        return width <= 0 ? 10 : (int) Math.max(5, Math.min(40, Math.ceil(span / width)));
    }

    /** {@return the height of a bar as the trace wants it} */
    double height(int bin, String norm) {
        double all = Arrays.stream(counts).sum();
        return switch (norm) {
            case "percent" -> 100 * counts[bin] / all;
            case "probability" -> counts[bin] / all;
            case "density" -> counts[bin] / size;
            case "probability density" -> counts[bin] / all / size;
            default -> counts[bin];
        };
    }

    /** {@return where the first bin begins} */
    double start() {
        return start;
    }

    /** {@return how wide each bin is} */
    double size() {
        return size;
    }

    /** {@return how many values are in each bin} */
    int[] counts() {
        return counts;
    }
}
