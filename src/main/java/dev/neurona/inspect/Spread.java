package dev.neurona.inspect;

/**
 * Where values lie. Smallest and greatest are NaN if one value is.
 *
 * @param mean of all
 * @param deviation the square root of the mean squared distance from the mean
 * @param min the smallest
 * @param max the greatest
 * @param zeros the share that are 0
 */
record Spread(double mean, double deviation, double min, double max, double zeros) {
    static Spread of(float[] values) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int zeros = 0;
        for (float value : values) {
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
            zeros += value == 0 ? 1 : 0;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / values.length), min, max, zeros / (double) values.length);
    }
}
