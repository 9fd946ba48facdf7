package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gated recurrent unit (K. Cho et al., 2014), {@code (N, T, D)} to {@code (N, T, H)}:
 *
 * <pre>
 * r = sigmoid(x Wr + h Ur)        how much of the old to look at     h_t = (1 - u) n + u h_t-1
 * u = sigmoid(x Wu + h Uu)        how much of the old to keep
 * n = tanh(x Wn + r (h Un + bh))  the new
 * </pre>
 *
 * <p>As in the fast form that PyTorch and DJL compute, r is applied after the product with Un, not before as in the paper;
 * that is why n has a bias inside the bracket, bh, besides the one in b. The rows of the weights are r, u, n, in this order,
 * as in DJL's twin {@code GRU}. Two gates and no memory besides h: three quarters of an {@link Lstm}'s weights.
 */
public final class Gru extends Recurrent {
    /** What one time leaves for the way back; inside is h Un + bh. */
    private record Trace(NDArray r, NDArray u, NDArray n, NDArray inside) {}

    private final Param bh; // (H)
    private final List<Trace> traces = new ArrayList<>();

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H. */
    public Gru(int in, int hidden) {
        this(in, hidden, Seeds.next());
    }

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H from this seed. */
    public Gru(int in, int hidden, long seed) {
        this(
                weight(Lab.manager(), "wx", seed, hidden, 3L * hidden, in),
                weight(Lab.manager(), "wh", ~seed, hidden, 3L * hidden, hidden),
                Param.zeros("b", 3L * hidden),
                Param.zeros("bh", hidden));
    }

    /**
     * A layer of these parameters, with the gates' rows in the order r, u, n.
     *
     * @param wx {@code (3 H, D)}
     * @param wh {@code (3 H, H)}
     * @param b {@code (3 H)}
     * @param bh the bias that r multiplies too, {@code (H)}
     */
    public Gru(Param wx, Param wh, Param b, Param bh) {
        super(3, wx, wh, b);
        if (!bh.shape().equals(new Shape(hidden()))) {
            throw new IllegalArgumentException("expected bh (%d) but got %s".formatted(hidden(), bh));
        }
        this.bh = bh;
    }

    @Override
    int stateArrays() {
        return 1;
    }

    @Override
    NDList step(NDArray zx, NDList before, Tidy tidy) {
        NDArray h = before.get(0);
        NDList x = zx.split(3, 1); //           (N, 3 H) -> three of (N, H)
        NDList z = recurrent(h).split(3, 1); // (N, 3 H) -> three of (N, H)
        NDArray r = tidy.save(Elements.sigmoid(x.get(0).add(z.get(0))));
        NDArray u = tidy.save(Elements.sigmoid(x.get(1).add(z.get(1))));
        NDArray inside = tidy.save(z.get(2).add(bh.value()));
        NDArray n = tidy.save(x.get(2).add(r.mul(inside)).tanh());
        traces.add(new Trace(r, u, n, inside));
        return new NDList(tidy.save(n.add(u.mul(h.sub(n))))); // (1 - u) n + u h
    }

    @Override
    Back back(int t, NDList d) {
        Trace s = traces.get(t);
        NDArray dh = d.get(0);
        NDArray dzn = dh.mul(Elements.oneMinus(s.u)).mul(Elements.oneMinus(s.n.square()));
        NDArray dzu = dh.mul(stateBefore(t).sub(s.n)).mul(s.u.sub(s.u.square()));
        NDArray dzr = dzn.mul(s.inside).mul(s.r.sub(s.r.square()));
        NDArray dzx = NDArrays.concat(new NDList(dzr, dzu, dzn), 1); //          (N, 3 H)
        NDArray dzh = NDArrays.concat(new NDList(dzr, dzu, dzn.mul(s.r)), 1); // (N, 3 H)
        return new Back(dzx, dzh, new NDList(dh.mul(s.u).addi(recurrentBack(dzh))));
    }

    @Override
    void addBiases(NDArray dZx, NDArray dZh) {
        super.addBiases(dZx, dZh);
        bh.grad().addi(dZh.get(":, :, {}:", 2 * hidden()).sum(new int[] {0, 1})); // what came through n's bracket
    }

    @Override
    public List<Param> params() {
        return Stream.concat(super.params().stream(), Stream.of(bh)).toList();
    }

    @Override
    void forget() {
        traces.clear();
    }
}
