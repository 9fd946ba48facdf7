package dev.neurona.kernel.notebook;

import java.io.IOException;

/** A file could not be read as a notebook; the message is one line that says what, where and what to do. */
public final class NotebookException extends IOException {
    private static final long serialVersionUID = 1;

    NotebookException(String message) {
        super(message);
    }

    NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
