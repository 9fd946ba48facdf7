package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.neurona.Lab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of D numbers for each of V words, looked up by the word's number: ids {@code (N, T)} become {@code (N, T, D)}. It
 * is what a dense layer without bias would make of one-hot words, without multiplying by all the zeros. DJL's twin is {@code
 * TrainableWordEmbedding}.
 */
public final class EmbeddingTable implements Layer {
    private final Param w; // (V, D)
    private @Nullable NDArray ids;

    /** A table for this many words, with rows drawn normal of standard deviation 1. */
    public EmbeddingTable(int words, int size) {
        this(words, size, Seeds.next());
    }

    /** A table for this many words, with rows drawn normal of standard deviation 1 from this seed. */
    public EmbeddingTable(int words, int size, long seed) {
        this(Param.of(Lab.manager(), "w", Initial.normal(1), seed, words, size));
    }

    /** This table, {@code (V, D)}. */
    public EmbeddingTable(Param w) {
        if (w.shape().dimension() != 2) {
            throw new IllegalArgumentException("EmbeddingTable: expected w (V, D) but got " + w);
        }
        this.w = w;
    }

    /**
     * {@inheritDoc}
     *
     * @param ids numbers of words from 0 to V - 1, {@code int64}, of any shape
     * @throws IllegalArgumentException if one is out of range
     */
    @Override
    public NDArray forward(NDArray ids) {
        Inputs.below("word", ids, words());
        this.ids = ids;
        try (Tidy tidy = new Tidy()) {
            NDArray rows = w.value().get(ids.toType(DataType.INT64, false).reshape(-1)); // (V, D) -> (N T, D)
            return tidy.keep(rows.reshape(ids.getShape().add(size()))); //               (N, T, D)
        }
    }

    /** {@return zeros in the shape of the ids: which word it was has no gradient} */
    @Override
    public NDArray backward(NDArray dy) {
        NDArray ids = Inputs.saved(this, this.ids);
        Inputs.gradient(this, dy, ids.getShape().add(size()));
        try (Tidy tidy = new Tidy()) {
            NDArray hot = ids.toType(DataType.INT64, false).reshape(-1).oneHot((int) words(), dy.getDataType());
            w.grad()
                    .addi(hot.transpose()
                            .matMul(dy.reshape(-1, size()))); // (V, N T)(N T, D): adds up a word's gradients
            return tidy.keep(dy.getManager().zeros(ids.getShape(), dy.getDataType()));
        }
    }

    @Override
    public List<Param> params() {
        return List.of(w);
    }

    private long words() {
        return w.shape().get(0);
    }

    private long size() {
        return w.shape().get(1);
    }

    /** {@return {@code EmbeddingTable(60 -> 32)}} */
    @Override
    public String toString() {
        return "EmbeddingTable(%d -> %d)".formatted(words(), size());
    }
}
