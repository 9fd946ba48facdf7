package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Collection;
import java.util.Random;

/** Weights drawn with a seed of their own, so that the engine's random numbers go on as they would have. */
final class Draw {
    private Draw() {}

    /** Draws the weights from a normal distribution of variance {@code 2 / inputs of a unit}, and leaves biases alone. */
    static void he(Collection<Parameter> parameters, long seed) {
        Random random = new Random(seed);
        for (Parameter parameter : parameters) {
            if (parameter.getType() == Parameter.Type.WEIGHT) {
                normal(parameter.getArray(), random);
            }
        }
    }

    private static void normal(NDArray weight, Random random) {
        long inputs = weight.size() / weight.size(0);
        double deviation = Math.sqrt(2.0 / inputs);
        float[] values = new float[Math.toIntExact(weight.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        try (NDManager scratch = weight.getManager().newSubManager()) {
            Weights.set(weight, scratch.create(values, weight.getShape()));
        }
    }
}
