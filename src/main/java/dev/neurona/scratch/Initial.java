package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How weights start. A weight has shape {@code (out, in)} or, for filters, {@code (out, in, height, width)}; each unit
 * adds up n_in = in x height x width inputs and feeds n_out = out x height x width. With n_in inputs of variance 1, the
 * sum has variance n_in Var(w): too small and the signal fades from layer to layer, too large and it explodes (checklist
 * W-03, W-04).
 *
 * <p>DJL's {@code XavierInitializer()} is not Glorot's: its variance is twice as large. {@code new
 * XavierInitializer(UNIFORM, AVG, 3)} is.
 */
@FunctionalInterface
public interface Initial {
    /**
     * {@return one number, drawn}
     *
     * @param random where chance comes from
     * @param fanIn n_in, the inputs of a unit
     * @param fanOut n_out, the units an input goes to
     */
    double draw(RandomGenerator random, long fanIn, long fanOut);

    /** {@return an array of this shape, {@code float32}, in the manager; the same seed draws the same} */
    default NDArray draw(NDManager manager, Shape shape, long seed) {
        int axes = shape.dimension();
        long field = axes <= 2 ? 1 : shape.slice(2).size(); // height x width
        long fanOut = axes == 0 ? 1 : shape.get(0) * field;
        long fanIn = axes <= 1 ? fanOut : shape.get(1) * field;
        Random random = Seeds.random(seed);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw(random, fanIn, fanOut);
        }
        return manager.create(values, shape);
    }

    /** {@return all zero: right for biases; weights that start equal stay equal} */
    static Initial zeros() {
        return constant(0);
    }

    /** {@return all this number} */
    static Initial constant(double value) {
        return (random, in, out) -> value;
    }

    /** {@return normal, with this standard deviation whatever the size of the layer} */
    static Initial normal(double deviation) {
        return (random, in, out) -> deviation * random.nextGaussian();
    }

    /** {@return uniform from low to high} */
    static Initial uniform(double low, double high) {
        return (random, in, out) -> low + (high - low) * random.nextDouble();
    }

    /**
     * {@return {@link #xavierUniform}} X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward
     * neural networks" (2010): for layers with sigmoid or tanh.
     */
    static Initial xavier() {
        return xavierUniform();
    }

    /** {@return uniform in +-sqrt(6 / (n_in + n_out)), so Var(w) = 2 / (n_in + n_out)} */
    static Initial xavierUniform() {
        return (random, in, out) -> Math.sqrt(6.0 / (in + out)) * (2 * random.nextDouble() - 1);
    }

    /** {@return normal with Var(w) = 2 / (n_in + n_out)} */
    static Initial xavierNormal() {
        return (random, in, out) -> Math.sqrt(2.0 / (in + out)) * random.nextGaussian();
    }

    /**
     * {@return normal with Var(w) = 2 / n_in} K. He et al., "Delving deep into rectifiers" (2015): for layers with ReLU, which
     * halves the variance.
     */
    static Initial he() {
        return (random, in, out) -> Math.sqrt(2.0 / in) * random.nextGaussian();
    }

    /** {@return uniform with Var(w) = 2 / n_in} */
    static Initial heUniform() {
        return (random, in, out) -> Math.sqrt(6.0 / in) * (2 * random.nextDouble() - 1);
    }

    /** {@return normal with Var(w) = 1 / n_in} Y. LeCun et al., "Efficient backprop" (1998). */
    static Initial leCun() {
        return (random, in, out) -> Math.sqrt(1.0 / in) * random.nextGaussian();
    }
}
