package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell magic written as a function.
 *
 * @param <T> its value's type
 */
@FunctionalInterface
public interface CellMagicFunction<T extends @Nullable Object> {
    /** {@return the magic's value} */
    T execute(List<String> args, String body) throws Exception;
}
