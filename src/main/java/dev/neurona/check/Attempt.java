package dev.neurona.check;

import org.jspecify.annotations.Nullable;

/** A student's answer that is still to be computed, so that a failure in it is a failed check: {@code () -> sigmoid(2.6)}. */
@FunctionalInterface
public interface Attempt {
    /** {@return the answer} */
    @Nullable Object get() throws Exception;
}
