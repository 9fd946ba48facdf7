package dev.neurona.bench.kernel;

/**
 * The loops as a class on the kernel's class path has them, which no stop check is woven into. The text of each method
 * is the one {@link LoopSources} puts into cells.
 */
public final class JarLoops {
    private JarLoops() {}

    /** c = a b for square matrices of n rows. */
    public static double matmul(float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                c[i * n + j] = 0;
            }
            for (int k = 0; k < n; k++) {
                float x = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += x * b[k * n + j];
                }
            }
        }
        return c[n];
    }

    /** c = 0.5 a + b, n times over. */
    public static double saxpy(float[] a, float[] b, float[] c, int n) {
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < a.length; i++) {
                c[i] = 0.5f * a[i] + b[i];
            }
        }
        return c[n];
    }

    /** The sum of a, n times over. */
    public static double sum(float[] a, float[] b, float[] c, int n) {
        double total = 0;
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < a.length; i++) {
                total += a[i];
            }
        }
        return total;
    }
}
