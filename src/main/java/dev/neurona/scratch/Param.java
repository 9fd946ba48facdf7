package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;

/**
 * What a layer learns: an array of numbers, and the gradient of the loss with respect to each. Both keep their array for
 * life and are changed in place, and no {@link Tidy} or scope frees them; they go when their manager is closed.
 *
 * <p>{@code backward} adds to the gradient; {@link Optim#step} sets it back to zero.
 */
public final class Param {
    private final String name;
    private NDArray value;
    private NDArray grad;

    private Param(String name, NDArray value, NDArray grad) {
        this.name = name;
        this.value = Tidy.lasting(value);
        this.grad = Tidy.lasting(grad);
    }

    /** {@return a parameter that starts with these values, changes this very array, and lives in its manager} */
    public static Param of(String name, NDArray value) {
        if (!value.getDataType().isFloating()) {
            throw new IllegalArgumentException(
                    "parameter %s: expected floats but got %s: a gradient needs them, use toType(DataType.FLOAT32, true)"
                            .formatted(name, value.getDataType()));
        }
        return new Param(name, value, value.zerosLike());
    }

    /** {@return a parameter drawn by the initialiser, {@code float32}, in this manager} */
    public static Param of(NDManager manager, String name, Initial initial, long seed, long... shape) {
        return of(name, initial.draw(manager, new Shape(shape), seed));
    }

    /** {@return a parameter drawn by the initialiser, {@code float32}, in the lesson's manager, from a seed of its own} */
    public static Param of(String name, Initial initial, long... shape) {
        return of(Lab.manager(), name, initial, Seeds.next(), shape);
    }

    /** {@return a parameter of zeros, as biases start: {@code Param.zeros("b", 3)}} */
    public static Param zeros(String name, long... shape) {
        return of(name, Initial.zeros(), shape);
    }

    /** {@return normal numbers of mean 0 and this standard deviation} */
    public static Param normal(String name, double deviation, long... shape) {
        return of(name, Initial.normal(deviation), shape);
    }

    /** {@return a weight {@code (out, in, ...)} for a sigmoid or tanh layer: {@link Initial#xavier}} */
    public static Param xavier(String name, long... shape) {
        return of(name, Initial.xavier(), shape);
    }

    /** {@return a weight {@code (out, in, ...)} for a ReLU layer: {@link Initial#he}} */
    public static Param he(String name, long... shape) {
        return of(name, Initial.he(), shape);
    }

    /** {@return what it is called, such as {@code w}} */
    public String name() {
        return name;
    }

    /** {@return the numbers, to be changed in place only} */
    public NDArray value() {
        return value;
    }

    /** {@return the gradient of the loss with respect to each, to be added to with {@code addi}} */
    public NDArray grad() {
        return grad;
    }

    /** {@return the shape of both arrays} */
    public Shape shape() {
        return value.getShape();
    }

    /** Sets the gradient to zero, NaN too. */
    public void zeroGrad() {
        Zero.in(grad);
    }

    /** Puts other arrays in the place of both; {@link Grad#check} works on a {@code float64} copy. */
    void swap(NDArray newValue, NDArray newGrad) {
        value = newValue;
        grad = newGrad;
    }

    /** {@return name and shape, as {@code w (16, 2)}} */
    @Override
    public String toString() {
        return name + " " + shape();
    }
}
