package dev.neurona.data;

import java.util.concurrent.CancellationException;

/**
 * Data that could not be fetched or read. The message is one line for the student: which file, what was wrong with it,
 * and what to do next. Nothing of such data has been used.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what was wrong, and the next step */
    public DataException(String message) {
        super(message);
    }

    /** @param message what was wrong, and the next step */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@return the words of an exception, or its name where it has none} */
    static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    /** Ends long work here if its thread was interrupted; the thread stays marked as interrupted. */
    static void stopIfInterrupted(String work) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(work);
        }
    }

    static CancellationException interrupted(String work) {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while " + work);
    }
}
