package io.github.spencerpark.ijava;

/** The way to the kernel in notebooks written for IJava: {@code IJava.getKernelInstance().getRenderer()}. */
public final class IJava {
    private static final JavaKernel KERNEL = new JavaKernel();

    private IJava() {}

    /** {@return the kernel that runs the cell} */
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }
}
