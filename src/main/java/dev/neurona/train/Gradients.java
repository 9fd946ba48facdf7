package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients that the engine leaves at a net's weights, for training loops of one's own: between {@code backward} and the
 * optimiser's step. {@link Fit} does all this by itself.
 */
public final class Gradients {
    private Gradients() {}

    /**
     * Shortens all gradients by one factor so that their length as one vector is at most {@code most} (Pascanu and others 2013;
     * V-04). DJL's {@code optClipGrad} only cuts off what is greater than its bound, and leaves -5 as it is.
     *
     * @return the length before
     */
    public static double clip(Block net, double most) {
        if (!(most > 0)) {
            throw new IllegalArgumentException("a greatest norm of %s: expected a positive number".formatted(most));
        }
        return length(net, most);
    }

    /** {@return the length of all gradients as one vector: the root of the sum of their squares} */
    public static double norm(Block net) {
        return length(net, Double.MAX_VALUE);
    }

    private static double length(Block net, double most) {
        List<NDArray> gradients =
                learning(net).values().stream().map(NDArray::getGradient).toList();
        try (IValue g = Script.list(gradients);
                IValue bound = IValue.from(most);
                IValue norm = Script.run("clip", g, bound)) {
            return norm.toDouble();
        } finally {
            gradients.forEach(NDArray::close);
        }
    }

    /** {@return the length of each weight's gradient, by the parameter's name} */
    public static Map<String, Double> norms(Block net) {
        Map<String, Double> norms = new LinkedHashMap<>();
        learning(net).forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient();
                    NDArray norm = gradient.norm()) {
                norms.put(name, (double) norm.getFloat());
            }
        });
        return norms;
    }

    /**
     * Sets all gradients to zero. The engine adds each pass to what is there; and DJL's {@code zeroGradients} subtracts a
     * gradient from itself, which leaves NaN.
     */
    public static void zero(Block net) {
        learning(net).values().forEach(weight -> JniUtils.zeroGrad((PtNDArray) weight));
    }

    private static Map<String, NDArray> learning(Block net) {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : net.getParameters()) {
            Parameter parameter = pair.getValue();
            if (parameter.requiresGradient() && parameter.getArray().hasGradient()) {
                weights.put(pair.getKey(), parameter.getArray());
            }
        }
        if (weights.isEmpty()) {
            throw new IllegalStateException("the net has no weights that learn: are all frozen?");
        }
        return weights;
    }
}
