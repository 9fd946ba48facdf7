package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import java.util.function.Consumer;

/** One row of the kernel's table. Each runs in a virtual machine of its own, with the options a kernel has. */
@FunctionalInterface
interface Row {
    /** Measures and tells what it found. */
    void run(Setting setting, Consumer<Finding> findings) throws Exception;
}
