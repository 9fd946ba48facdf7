package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collection;

/**
 * Blocks in turn, each freeing what it was given once it has read it. DJL's sequence leaves that to the end of the pass, by when
 * SqueezeNet holds 40 MB for each image. In training nothing is lost: what the backward pass needs the engine keeps itself.
 */
class Sequence extends SequentialBlock {
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList now = inputs;
        for (Block block : children.values()) {
            NDList next = block.forward(store, now, training, params);
            free(now, inputs, next);
            now = next;
        }
        return now;
    }

    /** What DJL calls in training where labels are given to the net as well; no block here takes them. */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, NDList labels, PairList<String, Object> params) {
        return forwardInternal(store, inputs, true, params);
    }

    /** Frees arrays, but for those that came from outside or go on. */
    static void free(Collection<NDArray> arrays, Collection<NDArray> inputs, Collection<NDArray> outputs) {
        for (NDArray array : arrays) {
            if (!holds(inputs, array) && !holds(outputs, array)) {
                array.close();
            }
        }
    }

    /** Not {@code contains}: arrays of equal values are equal to DJL. */
    private static boolean holds(Collection<NDArray> arrays, NDArray one) {
        return arrays.stream().anyMatch(array -> array == one);
    }
}
