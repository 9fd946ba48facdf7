package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Sets an array to zero whatever it holds. The obvious ways do not on this engine: {@code a.subi(a)} and {@code a.muli(0)}
 * leave NaN, and {@code a.set(index, 0)} leaks one array a call.
 */
final class Zero {
    private Zero() {}

    static void in(NDArray array) {
        try (NDArray zero = array.getManager().zeros(new Shape(), array.getDataType())) {
            if (array.isScalar()) {
                try (NDArray one = array.reshape(1)) { // an index needs an axis; this is a view
                    one.set(new NDIndex("..."), zero);
                }
            } else {
                array.set(new NDIndex("..."), zero);
            }
        }
    }
}
