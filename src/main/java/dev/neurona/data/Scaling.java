package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * How inputs are brought to a common scale: learned on the training set, then applied to that and to every other set alike.
 *
 * <pre>
 *     x' = (x - centre) / scale
 * </pre>
 *
 * <p>There is a centre and a scale for each column of {@code (N, D)}, for each channel of images {@code (N, C, H, W)} and
 * for each feature of sequences {@code (N, T, D)}. Where all examples have the same value the scale is 1, so that it
 * becomes 0 and not NaN. It holds plain numbers, no arrays to close. Checklist W-01, D-10.
 */
public final class Scaling {
    private final double[] centre;
    private final double[] scale;
    private final List<String> features;

    private Scaling(double[] centre, double[] scale, List<String> features) {
        this.centre = centre;
        this.scale = scale;
        this.features = features;
    }

    /**
     * {@return the scaling that gives each column of the training set mean 0 and standard deviation 1 (z-score)} The
     * deviation divides by N.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Scaling standard(Data train) {
        double[][] columns = columns(train);
        double[] mean = new double[columns.length];
        double[] deviation = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            mean[j] = Arrays.stream(column).sum() / column.length;
            double squares = 0;
            for (double value : column) {
                squares += (value - mean[j]) * (value - mean[j]);
            }
            deviation[j] = orOne(Math.sqrt(squares / column.length), mean[j]);
        }
        return new Scaling(mean, deviation, train.features());
    }

    /**
     * {@return the scaling that brings each column's smallest value in the training set to low and its greatest to high}
     *
     * @throws IllegalArgumentException if a value is not finite, or high is not greater than low
     */
    public static Scaling range(Data train, double low, double high) {
        if (!(high > low)) {
            throw new IllegalArgumentException("a range from %s to %s: give the smaller first".formatted(low, high));
        }
        double[][] columns = columns(train);
        double[] centre = new double[columns.length];
        double[] scale = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double min = Arrays.stream(columns[j]).min().orElseThrow();
            double max = Arrays.stream(columns[j]).max().orElseThrow();
            scale[j] = max == min ? 1 : (max - min) / (high - low);
            centre[j] = max == min ? min : min - low * scale[j];
        }
        return new Scaling(centre, scale, train.features());
    }

    /** A deviation that is only what rounding leaves of equal values counts as none. */
    private static double orOne(double deviation, double mean) {
        return deviation <= 1e-6 * Math.abs(mean) || deviation == 0 ? 1 : deviation;
    }

    /** {@return the data with scaled inputs, in the manager of theirs} */
    public Data apply(Data data) {
        return new Data(apply(data.x()), data.y(), data.features(), data.classes());
    }

    /** {@return scaled inputs of the same shape, {@code float32}, in the manager of x} */
    public NDArray apply(NDArray x) {
        try (NDManager scope = x.getManager().newSubManager();
                NDArray centred = x.sub(row(x, centre, scope))) {
            return centred.div(row(x, scale, scope));
        }
    }

    /** {@return what {@link #apply(NDArray)} began with, in the manager of x} */
    public NDArray undo(NDArray x) {
        try (NDManager scope = x.getManager().newSubManager();
                NDArray spread = x.mul(row(x, scale, scope))) {
            return spread.add(row(x, centre, scope));
        }
    }

    /** {@return what is subtracted from each column or channel} */
    public double[] centre() {
        return centre.clone();
    }

    /** {@return what each column or channel is divided by} */
    public double[] scale() {
        return scale.clone();
    }

    /** An array that is broadcast over x: along its columns, or its channels. */
    private NDArray row(NDArray x, double[] values, NDManager scope) {
        int axis = axis(x.getShape());
        if (x.size(axis) != values.length) {
            throw new IllegalArgumentException("this scaling was learned on %d columns or channels but x %s has %d"
                    .formatted(values.length, x.getShape(), x.size(axis)));
        }
        float[] floats = new float[values.length];
        for (int j = 0; j < floats.length; j++) {
            floats[j] = (float) values[j];
        }
        return scope.create(
                floats,
                axis == 1 && x.getShape().dimension() == 4 ? new Shape(floats.length, 1, 1) : new Shape(floats.length));
    }

    private static int axis(Shape shape) {
        return switch (shape.dimension()) {
            case 2, 4 -> 1;
            case 3 -> 2;
            default ->
                throw new IllegalArgumentException(
                        "expected points (N, D), sequences (N, T, D) or images (N, C, H, W) but got " + shape);
        };
    }

    /** All values of each column or channel. */
    private static double[][] columns(Data data) {
        Shape shape = data.x().getShape();
        int axis = axis(shape);
        int columns = (int) shape.get(axis);
        int within = 1;
        for (int i = axis + 1; i < shape.dimension(); i++) {
            within *= (int) shape.get(i);
        }
        float[] values = data.x().toFloatArray();
        double[][] all = new double[columns][values.length / columns];
        int[] filled = new int[columns];
        for (int i = 0; i < values.length; i++) {
            int j = i / within % columns;
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("%s of example %d is %s: remove the example or fill in a number"
                        .formatted(name(data.features(), j), i / (values.length / data.size()), values[i]));
            }
            all[j][filled[j]++] = values[i];
        }
        return all;
    }

    private static String name(List<String> features, int j) {
        return j < features.size() ? "\"" + features.get(j) + "\"" : "column " + j;
    }

    /** {@return the centre and scale of each column, a line for each} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < centre.length; j++) {
            text.append(
                    "%s%s: (x - %.4g) / %.4g".formatted(j == 0 ? "" : "\n", name(features, j), centre[j], scale[j]));
        }
        return text.toString();
    }
}
