package dev.neurona.plot;

import java.util.Arrays;

/**
 * Pictures of one size, to be shown with {@link Plot#images}. From an NDArray {@code x} of shape {@code (N, C, H, W)}:
 *
 * <pre>{@code Images.of(x.toFloatArray(), x.getShape().getShape())}</pre>
 *
 * <p>Values run from 0 for black to 1 for white; what is outside is cut off. Weights and feature maps have other values:
 * {@link #stretched} gives each picture its own black and white.
 */
public final class Images {
    private final float[] values;
    private final int count;
    private final int channels;
    private final int height;
    private final int width;

    private Images(float[] values, int count, int channels, int height, int width) {
        this.values = values;
        this.count = count;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /**
     * {@return pictures}
     *
     * @param values row by row, as {@code NDArray.toFloatArray()} gives them
     * @param shape {@code (N, C, H, W)} with C 1 for grey or 3 for red, green and blue; or {@code (N, H, W)}, or {@code (H, W)}
     * @throws IllegalArgumentException if the shape is another, or there are fewer or more values
     */
    public static Images of(float[] values, long... shape) {
        long[] four = shape.length == 3
                ? new long[] {shape[0], 1, shape[1], shape[2]}
                : shape.length == 2 ? new long[] {1, 1, shape[0], shape[1]} : shape;
        long size = Arrays.stream(four).reduce(1, (a, b) -> a * b);
        boolean fits = four.length == 4
                && Arrays.stream(four).allMatch(n -> n > 0)
                && (four[1] == 1 || four[1] == 3)
                && size == values.length;
        if (!fits) {
            throw new IllegalArgumentException(
                    "expected pictures (N, C, H, W) with 1 or 3 channels, (N, H, W) or (H, W), but got shape %s with %d values"
                            .formatted(Arrays.toString(shape), values.length));
        }
        return new Images(values.clone(), (int) four[0], (int) four[1], (int) four[2], (int) four[3]);
    }

    /** {@return grey pictures, {@code pixels[n][row][column]}} */
    public static Images of(double[][][] pixels) {
        int rows = pixels.length == 0 ? 0 : pixels[0].length;
        int columns = rows == 0 ? 0 : pixels[0][0].length;
        float[] values = new float[pixels.length * rows * columns];
        int at = 0;
        for (double[][] picture : pixels) {
            Inputs.rectangular(picture, rows, columns);
            for (double[] row : picture) {
                for (double value : row) {
                    values[at++] = (float) value;
                }
            }
        }
        return of(values, pixels.length, rows, columns);
    }

    /** {@return the same pictures, each with its lowest value black and its highest white} */
    public Images stretched() {
        float[] stretched = values.clone();
        int size = channels * height * width;
        for (int n = 0; n < count; n++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = n * size; i < (n + 1) * size; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            for (int i = n * size; i < (n + 1) * size; i++) {
                stretched[i] = high > low ? (values[i] - low) / (high - low) : .5f;
            }
        }
        return new Images(stretched, count, channels, height, width);
    }

    /** {@return the same pictures with dark and light exchanged, such as ink on paper} */
    public Images inverted() {
        float[] inverted = values.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = 1 - inverted[i];
        }
        return new Images(inverted, count, channels, height, width);
    }

    /** {@return how many pictures there are} */
    public int count() {
        return count;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    boolean isGrey() {
        return channels == 1;
    }

    /** {@return the colour of a pixel: one value, or red, green and blue} */
    double[] colour(int n, int row, int column) {
        double[] colour = new double[channels];
        for (int c = 0; c < channels; c++) {
            double value = values[((n * channels + c) * height + row) * width + column];
            colour[c] = Double.isNaN(value) ? 0 : value;
        }
        return colour;
    }
}
