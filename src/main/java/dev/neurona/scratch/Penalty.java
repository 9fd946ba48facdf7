package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is added to the cost for large weights, and to their gradient: call it between {@code backward} and {@code step}.
 * Biases, gamma and beta, all parameters with one axis, are left alone.
 *
 * <p>Everybody writes L2's factor in another way (checklist G-12, G-13, E-14). Here {@code l2(decay)} adds decay/2 ‖w‖² to
 * the cost and decay w to the gradient:
 *
 * <pre>
 * written as                      decay
 * J + lambda/2m ‖w‖²              lambda / m
 * J + lambda ‖w‖²                 2 lambda
 * weight decay wd of DJL, PyTorch wd      (the same with plain SGD only; for Adam see {@link Optim#adamW})
 * </pre>
 */
public final class Penalty {
    private Penalty() {}

    /**
     * Adds decay w to the gradients.
     *
     * @return what it adds to the cost, decay/2 ‖w‖²
     */
    public static double l2(List<Param> params, double decay) {
        requireNotNegative("decay", decay);
        return decay / 2 * add(params, decay, w -> w, NDArray::square);
    }

    /**
     * Adds lambda sign(w) to the gradients: the same pull however small the weight is, so that weights reach zero
     * (checklist G-14; E-15: it is the sum of |w|, not the number of weights).
     *
     * @return what it adds to the cost, lambda times the sum of |w|
     */
    public static double l1(List<Param> params, double lambda) {
        requireNotNegative("lambda", lambda);
        return lambda * add(params, lambda, NDArray::sign, NDArray::abs);
    }

    /** Adds factor times the slope to the gradients. Gives the sum of the costs of all weights. */
    private static double add(
            List<Param> params, double factor, UnaryOperator<NDArray> slope, UnaryOperator<NDArray> cost) {
        double total = 0;
        for (Param p : weights(params)) {
            NDArray w = p.value();
            Tidy.run(() -> p.grad().addi(slope.apply(w).mul(factor)));
            try (NDArray sum =
                    Tidy.of(() -> cost.apply(w).toType(DataType.FLOAT64, false).sum())) {
                total += sum.getDouble();
            }
        }
        return total;
    }

    /**
     * Brings each weight closer to zero by this much, and to exactly zero if it is closer: the step that belongs to L1 with
     * amount = alpha lambda, in the place of its gradient, which only jumps about zero. Call it after {@code step}.
     */
    public static void softThreshold(List<Param> params, double amount) {
        requireNotNegative("amount", amount);
        for (Param p : weights(params)) {
            NDArray w = p.value();
            Tidy.run(() -> w.subi(w.maximum(-amount).minimum(amount)));
        }
    }

    /**
     * Shortens the weights that come into one unit, a row of {@code (out, in)} or a filter, to this length if they are longer (the
     * weight constraint of checklist G-17). Call it after {@code step}.
     */
    public static void maxNorm(List<Param> params, double length) {
        if (!(length > 0)) {
            throw new IllegalArgumentException("a greatest length of %s: give a number above 0".formatted(length));
        }
        for (Param p : weights(params)) {
            Tidy.run(() -> shorten(p.value(), length));
        }
    }

    private static void shorten(NDArray w, double length) {
        long[] perUnit = new long[w.getShape().dimension()];
        Arrays.fill(perUnit, 1);
        perUnit[0] = w.size(0);
        NDArray rows = w.reshape(w.size(0), -1); //             (out, in)
        NDArray norm = rows.square().sum(new int[] {1}).sqrt(); // (out)
        NDArray factor = norm.maximum(length).getNDArrayInternal().rdiv(length); // 1 where short enough
        w.muli(factor.reshape(perUnit)); //                     (out, in) times (out, 1)
    }

    private static List<Param> weights(List<Param> params) {
        return params.stream().filter(p -> p.shape().dimension() >= 2).toList();
    }

    private static void requireNotNegative(String what, double number) {
        if (!(number >= 0)) {
            throw new IllegalArgumentException("a %s of %s: give 0 or more".formatted(what, number));
        }
    }
}
