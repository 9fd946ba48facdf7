package dev.neurona.kernel.cli;

/** A command was used rightly and its work failed; the message is one line. Exit code 1. */
public final class JobFailed extends Exception {
    private static final long serialVersionUID = 1;

    public JobFailed(String message) {
        super(message);
    }
}
