package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Takes the last time of each sequence: {@code (N, T, H)} becomes {@code (N, H)}, to answer once a sequence. */
public final class LastStep implements Layer {
    private @Nullable Shape shape;

    @Override
    public NDArray forward(NDArray x) {
        if (x.getShape().dimension() != 3) {
            throw Inputs.wrong(this, "sequences (N, T, H)", x, "put it after a recurrent layer");
        }
        shape = x.getShape();
        return x.get(":, -1"); // (N, T, H) -> (N, H)
    }

    @Override
    public NDArray backward(NDArray dy) {
        if (shape == null) {
            throw new IllegalStateException("LastStep: backward before forward: call forward(x, true) first");
        }
        Inputs.gradient(this, dy, new Shape(shape.get(0), shape.get(2)));
        NDArray dx = dy.getManager().zeros(shape, dy.getDataType()); // the other times have no part in it
        dx.set(new NDIndex().addAllDim().addIndices(shape.get(1) - 1), dy);
        return dx;
    }

    @Override
    public String toString() {
        return "LastStep";
    }
}
