package dev.neurona.lessons.grade.gradebook;

import java.io.IOException;

/** A gradebook cannot be opened, read or written; the message is one line that names the file and says what to do. */
public class GradebookException extends IOException {
    private static final long serialVersionUID = 1;

    GradebookException(String message) {
        super(message);
    }

    GradebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
