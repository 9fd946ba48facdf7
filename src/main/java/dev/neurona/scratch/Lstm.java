package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Long short-term memory (S. Hochreiter and J. Schmidhuber, 1997; forget gate by F. Gers et al., 2000), {@code (N, T, D)} to
 * {@code (N, T, H)}:
 *
 * <pre>
 * i = sigmoid(z_i)   how much of the new to let in       c_t = f c_t-1 + i g
 * f = sigmoid(z_f)   how much of the old to keep         h_t = o tanh(c_t)
 * g = tanh(z_g)      the new                             z   = x_t Wxᵀ + h_t-1 Whᵀ + b
 * o = sigmoid(z_o)   how much to show
 * </pre>
 *
 * <p>The memory c passes from time to time by a product with f and nothing else: where f is near 1 its gradient does not
 * vanish (checklist V-07, R-03). The rows of the weights are i, f, g, o, in this order, as in DJL's twin {@code LSTM}, which
 * has two biases, of which b is the sum. The forget gate's biases start at 1: remember unless taught otherwise.
 */
public final class Lstm extends Recurrent {
    /** What one time leaves for the way back. */
    private record Trace(NDArray i, NDArray f, NDArray g, NDArray o, NDArray cBefore, NDArray tanhC) {}

    private final List<Trace> traces = new ArrayList<>();

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H. */
    public Lstm(int in, int hidden) {
        this(in, hidden, Seeds.next());
    }

    /** A layer of this many hidden units, weights uniform in +-1 / sqrt H from this seed. */
    public Lstm(int in, int hidden, long seed) {
        this(
                weight(Lab.manager(), "wx", seed, hidden, 4L * hidden, in),
                weight(Lab.manager(), "wh", ~seed, hidden, 4L * hidden, hidden),
                Param.of("b", bias(hidden)));
    }

    /**
     * A layer of these parameters, with the gates' rows in the order i, f, g, o.
     *
     * @param wx {@code (4 H, D)}
     * @param wh {@code (4 H, H)}
     * @param b {@code (4 H)}
     */
    public Lstm(Param wx, Param wh, Param b) {
        super(4, wx, wh, b);
    }

    private static NDArray bias(int hidden) {
        float[] b = new float[4 * hidden];
        Arrays.fill(b, hidden, 2 * hidden, 1);
        return Lab.manager().create(b, new Shape(b.length));
    }

    @Override
    int stateArrays() {
        return 2;
    }

    @Override
    NDList step(NDArray zx, NDList before, Tidy tidy) {
        NDArray cBefore = before.get(1);
        NDList z = recurrent(before.get(0)).addi(zx).split(4, 1); // (N, 4 H) -> four of (N, H)
        NDArray i = tidy.save(Elements.sigmoid(z.get(0)));
        NDArray f = tidy.save(Elements.sigmoid(z.get(1)));
        NDArray g = tidy.save(z.get(2).tanh());
        NDArray o = tidy.save(Elements.sigmoid(z.get(3)));
        NDArray c = tidy.save(f.mul(cBefore).addi(i.mul(g)));
        NDArray tanhC = tidy.save(c.tanh());
        NDArray h = tidy.save(o.mul(tanhC));
        traces.add(new Trace(i, f, g, o, cBefore, tanhC));
        return new NDList(h, c);
    }

    @Override
    Back back(int t, NDList d) {
        Trace s = traces.get(t);
        NDArray dh = d.get(0);
        NDArray dc = d.get(1).add(dh.mul(s.o).mul(Elements.oneMinus(s.tanhC.square()))); // c goes on, and into h
        NDArray dzi = dc.mul(s.g).mul(slope(s.i));
        NDArray dzf = dc.mul(s.cBefore).mul(slope(s.f));
        NDArray dzg = dc.mul(s.i).mul(Elements.oneMinus(s.g.square()));
        NDArray dzo = dh.mul(s.tanhC).mul(slope(s.o));
        NDArray dz = NDArrays.concat(new NDList(dzi, dzf, dzg, dzo), 1); // (N, 4 H)
        return new Back(dz, dz, new NDList(recurrentBack(dz), dc.mul(s.f)));
    }

    /** {@return the derivative of the sigmoid where its value is s: s (1 - s)} */
    private static NDArray slope(NDArray s) {
        return s.sub(s.square());
    }

    /**
     * {@return how far each gate was open in the last forward, {@code (N, T, 4 H)}} The input gate comes first, then the
     * forget gate, the new memory g (from -1 to 1) and the output gate.
     */
    public NDArray gates() {
        return Tidy.of(() -> {
            NDList times = new NDList();
            for (Trace s : traces) {
                Inputs.saved(this, s.i);
                times.add(NDArrays.concat(new NDList(s.i, s.f, s.g, s.o), 1));
            }
            return NDArrays.stack(times, 1);
        });
    }

    @Override
    void forget() {
        traces.clear();
    }
}
