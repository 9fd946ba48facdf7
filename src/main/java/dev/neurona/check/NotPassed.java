package dev.neurona.check;

/** Thrown by {@link Exercise#orThrow}, for graders that take a cell without an error for a passed one. */
public final class NotPassed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotPassed(String message) {
        super(message, null, false, false);
    }
}
