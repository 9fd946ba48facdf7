package dev.neurona.kernel.client;

/** The kernel did not answer in time; it may still be at work. */
public final class KernelTimeout extends RuntimeException {
    private static final long serialVersionUID = 1;

    KernelTimeout(String message) {
        super(message);
    }
}
