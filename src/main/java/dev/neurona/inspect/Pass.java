package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.training.ParameterStore;
import java.util.List;

/** A forward pass in which every layer is seen. */
final class Pass {
    private final List<Layer> layers;
    private final ParameterStore store;
    private final boolean training;
    private final Visitor visitor;
    private int next;

    /** Is shown each layer with what goes in and what comes out. Both are freed after the pass. */
    @FunctionalInterface
    interface Visitor {
        void see(Layer layer, NDArray input, NDArray output);
    }

    private Pass(Block net, NDManager manager, boolean training, Visitor visitor) {
        this.layers = Layer.of(net);
        this.store = new ParameterStore(manager, false);
        this.training = training;
        this.visitor = visitor;
    }

    /**
     * Runs a net. Parallel blocks run once more as wholes, because DJL does not show what joins their branches.
     *
     * @throws IllegalArgumentException at the layer where a shape does not fit
     * @throws IllegalStateException if the net is not initialised
     */
    static NDArray through(Block net, NDArray x, boolean training, Visitor visitor) {
        requireInitialised(net);
        return new Pass(net, x.getManager(), training, visitor)
                .run(net, new NDList(x))
                .head();
    }

    static void requireInitialised(Block net) {
        if (net.getParameters().values().stream().anyMatch(parameter -> !parameter.isInitialized())) {
            throw new IllegalStateException("the net has no weights yet: initialise, load or train it first");
        }
    }

    private NDList run(Block block, NDList input) {
        if (!Layer.isContainer(block)) {
            return layer(layers.get(next++), input);
        }
        NDList output = input;
        for (Block child : block.getChildren().values()) {
            output = run(child, block instanceof ParallelBlock ? input : output);
        }
        return block instanceof ParallelBlock ? block.forward(store, input, training) : output;
    }

    private NDList layer(Layer layer, NDList input) {
        Shape shape = input.head().getShape();
        Expected.require(layer, shape);
        NDList output;
        try {
            output = layer.block().forward(store, input, training);
        } catch (RuntimeException e) {
            throw broken(layer, shape, e);
        }
        visitor.see(layer, input.head(), output.head());
        return output;
    }

    static IllegalArgumentException broken(Layer layer, Shape input, RuntimeException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        long batch = input.dimension() == 0 ? 0 : input.get(0);
        return new IllegalArgumentException(
                "layer %s cannot take %s: %s".formatted(layer.label(), Summary.symbolic(input, batch), why), e);
    }
}
