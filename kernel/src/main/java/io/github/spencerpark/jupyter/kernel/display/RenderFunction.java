package io.github.spencerpark.jupyter.kernel.display;

/**
 * Shows a value.
 *
 * @param <T> its type
 */
@FunctionalInterface
public interface RenderFunction<T> {
    /** Puts the value in the types that the context wants into its container. */
    void render(T value, RenderContext context);
}
