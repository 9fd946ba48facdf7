package dev.neurona.pretrained;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A block that stands still: nothing in it learns, and also while the rest of the net trains it works as it does in use, without
 * dropout and with batch normalisation's running mean and variance, which it leaves alone.
 *
 * <pre>{@code Block net = new SequentialBlock().add(Frozen.of(body)).add(Linear.builder().setUnits(5).build()); }</pre>
 */
public final class Frozen extends SequentialBlock {
    private Frozen(Block block) {
        add(block);
    }

    /** {@return the block, frozen; it is the same block, so that thawing it with {@link Transfer#unfreeze} frees it too} */
    public static Frozen of(Block block) {
        Transfer.freeze(block);
        return new Frozen(block);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        return super.forwardInternal(store, inputs, false, params);
    }

    /** What DJL calls in training where labels are given to the net as well. */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, NDList labels, PairList<String, Object> params) {
        return super.forwardInternal(store, inputs, false, params);
    }
}
