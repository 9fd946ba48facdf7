package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * One step of a network. Two methods make a layer of your own; a third names what it learns:
 *
 * <pre>{@code
 * class Twice implements Layer {
 *     public NDArray forward(NDArray x)   { return x.mul(2); }
 *     public NDArray backward(NDArray dy) { return dy.mul(2); }
 * }
 * }</pre>
 *
 * <p>{@code forward} remembers what {@code backward} will need. {@code backward} gets the gradient of the loss with respect
 * to the output, <em>adds</em> to the gradients of the parameters, and returns the gradient with respect to the input.
 * {@link Grad#check} compares the two methods.
 */
public interface Layer {
    /** {@return the output for this input} As in evaluation, where a layer makes a difference. */
    NDArray forward(NDArray x);

    /**
     * {@return the output for this input}
     *
     * @param x the input
     * @param training whether {@code backward} will follow: only then does dropout drop and batch normalisation use the
     *     batch's own mean. The other layers need not care.
     */
    default NDArray forward(NDArray x, boolean training) {
        return forward(x);
    }

    /**
     * {@return the gradient of the loss with respect to the last input, in the input's shape}
     *
     * @param dy the gradient of the loss with respect to the last output, in the output's shape
     */
    NDArray backward(NDArray dy);

    /** {@return what the layer learns, in a fixed order; nothing unless it says so} */
    default List<Param> params() {
        return List.of();
    }

    /** Starts again what the layer draws by chance: equal seeds give equal draws. Most layers draw nothing. */
    default void seed(long seed) {}
}
