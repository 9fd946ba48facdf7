package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Rnn}, {@link Lstm} and {@link Gru} have in common: the walk along the times of {@code (N, T, D)}, forward, and
 * back again for backpropagation through time. The output is the hidden state h at every time, {@code (N, T, H)};
 * {@link LastStep} takes the last.
 *
 * <p>One cell, the same weights at every time: z = x Wxᵀ + h Whᵀ + b has H numbers for each of G gates, and the cell makes of
 * them the next state. The part of x needs no earlier time, so it is worked out for all times at once, as are the gradients of
 * the weights.
 *
 * <p><b>Truncated backpropagation.</b> With {@link #carry carry(true)} each {@code forward} starts from the state in which
 * the last one ended. The gradient stops there: only the values are carried.
 */
public abstract sealed class Recurrent implements Layer permits Rnn, Lstm, Gru {
    private final Param wx; // (G H, D)
    private final Param wh; // (G H, H)
    private final Param b; // (G H)
    private final int hidden;
    private boolean carry;
    private @Nullable NDList state; // where the last forward ended: h, and c of an LSTM
    private @Nullable NDArray x;
    private final List<NDArray> saved = new ArrayList<>();
    private final List<NDArray> states = new ArrayList<>(); // h before each time, and after the last

    Recurrent(int gates, Param wx, Param wh, Param b) {
        Shape recurrent = wh.shape();
        long rows = recurrent.get(0);
        if (recurrent.dimension() != 2
                || rows != gates * recurrent.get(1)
                || wx.shape().dimension() != 2
                || wx.shape().get(0) != rows
                || !b.shape().equals(new Shape(rows))) {
            throw new IllegalArgumentException(
                    "expected wx (%d H, D), wh (%1$d H, H), b (%1$d H) but got %s, %s, %s".formatted(gates, wx, wh, b));
        }
        this.wx = wx;
        this.wh = wh;
        this.b = b;
        this.hidden = (int) recurrent.get(1);
    }

    /** A weight of every gate: uniform in +-1 / sqrt H, as usual for recurrent layers. */
    static Param weight(NDManager manager, String name, long seed, int hidden, long... shape) {
        double limit = 1 / Math.sqrt(hidden);
        return Param.of(manager, name, Initial.uniform(-limit, limit), seed, shape);
    }

    /** {@return the number of state arrays: h, and c of an LSTM} */
    abstract int stateArrays();

    /**
     * One time step.
     *
     * @param zx x Wxᵀ + b at this time, {@code (N, G H)}
     * @param before the state before, arrays of {@code (N, H)}, h first
     * @param tidy saves what {@link #back} will need
     * @return the state after
     */
    abstract NDList step(NDArray zx, NDList before, Tidy tidy);

    /**
     * One time step backward.
     *
     * @param t the time
     * @param d the gradients with respect to the state after the step
     * @return the gradients with respect to x Wxᵀ + b, to h Whᵀ (both {@code (N, G H)}), and to the state before
     */
    abstract Back back(int t, NDList d);

    record Back(NDArray dzx, NDArray dzh, NDList dBefore) {}

    /** Forgets what the steps of the last forward saved. */
    abstract void forget();

    @Override
    public final NDArray forward(NDArray x) {
        Inputs.axis(this, x, "sequences (N, T, %d)".formatted(in()), 3, 2, in());
        Inputs.positive("a number of times", x.size(1));
        this.x = x;
        forget();
        states.clear();
        try (Tidy tidy = new Tidy(saved)) {
            NDArray zx = x.matMul(wx.value().transpose()).addi(b.value()); // (N, T, D)(D, G H) -> (N, T, G H)
            NDList now = start(x, tidy);
            states.add(now.get(0));
            for (int t = 0; t < x.size(1); t++) {
                now = step(zx.get(":, {}", t), now, tidy);
                states.add(now.get(0));
            }
            remember(now);
            return tidy.keep(NDArrays.stack(new NDList(states.subList(1, states.size())), 1)); // (N, T, H)
        }
    }

    @Override
    public final NDArray backward(NDArray dy) {
        NDArray x = Inputs.saved(this, this.x);
        Inputs.saved(this, states.isEmpty() ? null : states.get(0));
        Inputs.gradient(this, dy, new Shape(x.size(0), x.size(1), hidden));
        int times = (int) x.size(1);
        NDArray[] dzx = new NDArray[times];
        NDArray[] dzh = new NDArray[times];
        try (Tidy tidy = new Tidy()) {
            NDList d = zeros(x);
            for (int t = times - 1; t >= 0; t--) {
                d.set(0, d.get(0).add(dy.get(":, {}", t))); // h goes to the next time and to the output
                Back back = back(t, d);
                dzx[t] = back.dzx;
                dzh[t] = back.dzh;
                d = back.dBefore;
            }
            NDArray dZx = NDArrays.stack(new NDList(dzx), 1); //                    (N, T, G H)
            NDArray dZh = dzh[0] == dzx[0] ? dZx : NDArrays.stack(new NDList(dzh), 1);
            NDArray before = NDArrays.stack(new NDList(states.subList(0, times)), 1); // (N, T, H)
            addProduct(wx, dZx, x);
            addProduct(wh, dZh, before);
            addBiases(dZx, dZh);
            return tidy.keep(dZx.matMul(wx.value())); //                               (N, T, G H)(G H, D) -> (N, T, D)
        }
    }

    /** Adds up over all examples and times: (G H, N T)(N T, D) -> (G H, D). */
    private static void addProduct(Param w, NDArray dz, NDArray x) {
        NDArray rows = dz.reshape(-1, w.shape().get(0));
        w.grad().addi(rows.transpose().matMul(x.reshape(-1, w.shape().get(1))));
    }

    /** Adds up over all examples and times. */
    void addBiases(NDArray dZx, NDArray dZh) {
        b.grad().addi(dZx.sum(new int[] {0, 1}));
    }

    /** {@return h Whᵀ, (N, H)(H, G H) -> (N, G H)} */
    final NDArray recurrent(NDArray h) {
        return h.matMul(wh.value().transpose());
    }

    /** {@return dz Wh, (N, G H)(G H, H) -> (N, H)} */
    final NDArray recurrentBack(NDArray dzh) {
        return dzh.matMul(wh.value());
    }

    /** {@return h before this time} */
    final NDArray stateBefore(int t) {
        return states.get(t);
    }

    private NDList start(NDArray x, Tidy tidy) {
        NDList carried = state;
        if (!carry || carried == null) {
            NDList zeros = zeros(x);
            zeros.forEach(tidy::save);
            return zeros;
        }
        if (carried.get(0).size(0) != x.size(0)) {
            throw new IllegalStateException("%s carries the state of %d examples but x has %d: call reset() first"
                    .formatted(this, carried.get(0).size(0), x.size(0)));
        }
        NDList start = new NDList();
        carried.forEach(array -> start.add(tidy.save(array.duplicate())));
        return start;
    }

    private NDList zeros(NDArray x) {
        NDList zeros = new NDList();
        for (int i = 0; i < stateArrays(); i++) {
            zeros.add(x.getManager().zeros(new Shape(x.size(0), hidden), x.getDataType()));
        }
        return zeros;
    }

    private void remember(NDList last) {
        if (carry) {
            reset();
            NDList copy = new NDList();
            last.forEach(array -> {
                NDArray lasting = Tidy.lasting(array.duplicate());
                lasting.attach(wh.value().getManager()); // outlives the batch's manager
                copy.add(lasting);
            });
            state = copy;
        }
    }

    /** {@return this layer, each of whose forwards now begins where the last one ended, or, as at first, from zero} */
    public final Recurrent carry(boolean carry) {
        this.carry = carry;
        reset();
        return this;
    }

    /** Forgets the carried state: the next forward begins from zero. For a new text, or batches of another size. */
    public final void reset() {
        if (state != null) {
            state.close();
            state = null;
        }
    }

    @Override
    public List<Param> params() {
        return List.of(wx, wh, b);
    }

    /** {@return H, the size of the hidden state} */
    public final int hidden() {
        return hidden;
    }

    private long in() {
        return wx.shape().get(1);
    }

    /** {@return {@code Lstm(64 -> 128)}} */
    @Override
    public final String toString() {
        return "%s(%d -> %d)".formatted(getClass().getSimpleName(), in(), hidden);
    }
}
