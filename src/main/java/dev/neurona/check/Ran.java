package dev.neurona.check;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What running a student's code came to: a value, or else a conclusion reached without one.
 *
 * @param value what it returned, null where there is a conclusion
 * @param early not attempted, or failed with the student's error
 */
record Ran(@Nullable Object value, Optional<Verdict> early) {
    /** Deep enough for any wrapping, and an end for a chain that runs in a circle. */
    private static final int MOST_CAUSES = 20;

    static Ran of(@Nullable Attempt attempt) {
        if (attempt == null) {
            return ended(Verdict.notAttempted());
        }
        try {
            Object value = attempt.get();
            return value == null ? ended(Verdict.notAttempted()) : new Ran(value, Optional.empty());
        } catch (Todo todo) {
            return ended(Verdict.notAttempted());
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            return ended(conclusion(failure));
        }
    }

    private static Ran ended(Verdict verdict) {
        return new Ran(null, Optional.of(verdict));
    }

    /** {@return the conclusion reached without a value, or that of judging the value} */
    Verdict then(Function<Object, Verdict> judge) {
        if (value == null) {
            return early.orElseThrow();
        }
        try {
            return judge.apply(value);
        } catch (RuntimeException failure) {
            // a value that cannot even be read: a closed array, rows of different lengths, an equals that throws
            return conclusion(failure);
        }
    }

    static Verdict conclusion(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MOST_CAUSES && root != null; i++, root = root.getCause()) {
            if (root instanceof Todo) {
                return Verdict.notAttempted();
            }
            passOn(root);
        }
        return Verdict.failed(
                Message.key("expected.value"), Message.key("actual.error", describe(failure)), look(failure));
    }

    /** A cell that is interrupted or has no memory left is no wrong answer. The kernel's own stop is an Error it wraps. */
    private static void passOn(Throwable failure) {
        boolean students = failure instanceof Exception
                || failure instanceof StackOverflowError
                || failure instanceof AssertionError
                || failure instanceof LinkageError;
        if (!students) {
            throw (Error) failure;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the check was interrupted", failure);
        }
    }

    static String describe(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message.strip();
    }

    private static Message look(Throwable failure) {
        if (failure instanceof IndexOutOfBoundsException) {
            return Message.key("look.index");
        }
        if (failure instanceof NullPointerException) {
            return Message.key("look.null");
        }
        if (failure instanceof StackOverflowError) {
            return Message.key("look.recursion");
        }
        if (failure instanceof ClassCastException) {
            return Message.key("look.cast");
        }
        String text = String.valueOf(failure.getMessage());
        if (text.contains("released")) {
            return Message.key("look.closed");
        }
        return Message.key(failure instanceof ArithmeticException ? "look.arithmetic" : "look.error");
    }
}
