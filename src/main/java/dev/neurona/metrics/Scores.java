package dev.neurona.metrics;

/**
 * The rates of one class against the rest, or their mean over classes. All lie between 0 and 1.
 *
 * @param precision part of what was predicted as the class that is of it
 * @param recall part of the class that was predicted as it
 * @param f1 harmonic mean of the two for one class; for several classes the mean of their F1, not the F1 of the means
 * @param falsePositiveRate part of the rest that was predicted as the class
 */
public record Scores(double precision, double recall, double f1, double falsePositiveRate) {
    static final Scores ZERO = new Scores(0, 0, 0, 0);

    Scores plus(double weight, Scores other) {
        return new Scores(
                precision + weight * other.precision,
                recall + weight * other.recall,
                f1 + weight * other.f1,
                falsePositiveRate + weight * other.falsePositiveRate);
    }
}
