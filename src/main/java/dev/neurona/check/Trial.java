package dev.neurona.check;

import org.jspecify.annotations.Nullable;

/**
 * A function that is tried on many inputs, the student's or the reference: {@code x -> sigmoid(x)}.
 *
 * @param <T> what goes in
 * @param <R> what comes out
 */
@FunctionalInterface
public interface Trial<T, R extends @Nullable Object> {
    /** {@return what comes out for an input} */
    R of(T input) throws Exception;
}
