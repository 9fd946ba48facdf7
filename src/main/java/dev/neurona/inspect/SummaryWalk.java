package dev.neurona.inspect;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Passes a shape through a net. Where weights are missing they are put in as zeros, to learn their shapes, and taken out again:
 * no random number is drawn, and the net has weights afterwards only where it had some before.
 */
final class SummaryWalk implements AutoCloseable {
    /** Two examples: enough to tell the batch's axis from one that is 1 for another reason. */
    private static final long BATCH = 2;

    private final NDManager manager = NDManager.newBaseManager();
    private final IdentityHashMap<Parameter, Initializer> borrowed = new IdentityHashMap<>();
    private final List<Layer> layers;
    private final List<Summary.Row> rows = new ArrayList<>();

    private SummaryWalk(Block net) {
        this.layers = Layer.of(net);
        for (Parameter parameter : net.getParameters().values()) {
            if (!parameter.isInitialized()) {
                borrowed.put(parameter, parameter.getInitializer());
                parameter.setInitializer(Initializer.ZEROS);
            }
        }
    }

    static Summary of(Block net, Shape input) {
        if (input.dimension() == 0) {
            throw new IllegalArgumentException("expected the shape of a batch, such as (1, 784), but got " + input);
        }
        Shape batch = new Shape(BATCH).addAll(input.slice(1));
        try (SummaryWalk walk = new SummaryWalk(net)) {
            walk.through(net, new Shape[] {batch});
            return new Summary(Summary.symbolic(batch, BATCH), walk.rows);
        }
    }

    private Shape[] through(Block block, Shape[] input) {
        if (!Layer.isContainer(block)) {
            return layer(layers.get(rows.size()), input);
        }
        Shape[] output = input;
        for (Block child : block.getChildren().values()) {
            output = through(child, block instanceof ParallelBlock ? input : output);
        }
        return block instanceof ParallelBlock ? block.getOutputShapes(input) : output;
    }

    private Shape[] layer(Layer layer, Shape[] input) {
        Expected.require(layer, input[0]);
        Shape[] output;
        try {
            if (!layer.block().isInitialized()) {
                layer.block().initialize(manager, DataType.FLOAT32, input);
            }
            output = layer.block().getOutputShapes(input);
        } catch (RuntimeException e) {
            throw Pass.broken(layer, input[0], e);
        }
        for (long size : output[0].getShape()) {
            if (size < 1) {
                throw Pass.broken(layer, input[0], new IllegalArgumentException("nothing would be left of it"));
            }
        }
        rows.add(row(layer, output[0]));
        return output;
    }

    private static Summary.Row row(Layer layer, Shape output) {
        long parameters = 0;
        long trainable = 0;
        long counted = 0;
        for (Parameter parameter : layer.block().getParameters().values()) {
            long size = parameter.getArray().size();
            if (isCounted(parameter)) {
                counted += size;
            } else {
                parameters += size;
                trainable += parameter.requiresGradient() ? size : 0;
            }
        }
        return new Summary.Row(
                layer.index(),
                layer.type(),
                layer.path(),
                Summary.symbolic(output, BATCH),
                parameters,
                trainable,
                counted);
    }

    static boolean isCounted(Parameter parameter) {
        return parameter.getType() == Parameter.Type.RUNNING_MEAN || parameter.getType() == Parameter.Type.RUNNING_VAR;
    }

    /** Takes the borrowed weights out. */
    @Override
    public void close() {
        borrowed.forEach((parameter, initializer) -> {
            parameter.close();
            parameter.setInitializer(initializer);
        });
        manager.close();
    }
}
