package dev.neurona.kernel.magic;

/** A magic was used wrongly or cannot do its work; the message is all the user sees of it. */
public final class MagicError extends Exception {
    private static final long serialVersionUID = 1;

    public MagicError(String message) {
        super(message);
    }

    public MagicError(String message, Throwable cause) {
        super(message, cause);
    }
}
