package io.github.spencerpark.ijava.runtime;

import dev.neurona.kernel.magic.Notebook;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import org.jspecify.annotations.Nullable;

/** The kernel as cells see it. */
public final class Kernel {
    private Kernel() {}

    /** {@return the kernel that runs the cell} */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /** {@return the last value of what could stand in a cell} */
    public static @Nullable Object eval(String source) {
        return Notebook.eval(source);
    }
}
