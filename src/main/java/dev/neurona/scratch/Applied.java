package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** The layer of an activation function: y = f(x), dx = dy f'(x), number by number. */
final class Applied implements Layer {
    private final ActivationFunction function;
    private @Nullable NDArray x;

    Applied(ActivationFunction function) {
        this.function = function;
    }

    @Override
    public NDArray forward(NDArray x) {
        this.x = x;
        return function.f(x);
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray x = Inputs.saved(this, this.x);
        Inputs.gradient(this, dy, x.getShape());
        try (Tidy tidy = new Tidy()) {
            return tidy.keep(function.df(x).mul(dy));
        }
    }

    @Override
    public String toString() {
        return function.title();
    }
}
