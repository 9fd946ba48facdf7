package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Puts all features of an example in one row: {@code (N, C, H, W)} becomes {@code (N, C H W)}. */
public final class Flatten implements Layer {
    private @Nullable Shape shape;

    @Override
    public NDArray forward(NDArray x) {
        shape = x.getShape();
        return x.reshape(shape.get(0), -1); // (N, C, H, W) -> (N, C H W)
    }

    @Override
    public NDArray backward(NDArray dy) {
        if (shape == null) {
            throw new IllegalStateException("Flatten: backward before forward: call forward(x, true) first");
        }
        return dy.reshape(shape); // (N, C H W) -> (N, C, H, W)
    }

    @Override
    public String toString() {
        return "Flatten";
    }
}
