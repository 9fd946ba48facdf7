package dev.neurona.pretrained;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Blocks that all take the same input, and what makes one output of theirs. DJL's {@link ParallelBlock} keeps its function
 * to itself; this one shows it, so that {@link Inference} can run the branches one by one and free what they leave.
 */
final class Branches extends ParallelBlock {
    private final Function<List<NDList>, NDList> join;

    private Branches(Function<List<NDList>, NDList> join, Block... branches) {
        super(join, List.of(branches));
        this.join = join;
    }

    /** {@return the branches' outputs {@code (N, C[i], H, W)} one after the other: {@code (N, sum of C[i], H, W)}} */
    static Branches concatenated(Block... branches) {
        return new Branches(
                outputs -> {
                    NDList all = new NDList(outputs.size());
                    outputs.forEach(all::addAll);
                    return new NDList(NDArrays.concat(all, 1));
                },
                branches);
    }

    /** {@return the sum of two branches' outputs, both {@code (N, C, H, W)}} */
    static Branches added(Block one, Block other) {
        return new Branches(
                outputs -> new NDList(
                        outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow())),
                one,
                other);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        List<NDList> outputs = new ArrayList<>();
        for (Block branch : children.values()) {
            outputs.add(branch.forward(store, inputs, training, params));
        }
        NDList joined = join(outputs);
        outputs.forEach(output -> Sequence.free(output, inputs, joined));
        return joined;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, NDList labels, PairList<String, Object> params) {
        return forwardInternal(store, inputs, true, params);
    }

    NDList join(List<NDList> outputs) {
        return join.apply(outputs);
    }
}
