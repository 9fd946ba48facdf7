package dev.neurona.scratch;

import ai.djl.ndarray.types.Shape;

/** Shapes made of shapes. */
final class Shapes {
    private Shapes() {}

    /** {@return the shape with another last axis: {@code (..., D)} to {@code (..., K)}} */
    static Shape withLast(Shape shape, long size) {
        return shape.slice(0, shape.dimension() - 1).add(size);
    }
}
