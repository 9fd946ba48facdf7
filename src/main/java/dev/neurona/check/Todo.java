package dev.neurona.check;

/** Thrown by a stub that nobody has filled in yet, see {@link Check#todo()}. A check takes it for "not attempted". */
public final class Todo extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    Todo(String message) {
        super(message);
    }
}
