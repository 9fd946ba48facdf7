package dev.neurona.plot;

/**
 * The stretch of an axis over which a function is drawn.
 *
 * @param from the lower end
 * @param to the upper end
 * @param points at how many places the function is asked, both ends among them
 */
public record Range(double from, double to, int points) {
    /** Enough for a smooth boundary, few enough for a small notebook. */
    static final int POINTS = 33;

    public Range {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException(
                    "a range goes from a lower to a higher number, but got " + from + " to " + to);
        }
        if (points < 2 || points > 1000) {
            throw new IllegalArgumentException("a range needs 2 to 1000 points, but got " + points);
        }
    }

    /** {@return a range with the usual number of points} */
    public static Range of(double from, double to) {
        return new Range(from, to, POINTS);
    }

    /** {@return a range around values, a little wider than they are} */
    static Range around(double[] values) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                lo = Math.min(lo, value);
                hi = Math.max(hi, value);
            }
        }
        if (!(lo <= hi)) {
            return of(0, 1);
        }
        double room = hi > lo ? (hi - lo) * .08 : 1;
        return of(lo - room, hi + room);
    }

    /** {@return the places, from the lower to the upper end} */
    public double[] places() {
        double[] places = new double[points];
        for (int i = 0; i < points; i++) {
            places[i] = from + (to - from) * i / (points - 1);
        }
        return places;
    }

    /** {@return what lies so many places from the lower end, also between two} */
    double at(double place) {
        return from + (to - from) * place / (points - 1);
    }
}
