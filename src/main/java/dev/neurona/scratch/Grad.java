package dev.neurona.scratch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.neurona.LentMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gradients, three ways: by DJL's engine ({@link #of}), by the definition ({@link #numeric}), and by hand in a
 * {@link Layer}, which {@link #check} compares with the definition.
 *
 * <p>{@code of} takes care of what DJL leaves to you: gradients are zeroed first (they would add up from call to call, and NaN
 * would stay for ever), one collector is opened and closed again even if the loss throws, the thread's gradient mode is as
 * before at the end, and the numbers in a loss stay in their place until the way back has used them ({@link LentMemory}).
 */
public final class Grad {
    private Grad() {}

    /**
     * {@return the gradient of the loss with respect to each array, by the engine's automatic differentiation} Each is a copy
     * in the manager of its array. Zeros for one that the loss does not depend on.
     *
     * <pre>{@code NDArray dw = Grad.of(() -> x.matMul(w).square().mean(), w).get(0);}</pre>
     *
     * @param loss makes the loss, one number, from the arrays; what else it makes is freed
     * @param w the arrays of floats; a DJL block's parameters may be among them
     * @throws IllegalArgumentException if the loss is not one number, or depends on none of the arrays
     * @throws IllegalStateException if called within another, or with another collector open
     */
    public static List<NDArray> of(Supplier<NDArray> loss, NDArray... w) {
        if (w.length == 0) {
            throw new IllegalArgumentException("gradient with respect to what? Grad.of(() -> loss, w)");
        }
        boolean mode = JniUtils.isGradMode();
        List<NDArray> mine = new ArrayList<>(); // those that need no gradient but now
        try {
            for (NDArray array : w) {
                requireFloats(array);
                if (!array.hasGradient()) {
                    array.setRequiresGradient(true);
                    mine.add(array);
                }
            }
            Tidy.run(() -> zero(w));
            Tidy.run(() -> LentMemory.keep(() -> backward(loss)));
            return copies(w);
        } finally {
            Tidy.run(() -> zero(w));
            mine.forEach(array -> array.setRequiresGradient(false));
            JniUtils.setGradMode(mode); // a collector that could not be opened leaves it on
        }
    }

    private static NDArray backward(Supplier<NDArray> loss) {
        try (GradientCollector collector = open()) {
            NDArray value = loss.get();
            if (value.size() != 1) {
                throw new IllegalArgumentException(
                        "the loss has shape %s: expected one number, use sum() or mean()".formatted(value.getShape()));
            }
            collector.backward(value);
            return value;
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).contains("does not require grad")) {
                throw new IllegalArgumentException(
                        "the loss depends on none of these arrays as far as the engine can see: make it of them by array"
                                + " operations only, not by toFloatArray() and create",
                        e);
            }
            throw e;
        }
    }

    private static GradientCollector open() {
        try {
            return Engine.getInstance().newGradientCollector();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "gradients are being collected already, and DJL allows one collector at a time: no Grad.of inside"
                            + " another; open collectors in try (...), which closes them",
                    e);
        }
    }

    private static void zero(NDArray... w) {
        for (NDArray array : w) {
            if (array.hasGradient()) {
                Zero.in(array.getGradient());
            }
        }
    }

    private static List<NDArray> copies(NDArray... w) {
        List<NDArray> gradients = new ArrayList<>();
        for (NDArray array : w) {
            gradients.add(Tidy.of(() -> {
                NDArray copy = Elements.copy(array.getGradient(), array.getDataType());
                copy.attach(array.getManager());
                return copy;
            }));
        }
        return gradients;
    }

    /**
     * {@return the gradient by its definition, (J(w + epsilon) - J(w - epsilon)) / 2 epsilon for each number of w} Central
     * differences: the error falls with epsilon², until rounding takes over; 1e-5 is good for {@code float64} and 1e-2 for
     * {@code float32}.
     *
     * @param loss makes the loss, one number, from w as it is then; what else it makes is freed
     * @param w floats; changed while it is worked out, and as before at the end
     */
    public static NDArray numeric(Supplier<NDArray> loss, NDArray w, double epsilon) {
        requireFloats(w);
        int[] all = new int[Math.toIntExact(w.size())];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        double[] slopes = Differences.of(loss, w, epsilon, all);
        return Tidy.of(() -> Elements.copy(w.getManager().create(slopes, w.getShape()), w.getDataType()));
    }

    /**
     * {@return how far two gradients are apart, ‖a - b‖ / (‖a‖ + ‖b‖)} 1e-7 is good, 1e-3 is doubtful, 1e-1 is wrong. 0 if both
     * are zero, and NaN, which is less than nothing, if a number of either is.
     */
    public static double relativeError(NDArray a, NDArray b) {
        if (!a.getShape().equals(b.getShape())) {
            throw new IllegalArgumentException(
                    "gradients of shapes %s and %s cannot be compared".formatted(a.getShape(), b.getShape()));
        }
        return Differences.relativeError(Differences.numbers(a), Differences.numbers(b), 0);
    }

    /** {@return the relative error of an own gradient against central differences} Use {@code float64} for small errors. */
    public static double check(Supplier<NDArray> loss, NDArray w, NDArray analytic) {
        try (NDArray numeric = numeric(loss, w, Differences.epsilon(w.getDataType()))) {
            return relativeError(analytic, numeric);
        }
    }

    /** {@return {@link #check(Layer, NDArray, long)} with an input of this shape, normal numbers} */
    public static GradCheck check(Layer layer, Shape input, long seed) {
        return LayerCheck.of(layer, input, seed);
    }

    /**
     * {@return how well a layer's {@code backward} fits its {@code forward}: the error of the gradient of the input and of
     * each parameter, against central differences} The loss is the sum of the outputs, each times a random number. The layer
     * trains, with the same draws each time. Of large arrays 100 numbers are looked at.
     *
     * <p>It is worked out in {@code float64}, with the parameters in double precision for the while; in {@code float32} and
     * with little precision if the layer cannot. The layer's parameters and gradients are afterwards as before; averages that it
     * keeps of what it sees are not.
     *
     * @param input the input; whole numbers, as words for an embedding, have no gradient
     * @param seed of the random numbers
     */
    public static GradCheck check(Layer layer, NDArray input, long seed) {
        return LayerCheck.of(layer, input, seed);
    }

    private static void requireFloats(NDArray w) {
        if (!w.getDataType().isFloating()) {
            throw new IllegalArgumentException(
                    "there is no gradient with respect to %s: use toType(DataType.FLOAT32, true)"
                            .formatted(w.getDataType()));
        }
    }
}
