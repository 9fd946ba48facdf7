package dev.neurona.pretrained;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A block that stands still: nothing in it learns, and also while the rest of the net trains it works as it does in use, without
 * dropout and with batch normalisation's running mean and variance, which it leaves alone.
 *
 * <pre>{@code Block net = new SequentialBlock().add(Frozen.of(body)).add(Linear.builder().setUnits(5).build()); }</pre>
 */
public final class Frozen extends AbstractBlock {
    private static final byte VERSION = 1;

    private final Block block;

    private Frozen(Block block) {
        super(VERSION);
        this.block = addChildBlock(block.getClass().getSimpleName(), block);
    }

    /** {@return the block, frozen; it is the same block, so that thawing it with {@link Transfer#unfreeze} frees it too} */
    public static Frozen of(Block block) {
        Transfer.freeze(block);
        return new Frozen(block);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        return block.forward(store, inputs, false, params);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        block.initialize(manager, type, inputs);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return block.getOutputShapes(inputs);
    }
}
