package dev.neurona.kernel.cli;

import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.Finding;
import java.util.List;
import java.util.function.Supplier;

/**
 * The program the commands are part of.
 *
 * @param name how the user calls it, for messages that say what to do
 * @param distribution the kernel it starts and installs
 * @param checks what {@code doctor} looks at besides the kernel
 */
public record Program(String name, Distribution distribution, List<Supplier<Finding>> checks) {
    public Program {
        checks = List.copyOf(checks);
    }
}
