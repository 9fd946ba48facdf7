package dev.neurona.kernel.display;

/**
 * A value that knows how it is shown. Implement it in a cell or a library where the type is your own; for types of
 * others write a {@link Renderer}.
 */
@FunctionalInterface
public interface Displayable {
    /** {@return this value as a bundle} */
    Bundle bundle();
}
