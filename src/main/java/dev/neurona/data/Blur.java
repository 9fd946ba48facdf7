package dev.neurona.data;

/** Means of neighbouring pixels, first along rows and then along columns. */
final class Blur {
    private Blur() {}

    static void apply(double deviation, float[] from, float[] to, int channels, int h, int w) {
        double[] weights = weights(deviation);
        float[] rows = new float[from.length];
        for (int channel = 0; channel < channels; channel++) {
            int start = channel * h * w;
            for (int i = 0; i < h * w; i++) {
                rows[start + i] = mean(from, start + i / w * w, 1, i % w, w, weights);
            }
            for (int i = 0; i < h * w; i++) {
                to[start + i] = mean(rows, start + i % w, w, i / w, h, weights);
            }
        }
    }

    /** Weighted mean around the place {@code at} of a line of {@code length} values that are {@code step} apart. */
    private static float mean(float[] values, int start, int step, int at, int length, double[] weights) {
        double sum = 0;
        int reach = weights.length / 2;
        for (int k = -reach; k <= reach; k++) {
            int near = Math.min(length - 1, Math.max(0, at + k));
            sum += weights[k + reach] * values[start + near * step];
        }
        return (float) sum;
    }

    private static double[] weights(double deviation) {
        int reach = (int) Math.ceil(2.5 * deviation);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            weights[k + reach] = Math.exp(-k * k / (2 * deviation * deviation));
            sum += weights[k + reach];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
