package dev.neurona.kernel.display;

import dev.neurona.kernel.eval.CellScope;

/** Tells the failures of a value that is shown from those that end the cell. */
final class Failures {
    private Failures() {}

    /**
     * Throws on what is not the value's fault: an interrupt of the cell, or no memory left. A stack that overflowed
     * inside a value's own code is that value's failure, and has been unwound here.
     */
    static void rethrowIfOfTheCell(Throwable failure) {
        CellScope scope = CellScope.current();
        boolean stopped = scope != null && scope.stopping();
        boolean noMemory = failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
        if (failure instanceof Error error && (stopped || noMemory)) {
            throw error;
        }
        if (failure instanceof RuntimeException exception && stopped) {
            throw exception;
        }
    }

    /** {@return class and message of a failure, without calling it twice if its message fails too} */
    static String describe(Throwable failure) {
        try {
            return String.valueOf(failure);
        } catch (Throwable second) {
            rethrowIfOfTheCell(second);
            return failure.getClass().getName();
        }
    }
}
