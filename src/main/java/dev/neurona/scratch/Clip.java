package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * Keeps gradients from exploding: call it between {@code backward} and {@code step}. DJL's {@code optClipGrad} is no
 * substitute: it clamps positive gradients only.
 */
public final class Clip {
    private Clip() {}

    /**
     * Shortens all gradients by one and the same factor if together they are longer than this: the direction stays (R. Pascanu
     * et al., "On the difficulty of training recurrent neural networks", 2013).
     *
     * @return how long they were, the root of the sum of all squares; infinite or NaN if one was, and then nothing is changed
     */
    public static double norm(List<Param> params, double longest) {
        requirePositive(longest);
        double norm = norm(params);
        if (norm > longest && Double.isFinite(norm)) {
            for (Param p : params) {
                p.grad().muli(longest / norm);
            }
        }
        return norm;
    }

    /** {@return how long all gradients together are} */
    public static double norm(List<Param> params) {
        double squares = 0;
        for (Param p : params) {
            try (NDArray wide = p.grad().toType(DataType.FLOAT64, true); // float32 squares overflow at 1e19
                    NDArray square = wide.square();
                    NDArray sum = square.sum()) {
                squares += sum.getDouble();
            }
        }
        return Math.sqrt(squares);
    }

    /** Brings each number of the gradients into -limit..limit. The direction may change. */
    public static void value(List<Param> params, double limit) {
        requirePositive(limit);
        for (Param p : params) {
            NDArray g = p.grad();
            Tidy.run(() -> g.subi(g.sub(g.maximum(-limit).minimum(limit)))); // less what sticks out
        }
    }

    private static void requirePositive(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("a limit of %s: give a number above 0".formatted(limit));
        }
    }
}
