package dev.neurona.kernel.client;

/** The kernel's process ended while it was needed. */
public final class KernelDied extends RuntimeException {
    private static final long serialVersionUID = 1;

    KernelDied(String message) {
        super(message);
    }
}
