package dev.neurona.kernel.display;

/**
 * Shows values of one type. Found by {@link java.util.ServiceLoader} on the notebook's class path: a jar names its
 * renderers in {@code META-INF/services/dev.neurona.kernel.display.Renderer}. Of several that fit, the one with the most
 * special type is used.
 *
 * @param <T> the type shown
 */
public interface Renderer<T> {
    /** {@return the type shown; values of its subtypes too} */
    Class<T> type();

    /** {@return the value as a bundle; its {@code text/plain} is what a front end without pictures shows} */
    Bundle render(T value);
}
