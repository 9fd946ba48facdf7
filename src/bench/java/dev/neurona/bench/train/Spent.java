package dev.neurona.bench.train;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a step took.
 *
 * @param wall nanoseconds that went by
 * @param work nanoseconds of the process's threads on processors, which a busy machine hardly changes
 */
record Spent(double wall, double work) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** {@return the clocks now} */
    static Spent now() {
        return new Spent(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    /** {@return what a step took since then} */
    Spent each(int steps) {
        Spent now = now();
        return new Spent((now.wall - wall) / steps, (now.work - work) / steps);
    }

    /** {@return two numbers with a space between} */
    static Spent read(String answer) {
        String[] parts = answer.split(" ", -1);
        return new Spent(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
}
