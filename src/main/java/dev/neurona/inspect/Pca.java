package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Random;

/**
 * Principal components: the directions in which points spread most, to draw points of many features in two.
 *
 * <p>With X the points less their mean, the components are the eigenvectors of {@code X'X / (N - 1)} with the greatest
 * eigenvalues, which are the variances along them. They are found by subspace iteration: a few directions are multiplied by
 * {@code X'X} and made orthogonal again and again, and the small problem that is left is solved by Jacobi's rotations. A
 * component's greatest coefficient is positive, so that its sign does not hang on chance.
 */
public final class Pca {
    /** More directions than asked for make the iteration settle in fewer rounds. */
    private static final int SPARE = 8;

    private static final int ROUNDS = 300;

    private final double[] mean;
    private final double[][] components;
    private final double[] variances;
    private final double total;

    private Pca(double[] mean, double[][] components, double[] variances, double total) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
        this.total = total;
    }

    /**
     * {@return the first k components of points {@code (N, D)}}
     *
     * @throws IllegalArgumentException if there are fewer than 2 points, fewer features than k, or a value is not a number
     */
    public static Pca of(NDArray points, int k) {
        return of(rows(points), k);
    }

    /** {@return the first k components of points, one in each row; see {@link #of(NDArray, int)}} */
    public static Pca of(double[][] points, int k) {
        require(points, k);
        double[] mean = meanOf(points);
        double[][] x = Arrays.stream(points).map(row -> minus(row, mean)).toArray(double[][]::new);
        double total = 0;
        for (double[] row : x) {
            total += dot(row, row) / (x.length - 1);
        }
        int size = Math.min(k + SPARE, mean.length);
        double[][] q = start(size, mean.length);
        double[] values = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] z = times(x, q);
            double[][] small = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    small[i][j] = dot(q[i], z[j]);
                }
            }
            double[] before = values;
            Eigen eigen = Eigen.of(small);
            values = eigen.values();
            q = rotate(eigen.vectors(), q);
            if (settled(before, values, k)) {
                break;
            }
            q = orthonormal(rotate(eigen.vectors(), z));
        }
        double[][] components = Arrays.copyOf(q, k);
        Arrays.stream(components).forEach(Pca::pointUp);
        return new Pca(mean, components, Arrays.copyOf(values, k), total);
    }

    private static void require(double[][] points, int k) {
        if (points.length < 2) {
            throw new IllegalArgumentException("components need 2 points or more but got " + points.length);
        }
        int features = points[0].length;
        if (k < 1 || k > features) {
            throw new IllegalArgumentException("cannot find %d components of %d features".formatted(k, features));
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != features || !Arrays.stream(points[i]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "point %d has %d features, not %d, or one that is not a finite number"
                                .formatted(i, points[i].length, features));
            }
        }
    }

    private static double[][] rows(NDArray points) {
        if (points.getShape().dimension() != 2) {
            throw new IllegalArgumentException("expected points (N, D) but got %s: flatten the features of each example"
                    .formatted(points.getShape()));
        }
        float[] values = points.toFloatArray();
        int features = Math.toIntExact(points.size(1));
        double[][] rows = new double[Math.toIntExact(points.size(0))][features];
        for (int i = 0; i < values.length; i++) {
            rows[i / features][i % features] = values[i];
        }
        return rows;
    }

    /** {@return the mean of each feature, {@code [D]}} */
    public double[] mean() {
        return mean.clone();
    }

    /** {@return a direction of length 1 in each row, the one of greatest variance first, {@code [k][D]}} */
    public double[][] components() {
        return Arrays.stream(components).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@return the variance along each component, {@code [k]}} */
    public double[] variances() {
        return variances.clone();
    }

    /** {@return the variance of all features together} */
    public double total() {
        return total;
    }

    /** {@return where points lie along the components, {@code [N][k]}} */
    public double[][] project(double[][] points) {
        return Arrays.stream(points)
                .map(row -> minus(row, mean))
                .map(row ->
                        Arrays.stream(components).mapToDouble(c -> dot(c, row)).toArray())
                .toArray(double[][]::new);
    }

    /** {@return where points {@code (N, D)} lie along the components, {@code [N][k]}} */
    public double[][] project(NDArray points) {
        return project(rows(points));
    }

    /** {@return the share of the whole variance along each component, {@code [k]}} */
    public double[] explained() {
        return Arrays.stream(variances).map(v -> total == 0 ? 0 : v / total).toArray();
    }

    private static double[] meanOf(double[][] points) {
        double[] mean = new double[points[0].length];
        for (double[] row : points) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / points.length;
            }
        }
        return mean;
    }

    private static double[] minus(double[] row, double[] mean) {
        if (row.length != mean.length) {
            throw new IllegalArgumentException("expected %d features but got %d".formatted(mean.length, row.length));
        }
        double[] difference = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            difference[j] = row[j] - mean[j];
        }
        return difference;
    }

    private static double[][] start(int size, int features) {
        Random random = new Random(1);
        double[][] q = new double[size][features];
        for (double[] row : q) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return orthonormal(q);
    }

    /** {@return X'X / (N - 1) times each direction} */
    private static double[][] times(double[][] x, double[][] q) {
        double[][] z = new double[q.length][q[0].length];
        for (double[] row : x) {
            for (int i = 0; i < q.length; i++) {
                add(z[i], dot(row, q[i]) / (x.length - 1), row);
            }
        }
        return z;
    }

    private static double[][] rotate(double[][] vectors, double[][] q) {
        double[][] rotated = new double[q.length][q[0].length];
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < q.length; j++) {
                add(rotated[i], vectors[i][j], q[j]);
            }
        }
        return rotated;
    }

    /** {@return directions made orthogonal, each to those before it, twice over for exactness; lost ones are drawn anew} */
    private static double[][] orthonormal(double[][] q) {
        Random random = new Random(2);
        for (int i = 0; i < q.length; i++) {
            double before = Math.sqrt(dot(q[i], q[i]));
            clear(q, i);
            clear(q, i);
            double length = Math.sqrt(dot(q[i], q[i]));
            while (length <= 1e-12 * before || length == 0) {
                double[] fresh = q[i];
                Arrays.setAll(fresh, j -> random.nextGaussian());
                before = Math.sqrt(dot(fresh, fresh));
                clear(q, i);
                clear(q, i);
                length = Math.sqrt(dot(fresh, fresh));
            }
            for (int j = 0; j < q[i].length; j++) {
                q[i][j] /= length;
            }
        }
        return q;
    }

    private static void clear(double[][] q, int i) {
        for (int j = 0; j < i; j++) {
            add(q[i], -dot(q[i], q[j]), q[j]);
        }
    }

    private static boolean settled(double[] before, double[] values, int k) {
        for (int i = 0; i < k; i++) {
            if (Math.abs(before[i] - values[i]) > 1e-13 * Math.abs(values[0])) {
                return false;
            }
        }
        return true;
    }

    private static void pointUp(double[] component) {
        double greatest = 0;
        for (double value : component) {
            greatest = Math.abs(value) > Math.abs(greatest) + 1e-12 ? value : greatest;
        }
        if (greatest < 0) {
            Arrays.setAll(component, j -> -component[j]);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] row) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * row[i];
        }
    }
}
