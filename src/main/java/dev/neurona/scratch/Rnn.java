package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;

/**
 * The plain recurrent layer (J. Elman, 1990): h_t = tanh(x_t Wxᵀ + h_t-1 Whᵀ + b), {@code (N, T, D)} to {@code (N, T, H)}. The
 * hidden state of one run feeds the next (checklist R-01). Its gradient shrinks or grows with every time it goes back; see
 * {@link Lstm}.
 *
 * <p>DJL's twin is {@code RNN} with {@code TANH}; it has two biases, of which b is the sum.
 */
public final class Rnn extends Recurrent {
    private final List<NDArray> after = new ArrayList<>(); // h after each time

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H. */
    public Rnn(int in, int hidden) {
        this(in, hidden, Seeds.next());
    }

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H from this seed. */
    public Rnn(int in, int hidden, long seed) {
        this(
                weight(Lab.manager(), "wx", seed, hidden, hidden, in),
                weight(Lab.manager(), "wh", ~seed, hidden, hidden, hidden),
                Param.zeros("b", hidden));
    }

    /**
     * A layer of these parameters.
     *
     * @param wx {@code (H, D)}
     * @param wh {@code (H, H)}
     * @param b {@code (H)}
     */
    public Rnn(Param wx, Param wh, Param b) {
        super(1, wx, wh, b);
    }

    @Override
    int stateArrays() {
        return 1;
    }

    @Override
    NDList step(NDArray zx, NDList before, Tidy tidy) {
        NDArray h = tidy.save(recurrent(before.get(0)).addi(zx).tanh());
        after.add(h);
        return new NDList(h);
    }

    @Override
    Back back(int t, NDList d) {
        NDArray h = after.get(t);
        NDArray dz = Elements.oneMinus(h.square()).muli(d.get(0)); // tanh' = 1 - tanh²
        return new Back(dz, dz, new NDList(recurrentBack(dz)));
    }

    @Override
    void forget() {
        after.clear();
    }
}
