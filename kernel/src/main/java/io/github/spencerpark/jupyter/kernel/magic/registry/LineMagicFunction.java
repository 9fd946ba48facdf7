package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line magic written as a function.
 *
 * @param <T> its value's type
 */
@FunctionalInterface
public interface LineMagicFunction<T extends @Nullable Object> {
    /** {@return the magic's value} */
    T execute(List<String> args) throws Exception;
}
