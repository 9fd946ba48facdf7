package dev.neurona.bench.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the hot loops, as they go into cells and into ordinary classes. */
final class LoopSources {
    private static final Map<String, String> METHODS = Map.of(
            "matmul", """
                    double matmul(float[] a, float[] b, float[] c, int n) {
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
                    """,
            "saxpy", """
                    double saxpy(float[] a, float[] b, float[] c, int n) {
                        for (int r = 0; r < n; r++) {
                            for (int i = 0; i < a.length; i++) {
                                c[i] = 0.5f * a[i] + b[i];
                            }
                        }
                        return c[n];
                    }
                    """,
            "sum", """
                    double sum(float[] a, float[] b, float[] c, int n) {
                        double total = 0;
                        for (int r = 0; r < n; r++) {
                            for (int i = 0; i < a.length; i++) {
                                total += a[i];
                            }
                        }
                        return total;
                    }
                    """,
            "collatz", """
                    double collatz(float[] a, float[] b, float[] c, int n) {
                        long steps = 0;
                        for (int start = 1; start < 120 * n; start++) {
                            long x = start;
                            while (x != 1) {
                                x = (x & 1) == 0 ? x >> 1 : 3 * x + 1;
                                steps++;
                            }
                        }
                        return steps;
                    }
                    """,
            "calls", """
                    int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
                    double calls(float[] a, float[] b, float[] c, int n) {
                        return fibonacci(26);
                    }
                    """);

    private static final int SIZE = 128;
    private static final String CLOCK = HotLoops.class.getName() + ".clock()";

    private LoopSources() {}

    /** {@return a method to declare in a cell} */
    static String method(String loop) {
        String text = METHODS.get(loop);
        if (text == null) {
            throw new IllegalArgumentException("no such loop: " + loop);
        }
        return text;
    }

    /** {@return a class with all loops} */
    static String type(String name, String work) {
        StringBuilder text = new StringBuilder("public class " + name + " implements " + work + " {\n");
        text.append("final int n = " + SIZE
                + ";\nfinal float[] a = new float[n * n], b = new float[n * n], c = new float[n * n];\n");
        METHODS.values().forEach(text::append);
        text.append("public double run(String loop) {\ndouble total = 0;\nswitch (loop) {\n");
        METHODS.keySet()
                .forEach(loop -> text.append("case \"" + loop + "\": for (int r = 0; r < 8; r++) { total += " + loop
                        + "(a, b, c, n); } return total;\n"));
        return text.append("default: throw new IllegalArgumentException(loop);\n}\n}\n}")
                .toString();
    }

    /** {@return statements that run for about a second and give the nanoseconds they took} */
    static Map<String, String> blocks() {
        String arrays = "{ int n = " + SIZE
                + "; float[] a = new float[n * n]; float[] b = new float[n * n]; float[] c = new float[n * n];"
                + " double total = 0; long begin = " + CLOCK + ";\n";
        String give = "\nif (total != total) throw new IllegalStateException();\n" + HotLoops.class.getName()
                + ".give((double) (" + CLOCK + " - begin)); }";
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("matmul", arrays + """
                for (int r = 0; r < 1500; r++) {
                    for (int i = 0; i < n; i++) {
                        for (int k = 0; k < n; k++) {
                            float x = a[i * n + k];
                            for (int j = 0; j < n; j++) {
                                c[i * n + j] += x * b[k * n + j];
                            }
                        }
                    }
                }
                total = c[n];
                """ + give);
        blocks.put("saxpy", arrays + """
                for (int r = 0; r < 250_000; r++) {
                    for (int i = 0; i < a.length; i++) {
                        c[i] = 0.5f * a[i] + b[i];
                    }
                }
                total = c[n];
                """ + give);
        blocks.put("sum", arrays + """
                for (int r = 0; r < 60_000; r++) {
                    for (int i = 0; i < a.length; i++) {
                        total += a[i];
                    }
                }
                """ + give);
        return blocks;
    }

    /** {@return a cell that times a method of the session and one of a class in turn, and prints a line a round} */
    static String comparison(String loop, String type, int rounds) {
        return """
                {
                    int n = %1$d;
                    float[] a = new float[n * n]; float[] b = new float[n * n]; float[] c = new float[n * n];
                    for (int i = -20; i < %4$d; i++) {
                        long t0 = %5$s;
                        double first = 0;
                        for (int r = 0; r < 8; r++) {
                            first += i %% 2 == 0 ? %2$s(a, b, c, n) : %3$s.%2$s(a, b, c, n);
                        }
                        long t1 = %5$s;
                        double second = 0;
                        for (int r = 0; r < 8; r++) {
                            second += i %% 2 == 0 ? %3$s.%2$s(a, b, c, n) : %2$s(a, b, c, n);
                        }
                        long t2 = %5$s;
                        if (first != second) throw new IllegalStateException();
                        if (i >= 0) {
                            System.out.println(i %% 2 == 0 ? (t1 - t0) + " " + (t2 - t1) : (t2 - t1) + " " + (t1 - t0));
                        }
                    }
                }
                """.formatted(SIZE, loop, type, rounds, CLOCK);
    }
}
