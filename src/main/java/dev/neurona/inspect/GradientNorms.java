package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How strong the gradient of the loss is in each layer that learns: {@code |g| = sqrt(sum of g[i]^2)} over the layer's weights
 * and biases. It shows gradients that vanish on the way back, explode, or are no numbers any more.
 *
 * <pre>{@code Plot.logY(Plot.bars("Gradient by layer", "layer", "norm", norms.names(), norms.norms())) }</pre>
 *
 * @param layers what the layers are called, from the input's side: {@code 1 Linear}
 * @param gradients {@code |g|} of each; NaN or infinite where a gradient is
 * @param weights {@code |w|} of each, to compare with
 * @param loss the loss of the batch; NaN where none was run
 */
public record GradientNorms(List<String> layers, List<Double> gradients, List<Double> weights, double loss) {
    public GradientNorms {
        layers = List.copyOf(layers);
        gradients = List.copyOf(gradients);
        weights = List.copyOf(weights);
    }

    /**
     * {@return the norms for one batch, run forward and backward in training mode} The net is as before afterwards: gradients that
     * had gathered are put back, and so are running statistics. Dropout draws from the engine's random numbers.
     *
     * @param net initialised, with something in it that learns
     * @param x the batch's inputs
     * @param y the batch's labels, as the loss wants them
     * @throws IllegalArgumentException if everything is frozen, or a shape breaks
     */
    public static GradientNorms of(Block net, Loss loss, NDArray x, NDArray y) {
        requireLearning(net);
        return Undisturbed.run(() -> read(net, backward(net, loss, x, y)), net);
    }

    private static double backward(Block net, Loss loss, NDArray x, NDArray y) {
        try (GradientCollector collector = Undisturbed.collector()) {
            NDArray l = loss.evaluate(new NDList(y), new NDList(forward(net, x)));
            collector.backward(l);
            return l.getFloat();
        }
    }

    private static NDArray forward(Block net, NDArray x) {
        try {
            return net.forward(new ParameterStore(x.getManager(), false), new NDList(x), true)
                    .singletonOrThrow();
        } catch (RuntimeException e) {
            // Once more, layer by layer, to name the one whose shape broke.
            Pass.through(net, x, false, (layer, in, out) -> {});
            throw e;
        }
    }

    /**
     * {@return the norms of the gradients that are there now, after a backward pass and before they are zeroed}
     *
     * @throws IllegalArgumentException if everything is frozen
     */
    public static GradientNorms now(Block net) {
        requireLearning(net);
        return read(net, Double.NaN);
    }

    private static void requireLearning(Block net) {
        Pass.requireInitialised(net);
        if (net.getParameters().values().stream().noneMatch(GradientNorms::learns)) {
            throw new IllegalArgumentException(
                    "nothing in the net learns, so there is no gradient: is everything frozen? freezeParameters(false) frees a block");
        }
    }

    private static boolean learns(Parameter parameter) {
        return parameter.requiresGradient() && !SummaryWalk.isCounted(parameter);
    }

    private static GradientNorms read(Block net, double loss) {
        List<String> names = new ArrayList<>();
        List<Double> gradients = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Layer layer : Layer.of(net)) {
            List<Parameter> learned = layer.block().getParameters().values().stream()
                    .filter(GradientNorms::learns)
                    .toList();
            if (!learned.isEmpty()) {
                names.add(layer.label());
                gradients.add(norm(learned.stream().map(GradientNorms::gradient).toList()));
                weights.add(norm(learned.stream()
                        .map(parameter -> parameter.getArray().duplicate())
                        .toList()));
            }
        }
        return new GradientNorms(names, gradients, weights, loss);
    }

    private static NDArray gradient(Parameter parameter) {
        NDArray array = parameter.getArray();
        return array.hasGradient() ? array.getGradient() : array.zerosLike();
    }

    /** {@return the norm of arrays taken together} It closes them. */
    private static double norm(List<NDArray> arrays) {
        double squares = 0;
        for (NDArray array : arrays) {
            try (array) {
                for (float value : array.toFloatArray()) {
                    squares += (double) value * value;
                }
            }
        }
        return Math.sqrt(squares);
    }

    /** {@return the layers' names, for a figure} */
    public String[] names() {
        return layers.toArray(String[]::new);
    }

    /** {@return the gradients' norms, for a figure} */
    public double[] norms() {
        return gradients.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return the layers whose gradient is NaN or infinite} */
    public List<String> broken() {
        return IntStream.range(0, layers.size())
                .filter(i -> !Double.isFinite(gradients.get(i)))
                .mapToObj(layers::get)
                .toList();
    }

    /** {@return the norms as a table, with the gradient in parts of the weights} */
    public Table table() {
        double[] ratio = IntStream.range(0, layers.size())
                .mapToDouble(i -> gradients.get(i) / weights.get(i))
                .toArray();
        return Table.create(
                "gradients",
                StringColumn.create("layer", layers),
                DoubleColumn.create("gradient norm", norms()),
                DoubleColumn.create("weight norm", weights),
                DoubleColumn.create("gradient / weight", ratio));
    }
}
