package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import dev.neurona.bench.Sample;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A session that has run 2,000 cells against one that has run 20, in one warm virtual machine: what is seen is the
 * session's age, not the compiler's warmth. Twice: with cells of {@code 1+1} only, and with a notebook's mixture, in which
 * names are declared again and again.
 */
final class SessionAge implements Row {
    private static final int OLD = 2000;
    private static final int YOUNG = 20;
    private static final int BLOCK = 20;
    private static final String CELL = "1+1";

    /** Declarations of the same names each time, as a student runs cells again. */
    private static final List<String> MIXTURE = List.of(
            "int n = 3;",
            "n * n",
            "for (int i = 0; i < n; i++) { Math.sqrt(i); }",
            "int twice(int x) { return 2 * x; }",
            "twice(n)",
            "record Point(int x, int y) {}",
            "new Point(n, twice(n)).x()",
            "String s = \"a\" + n;",
            "s.length()",
            CELL);

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        age("1+1", List.of(CELL), setting, findings);
        age("a mixture", MIXTURE, setting, findings);
    }

    private static void age(String what, List<String> cells, Setting setting, Consumer<Finding> findings)
            throws Exception {
        try (OwnSession warming = new OwnSession()) {
            live(warming, cells, 0, 600);
        }
        int end = setting.of(OLD);
        try (OwnSession old = new OwnSession()) {
            int begin = end / 10;
            live(old, cells, 0, begin);
            double heapBefore = heap();
            double metaspaceBefore = metaspace();
            live(old, cells, begin, end);
            double heapAfter = heap();
            double metaspaceGrowth = (metaspace() - metaspaceBefore) / (end - begin);
            Pairs pairs = new Pairs();
            for (int i = 0; i < setting.of(20); i++) {
                try (OwnSession young = new OwnSession()) {
                    // A declaration, so that JShell is open before anything is timed.
                    young.run("int settled = 0;");
                    live(young, cells, 0, YOUNG);
                    pairs.round(() -> block(old), () -> block(young));
                }
            }
            findings.accept(Finding.ratio(
                    "age", "1+1 after %,d cells of %s, against after %d".formatted(end, what, YOUNG), pairs, 1.5));
            findings.accept(Finding.measure(
                    "age",
                    "heap in use after %,d cells of %s, against after %,d".formatted(end, what, begin),
                    new Sample(List.of(heapAfter / heapBefore)),
                    "x",
                    1.1,
                    String.format(
                            Locale.ROOT,
                            "%.1f MiB / %.1f MiB; class metadata grows %.1f KiB a cell",
                            heapAfter / (1 << 20),
                            heapBefore / (1 << 20),
                            metaspaceGrowth / 1024)));
        }
    }

    private static void live(OwnSession session, List<String> cells, int from, int to) {
        for (int i = from; i < to; i++) {
            session.run(cells.get(i % cells.size()));
        }
    }

    private static double block(OwnSession session) {
        double time = 0;
        for (int i = 0; i < BLOCK; i++) {
            time += session.time(CELL);
        }
        return time / BLOCK;
    }

    /** {@return the bytes in use after collecting, which a benchmark may ask for by hand} */
    private static double heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
