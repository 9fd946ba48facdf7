package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;

/**
 * A net that reads tokens one by one and says after each what may come next (checklist R-05): embedding, a recurrent block,
 * and a linear layer with an output for each of V tokens.
 *
 * <p>It takes token numbers {@code (N, T)} of int64, and after them, if reading goes on, the states of before; it returns
 * logits {@code (N, T, V)} and the states. So {@link Fit#carryState} can hand them on, and so can sampling, token by token.
 *
 * <pre>{@code
 * var net = new LanguageModel(vocab.size(), 64,
 *         LSTM.builder().setStateSize(128).setNumLayers(1).optReturnState(true).build());
 * }</pre>
 */
public final class LanguageModel extends AbstractBlock {
    private final int tokens;
    private final int width;
    private final Parameter embedding;
    private final RecurrentBlock recurrent;
    private final Linear head;

    /**
     * @param tokens V, the size of the vocabulary
     * @param width of the embedding, D
     * @param recurrent an RNN, LSTM or GRU built with {@code optReturnState(true)}, batch first
     */
    public LanguageModel(int tokens, int width, RecurrentBlock recurrent) {
        this.tokens = tokens;
        this.width = width;
        this.recurrent = addChildBlock("recurrent", recurrent);
        this.head = addChildBlock("head", Linear.builder().setUnits(tokens).build());
        this.embedding = addParameter(Parameter.builder()
                .setName("embedding")
                .setType(Parameter.Type.WEIGHT)
                .optInitializer(new NormalInitializer(1 / (float) Math.sqrt(width)))
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray ids = inputs.head();
        NDArray table = store.getValue(embedding, ids.getDevice(), training);
        NDList read = new NDList(ids.getNDArrayInternal()
                .embedding(ids, table, SparseFormat.DENSE)
                .singletonOrThrow());
        read.addAll(inputs.subList(1, inputs.size()));
        NDList states = recurrent.forward(store, read, training);
        if (states.size() < 2) {
            throw new IllegalStateException(
                    "the recurrent block keeps its state to itself: build it with optReturnState(true)");
        }
        NDList result = head.forward(store, new NDList(states.head()), training);
        result.addAll(states.subList(1, states.size()));
        return result;
    }

    @Override
    protected void prepare(Shape[] inputs) {
        embedding.setShape(new Shape(tokens, width));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape embedded = new Shape(inputs[0].get(0), inputs[0].get(1), width);
        recurrent.initialize(manager, type, embedded);
        head.initialize(manager, type, recurrent.getOutputShapes(new Shape[] {embedded})[0]);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0].add(tokens)};
    }
}
