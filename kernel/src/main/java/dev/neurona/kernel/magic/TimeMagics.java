package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code %time} runs code once, {@code %timeit} until its time is known well. */
final class TimeMagics {
    private static final int RUNS = 7;
    private static final long LONG_ENOUGH = 200_000_000;

    private TimeMagics() {}

    static List<Magic> all() {
        return List.of(
                BuiltIn.both("time", "CODE - runs code once and says how long it took", TimeMagics::time),
                BuiltIn.both(
                        "timeit",
                        "[-n LOOPS] [-r RUNS] CODE - runs code many times and says how long one takes",
                        TimeMagics::timeit));
    }

    private static @Nullable Object time(Call call, MagicHost host) throws Exception {
        String body = call.body();
        String code = body == null || body.isBlank() ? call.rest() : body;
        if (code.isBlank()) {
            throw Usage.wrong("%time CODE", "no code to time");
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean cpu = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        long cpuStart = cpu ? threads.getCurrentThreadCpuTime() : 0;
        long userStart = cpu ? threads.getCurrentThreadUserTime() : 0;
        long start = System.nanoTime();
        try {
            return host.eval(code);
        } finally {
            long wall = System.nanoTime() - start;
            String line = "Wall time: " + duration((double) wall);
            if (cpu) {
                long all = threads.getCurrentThreadCpuTime() - cpuStart;
                long user = Math.min(all, threads.getCurrentThreadUserTime() - userStart);
                line += ", CPU time of this thread: " + duration((double) all) + " (user " + duration((double) user)
                        + ", sys " + duration((double) (all - user)) + ")";
            }
            host.out().println(line);
        }
    }

    private static @Nullable Object timeit(Call call, MagicHost host) throws Exception {
        String code = call.rest();
        long loops = 0;
        int runs = RUNS;
        while (code.matches("(?s)-[nr]\\s*\\d+\\b.*")) {
            String number = code.substring(2).strip().split("\\D", 2)[0];
            if (code.charAt(1) == 'n') {
                loops = count(number);
            } else {
                runs = (int) Math.min(1_000, count(number));
            }
            code = code.substring(2).strip().substring(number.length()).strip();
        }
        String body = Objects.requireNonNullElse(call.body(), "");
        if (!body.isBlank()) {
            code = code.isBlank() ? body : code + "\n" + body;
        }
        if (code.isBlank()) {
            throw Usage.wrong("%timeit [-n LOOPS] [-r RUNS] CODE", "no code to time");
        }
        report(compile(code.strip(), host), loops, runs, host);
        return null;
    }

    private static long count(String number) throws MagicError {
        try {
            long count = Long.parseLong(number);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException tooLong) {
            throw new MagicError("%timeit: " + number + " times is too often", tooLong);
        }
        throw Usage.wrong("%timeit [-n LOOPS] [-r RUNS] CODE", "0 times is too few");
    }

    /** The code as an expression whose value is used; where it is none, as statements. */
    private static Timing.Loop compile(String code, MagicHost host) throws Exception {
        String expression = code.replaceFirst(";+$", "");
        try {
            return loop("sink.take(" + expression + "\n);", host);
        } catch (MagicError | InterruptedException end) {
            throw end;
        } catch (Exception notAnExpression) {
            return loop(code.endsWith(";") || code.endsWith("}") ? code : code + ";", host);
        }
    }

    private static Timing.Loop loop(String work, MagicHost host) throws Exception {
        String type = Timing.class.getName();
        Object made = host.eval("(" + type + ".Loop) (long times, " + type + " sink) -> {\n"
                + "long started = System.nanoTime();\n"
                + "for (long time = 0; time < times; time++) {\n" + work + "\n}\n"
                + "return System.nanoTime() - started; }");
        if (made instanceof Timing.Loop loop) {
            return loop;
        }
        throw new MagicError("%timeit: the code could not be compiled: try it in a cell of its own first");
    }

    private static void report(Timing.Loop loop, long asked, int runs, MagicHost host) throws Exception {
        Timing sink = new Timing();
        long loops = Math.max(1, asked);
        if (asked == 0) {
            long took = loop.run(loops, sink);
            while (took < LONG_ENOUGH) {
                loops = took <= 0
                        ? loops * 10
                        : Math.max(loops + 1, Math.min(loops * 10, LONG_ENOUGH * loops / took + 1));
                took = loop.run(loops, sink);
            }
        }
        double[] each = new double[runs];
        for (int i = 0; i < runs; i++) {
            each[i] = loop.run(loops, sink) / (double) loops;
        }
        double mean = Arrays.stream(each).average().orElse(0);
        double spread = Math.sqrt(
                Arrays.stream(each).map(x -> (x - mean) * (x - mean)).average().orElse(0));
        host.out()
                .println("%s ± %s a loop (mean ± standard deviation of %d runs of %,d loops)"
                        .formatted(duration(mean), duration(spread), runs, loops));
    }

    /** {@return nanoseconds in a unit a person can read} */
    static String duration(double nanos) {
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, nanos < 10 ? "%.2f ns" : "%.0f ns", nanos);
        }
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.2f µs", nanos / 1e3);
        }
        if (nanos < 1e9) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }
        return nanos < 60e9
                ? String.format(Locale.ROOT, "%.2f s", nanos / 1e9)
                : String.format(Locale.ROOT, "%.0f min %.0f s", Math.floor(nanos / 60e9), nanos / 1e9 % 60);
    }
}
