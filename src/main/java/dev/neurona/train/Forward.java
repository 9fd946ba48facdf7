package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A net's forward pass that frees what a layer leaves behind as soon as the next layer has used it. DJL keeps every
 * intermediate array until the end of the step; then each layer writes to memory that no cache holds, and batch-16 inference
 * takes a quarter longer. What the backward pass needs, the engine keeps for itself.
 */
final class Forward {
    private final List<Block> layers = new ArrayList<>();
    private final ParameterStore store;

    Forward(Block net, ParameterStore store) {
        this.store = store;
        flatten(net, layers);
    }

    /** Sequences within sequences are one sequence. */
    private static void flatten(Block block, List<Block> layers) {
        if (block.getClass() == SequentialBlock.class && !((SequentialBlock) block).isReturnIntermediate()) {
            block.getChildren().values().forEach(child -> flatten(child, layers));
        } else {
            layers.add(block);
        }
    }

    /** {@return the net's outputs, which the surrounding scope or manager frees} The inputs stay open. */
    NDList of(NDList inputs, boolean training) {
        NDList now = inputs;
        for (Block layer : layers) {
            NDList next;
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                next = layer.forward(store, now, training);
                NDScope.unregister(next);
            }
            next.forEach(NDScope::register);
            close(now, next, inputs);
            now = next;
        }
        return now;
    }

    private static void close(NDList used, NDList next, NDList inputs) {
        for (NDArray array : used) {
            if (!holds(next, array) && !holds(inputs, array)) {
                NDScope.unregister(array);
                array.close();
            }
        }
    }

    private static boolean holds(NDList list, NDArray array) {
        for (NDArray one : list) {
            if (one == array) {
                return true;
            }
        }
        return false;
    }
}
