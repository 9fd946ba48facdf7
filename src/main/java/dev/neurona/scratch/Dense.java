package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, y = x wᵀ + b: each of K units adds up D inputs with weights of its own. {@code (..., D)} becomes
 * {@code (..., K)}, so times or pixels in front are no matter. DJL's twin is {@code Linear}.
 */
public final class Dense implements Layer {
    private final Param w; // (K, D)
    private final Param b; // (K)
    private @Nullable NDArray x;

    /** A layer with weights by {@link Initial#he} and biases of zero, for ReLU. */
    public Dense(int in, int out) {
        this(in, out, Seeds.next());
    }

    /** A layer with weights by {@link Initial#he} from this seed. */
    public Dense(int in, int out, long seed) {
        this(in, out, Initial.he(), seed);
    }

    /** A layer with weights by this initialiser from this seed, and biases of zero. */
    public Dense(int in, int out, Initial initial, long seed) {
        this(Param.of(Lab.manager(), "w", initial, seed, out, in), Param.zeros("b", out));
    }

    /**
     * A layer of these parameters.
     *
     * @param w {@code (K, D)}
     * @param b {@code (K)}
     */
    public Dense(Param w, Param b) {
        if (w.shape().dimension() != 2 || !b.shape().equals(new Shape(w.shape().get(0)))) {
            throw new IllegalArgumentException("Dense: expected w (K, D) and b (K) but got %s and %s".formatted(w, b));
        }
        this.w = w;
        this.b = b;
    }

    @Override
    public NDArray forward(NDArray x) {
        if (x.getShape().dimension() < 2 || x.getShape().getLastDimension() != in()) {
            throw Inputs.wrong(this, "x (N, %d)".formatted(in()), x, "look at what the layer before gives");
        }
        this.x = x;
        try (Tidy tidy = new Tidy()) {
            return tidy.keep(x.matMul(w.value().transpose()) // (N, D)(D, K) -> (N, K)
                    .addi(b.value())); //                       (N, K) + (K), the same for each of N
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray x = Inputs.saved(this, this.x);
        Inputs.gradient(this, dy, Shapes.withLast(x.getShape(), out()));
        try (Tidy tidy = new Tidy()) {
            NDArray flatX = x.reshape(-1, in()); //         (..., D) -> (N, D)
            NDArray flatDy = dy.reshape(-1, out()); //      (..., K) -> (N, K)
            w.grad().addi(flatDy.transpose().matMul(flatX)); // (K, N)(N, D) -> (K, D), summed over N
            b.grad().addi(flatDy.sum(new int[] {0})); //    (N, K) -> (K)
            return tidy.keep(dy.matMul(w.value())); //      (..., K)(K, D) -> (..., D)
        }
    }

    @Override
    public List<Param> params() {
        return List.of(w, b);
    }

    private long in() {
        return w.shape().get(1);
    }

    private long out() {
        return w.shape().get(0);
    }

    /** {@return {@code Dense(2 -> 16)}} */
    @Override
    public String toString() {
        return "Dense(%d -> %d)".formatted(in(), out());
    }
}
