package dev.neurona.inspect;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenvalues of a small symmetric matrix, the greatest first, and an eigenvector of length 1 for each in the rows. By
 * Jacobi's method: turn two axes at a time so that what stands between them becomes 0.
 */
final class Eigen {
    private static final int SWEEPS = 60;

    private final double[] values;
    private final double[][] vectors;

    private Eigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    double[] values() {
        return values;
    }

    double[][] vectors() {
        return vectors;
    }

    static Eigen of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = IntStream.range(0, n).mapToObj(i -> symmetric[i].clone()).toArray(double[][]::new);
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && outside(a) > 1e-15 * size(a); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    turn(a, v, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Eigen(
                IntStream.of(order).mapToDouble(i -> a[i][i]).toArray(),
                IntStream.of(order).mapToObj(i -> v[i]).toArray(double[][]::new));
    }

    /** Turns axes p and q by the angle with {@code tan 2 angle = 2 a[p][q] / (a[q][q] - a[p][p])}. */
    private static void turn(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (double[] row : a) {
            double x = row[p];
            double y = row[q];
            row[p] = c * x - s * y;
            row[q] = s * x + c * y;
        }
        turnRows(a, p, q, c, s);
        turnRows(v, p, q, c, s);
    }

    private static void turnRows(double[][] m, int p, int q, double c, double s) {
        for (int j = 0; j < m.length; j++) {
            double x = m[p][j];
            double y = m[q][j];
            m[p][j] = c * x - s * y;
            m[q][j] = s * x + c * y;
        }
    }

    private static double outside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += i == j ? 0 : Math.abs(a[i][j]);
            }
        }
        return sum;
    }

    private static double size(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i][i]);
        }
        return sum;
    }
}
