package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.NativeResource;
import org.jspecify.annotations.Nullable;

/** What layers and losses ask of their arguments, with messages that say what to do. */
final class Inputs {
    private Inputs() {}

    /** {@return what forward saved} */
    static NDArray saved(Object layer, @Nullable NDArray saved) {
        if (saved == null) {
            throw new IllegalStateException(layer + ": backward before forward: call forward(x, true) first");
        }
        if (saved instanceof NativeResource<?> resource && resource.isReleased()) {
            throw new IllegalStateException(
                    layer + ": what forward saved was freed: call forward and backward in the same block");
        }
        return saved;
    }

    /** Checks the number of axes and the size of one of them. */
    static void axis(Object layer, NDArray x, String expected, int dimensions, int axis, long size) {
        Shape shape = x.getShape();
        if (shape.dimension() != dimensions || shape.get(axis) != size) {
            throw wrong(layer, expected, x, "look at what the layer before gives");
        }
    }

    /** Checks a gradient's shape, which is that of what forward returned. */
    static void gradient(Object layer, NDArray dy, Shape y) {
        if (!dy.getShape().equals(y)) {
            throw wrong(
                    layer, "the gradient to have the output's shape " + y, dy, "pass what the layer after returned");
        }
    }

    static IllegalArgumentException wrong(Object layer, String expected, NDArray got, String next) {
        return new IllegalArgumentException("%s: expected %s but got %s %s: %s"
                .formatted(layer, expected, got.getDataType(), got.getShape(), next));
    }

    static int positive(String what, long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("%s of %d: give 1 or more".formatted(what, number));
        }
        return (int) number;
    }

    /**
     * {@return whole numbers from 0 to count - 1} Labels and word ids may come as floats, as DJL's own datasets give them.
     *
     * @param what one of them is called, such as "label"
     */
    static long[] below(String what, NDArray ids, long count) {
        long[] numbers = whole(what, ids);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] >= count) {
                throw new IllegalArgumentException("%s %d at index %d is out of range: there are %d, from 0 to %d"
                        .formatted(what, numbers[i], i, count, count - 1));
            }
        }
        return numbers;
    }

    private static long[] whole(String what, NDArray ids) {
        if (ids.getDataType() == DataType.INT64) {
            return ids.toLongArray();
        }
        try (NDArray wide = ids.toType(DataType.FLOAT64, true)) {
            double[] values = wide.toDoubleArray();
            long[] numbers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                numbers[i] = (long) values[i];
                if (numbers[i] != values[i]) {
                    throw new IllegalArgumentException(
                            "%s %s at index %d is no whole number".formatted(what, values[i], i));
                }
            }
            return numbers;
        }
    }
}
