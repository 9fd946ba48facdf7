package dev.neurona.train;

import java.util.List;

/**
 * The optimisers that train (checklist O-07 to O-14, L-15). Letters: w a weight, g its gradient, a the learning rate; all
 * formulas are taken number by number. In place of a constant learning rate a schedule may be given with {@link
 * Descent#schedule}, and L2 regularisation with {@link Descent#weightDecay}.
 *
 * <p>They work in {@link Fit} and in DJL's own {@code Trainer}. Those that DJL has as well agree with DJL's to rounding;
 * DJL's RmsProp, Adagrad, Adadelta and Nag throw on its PyTorch engine, and its {@code optClipGrad} shortens positive
 * gradients only: {@link Fit#clip} shortens all by one factor.
 */
public final class Optimizers {
    private Optimizers() {}

    /** {@return {@code w -= a g}} */
    public static Descent sgd(double a) {
        return descent("sgd", List.of(), 0, false, a);
    }

    /** {@return {@link #momentum(double, double)} with {@code b = 0.9}} */
    public static Descent momentum(double a) {
        return momentum(a, 0.9);
    }

    /**
     * {@return {@code v = b v + g; w -= a v}} (Polyak 1964), as PyTorch and, with {@code a} inside v, DJL have it. Its steps
     * grow up to {@code 1 / (1 - b)} times as long as those of {@link #averagedMomentum} with the same a.
     *
     * @param b how much of v stays, between 0 and 1
     */
    public static Descent momentum(double a, double b) {
        return descent("momentum", List.of(part("b", b), 0.0), 1, false, a);
    }

    /** {@return {@code v = b v + (1 - b) g; w -= a v}: v is a moving average of the gradients (O-09)} */
    public static Descent averagedMomentum(double a, double b) {
        return descent("momentum", List.of(part("b", b), b), 1, false, a);
    }

    /** {@return {@code v = b v + g; w -= a (g + b v)}} Nesterov's momentum, in the form of Sutskever and others (2013). */
    public static Descent nesterov(double a, double b) {
        return descent("nesterov", List.of(part("b", b)), 1, false, a);
    }

    /** {@return {@code s = s + g^2; w -= a g / (sqrt(s) + 1e-10)}} (Duchi, Hazan and Singer 2011) */
    public static Descent adaGrad(double a) {
        return descent("adagrad", List.of(1e-10), 1, false, a);
    }

    /** {@return {@link #rmsProp(double, double)} with {@code b = 0.9}} */
    public static Descent rmsProp(double a) {
        return rmsProp(a, 0.9);
    }

    /** {@return {@code s = b s + (1 - b) g^2; w -= a g / (sqrt(s) + 1e-8)}} (Tieleman and Hinton 2012; O-11) */
    public static Descent rmsProp(double a, double b) {
        return descent("rmsprop", List.of(part("b", b), 1e-8), 1, false, a);
    }

    /**
     * {@return {@code s = b s + (1 - b) g^2; d = g sqrt(u + e) / sqrt(s + e); u = b u + (1 - b) d^2; w -= d}, where {@code e
     * = 1e-6}} (Zeiler 2012). It needs no learning rate.
     */
    public static Descent adaDelta(double b) {
        return descent("adadelta", List.of(part("b", b), 1e-6), 2, false, 1);
    }

    /** {@return {@link #adam(double, double, double, double)} with the article's 0.9, 0.999 and 1e-8 (O-13, Q-05)} */
    public static Descent adam(double a) {
        return adam(a, 0.9, 0.999, 1e-8);
    }

    /**
     * {@return {@code v = b1 v + (1 - b1) g; s = b2 s + (1 - b2) g^2; w -= a v' / (sqrt(s') + e)}, where {@code v' = v / (1 -
     * b1^t)} and {@code s' = s / (1 - b2^t)} in step t} (Kingma and Ba 2015; O-12, E-01)
     */
    public static Descent adam(double a, double b1, double b2, double e) {
        return descent("adam", List.of(part("b1", b1), part("b2", b2), e), 2, true, a);
    }

    /** {@return {@link #adam(double)} whose weight decay shrinks the weights themselves} (Loshchilov and Hutter 2019) */
    public static Descent adamW(double a, double weightDecay) {
        return descent("adamw", List.of(0.9, 0.999, 1e-8), 2, true, a).weightDecay(weightDecay);
    }

    private static Descent descent(String rule, List<Double> constants, int slots, boolean counts, double a) {
        return new Descent(rule, constants, slots, counts, LearningRate.constant(a), 0);
    }

    private static double part(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s is %s: expected from 0 to below 1".formatted(name, value));
        }
        return value;
    }
}
