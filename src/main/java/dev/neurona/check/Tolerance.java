package dev.neurona.check;

/**
 * How far from the expected a number may be: {@code |actual - expected| <= absolute + relative |expected|}.
 *
 * @param absolute the difference that does not matter, whatever the size of the numbers
 * @param relative the part of the expected number that does not matter
 */
public record Tolerance(double absolute, double relative) {
    /** What rounding leaves of a computation with 32 bits. */
    static final double SINGLE = 1e-6;

    public Tolerance {
        if (!(absolute >= 0 && relative >= 0)) {
            throw new IllegalArgumentException(
                    "a tolerance is 0 or more, but got absolute %s, relative %s".formatted(absolute, relative));
        }
    }

    /** {@return a tolerance in the unit of the numbers} */
    public static Tolerance absolute(double difference) {
        return new Tolerance(difference, 0);
    }

    /** {@return a tolerance as a part of the expected number; 0.01 is one percent} */
    public static Tolerance relative(double part) {
        return new Tolerance(0, part);
    }

    /** {@return what is usual where nothing is said: five digits} */
    public static Tolerance usual() {
        return new Tolerance(1e-7, 1e-5);
    }

    /** NaN and infinities are near themselves only. */
    boolean accepts(double actual, double expected, boolean single) {
        if (Double.isNaN(expected) || Double.isInfinite(expected) || !Double.isFinite(actual)) {
            return Double.compare(actual, expected) == 0;
        }
        double rounding = single ? SINGLE * Math.abs(expected) : Math.ulp(expected);
        return Math.abs(actual - expected) <= Math.max(rounding, absolute + relative * Math.abs(expected));
    }
}
