package dev.neurona.kernel.cli;

/** A command was used wrongly; the message is one line that says what, where and what to do. Exit code 2. */
public final class UsageError extends Exception {
    private static final long serialVersionUID = 1;

    public UsageError(String message) {
        super(message);
    }

    UsageError(String message, Throwable cause) {
        super(message, cause);
    }
}
