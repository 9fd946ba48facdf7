package dev.neurona.kernel.wire;

/** The five channels between a front end and a kernel. */
public enum Channel {
    /** Requests that run code or ask about it. */
    SHELL,
    /** Requests that must not wait for a running cell. */
    CONTROL,
    /** The kernel asks the user for input. */
    STDIN,
    /** What the kernel tells everyone. */
    IOPUB,
    /** Whatever is sent comes back. */
    HEARTBEAT
}
