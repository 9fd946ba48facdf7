package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Central differences, number by number. */
final class Differences {
    private Differences() {}

    /** {@return the step that leaves the smallest error: about the third root of the type's rounding} */
    static double epsilon(DataType type) {
        return type == DataType.FLOAT64 ? 1e-5 : 1e-2;
    }

    /** {@return the slope of the loss with respect to the numbers of w at these places} */
    static double[] of(Supplier<NDArray> loss, NDArray w, double epsilon, int... places) {
        boolean mode = JniUtils.isGradMode();
        JniUtils.setGradMode(false); // while it is on, an array that takes gradients cannot be changed
        try {
            return slopes(loss, w, epsilon, places);
        } finally {
            JniUtils.setGradMode(mode);
        }
    }

    private static double[] slopes(Supplier<NDArray> loss, NDArray w, double epsilon, int... places) {
        double[] slopes = new double[places.length];
        double[] numbers = numbers(w);
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            double high;
            double low;
            double distance;
            try {
                distance = put(w, place, numbers[place] + epsilon);
                high = value(loss);
                distance -= put(w, place, numbers[place] - epsilon);
                low = value(loss);
            } finally {
                put(w, place, numbers[place]);
            }
            slopes[i] = (high - low) / distance;
        }
        return slopes;
    }

    /** Puts a number in its place. Gives what is there then, as float32 rounds it. */
    private static double put(NDArray w, int place, double number) {
        try (NDArray to = w.getManager().create(new double[] {number});
                NDArray typed = to.toType(w.getDataType(), true)) {
            if (w.isScalar()) {
                try (NDArray view = w.reshape(1)) { // an index needs an axis
                    view.set(new NDIndex(0), typed);
                }
            } else {
                w.set(new NDIndex().addIndices(indices(place, w.getShape())), typed);
            }
            return numbers(typed)[0];
        }
    }

    /** {@return the index along each axis of a place in the flat array} */
    private static long[] indices(long place, Shape shape) {
        long[] indices = new long[shape.dimension()];
        long left = place;
        for (int axis = indices.length - 1; axis >= 0; axis--) {
            indices[axis] = left % shape.get(axis);
            left /= shape.get(axis);
        }
        return indices;
    }

    private static double value(Supplier<NDArray> loss) {
        try (NDArray number = Tidy.of(() -> {
            NDArray j = loss.get();
            if (j.size() != 1) {
                throw new IllegalArgumentException(
                        "the loss has shape %s: expected one number, use sum() or mean()".formatted(j.getShape()));
            }
            return Elements.copy(j, DataType.FLOAT64);
        })) {
            return number.toDoubleArray()[0];
        }
    }

    static double[] numbers(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    /**
     * {@return ‖a - b‖ / (‖a‖ + ‖b‖)}
     *
     * @param floor what to divide by at least: where the true gradient is zero, all that is left is rounding
     */
    static double relativeError(double[] a, double[] b, double floor) {
        double apart = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            apart += (a[i] - b[i]) * (a[i] - b[i]);
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        return apart == 0 ? 0 : Math.sqrt(apart) / Math.max(floor, Math.sqrt(lengthA) + Math.sqrt(lengthB));
    }
}
