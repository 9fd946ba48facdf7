package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Functions of each number of an array, in its shape, that DJL's arrays have no method for. */
final class Elements {
    private Elements() {}

    static NDArray sigmoid(NDArray x) {
        return x.getNDArrayInternal().sigmoid();
    }

    static NDArray oneMinus(NDArray x) {
        return x.getNDArrayInternal().rsub(1);
    }

    /** {@return 1 where x is positive, else 0} */
    static NDArray positive(NDArray x) {
        return x.gt(0).toType(x.getDataType(), false);
    }

    /** {@return the probability that a standard normal number is below x} */
    static NDArray normalBelow(NDArray x) {
        return x.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
    }

    static NDArray normalDensity(NDArray x) {
        return x.square().mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
    }

    /**
     * {@return a copy of this type with memory of its own} DJL's {@code toType(type, true)} gives the same memory again where
     * the type is the same already, whatever its second argument says.
     */
    static NDArray copy(NDArray x, DataType type) {
        return x.getDataType() == type ? x.duplicate() : x.toType(type, true);
    }
}
