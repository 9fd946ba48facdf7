package dev.neurona.scratch;

import java.util.List;

/**
 * Moves parameters against their gradients. {@link UpdateRule} does it for each parameter by itself; all the usual rules are
 * made here, and each is a few lines in a file of its own: {@link Sgd}, {@link Momentum}, {@link AdaGrad}, {@link RmsProp},
 * {@link Adam}. alpha is the learning rate; {@link UpdateRule#rate} lets it depend on the step.
 *
 * <p>DJL's own RMSProp, AdaGrad, AdaDelta and NAG throw on PyTorch; its {@code Sgd}, {@code Adam} and {@code AdamW} agree with
 * these.
 */
@FunctionalInterface
public interface Optim {
    /** Moves each parameter once, and sets its gradient to zero. Makes nothing that a scope around it could free. */
    void step(List<Param> params);

    /** {@return W = W - alpha g (checklist L-07)} */
    static UpdateRule sgd(double alpha) {
        return new Sgd(alpha);
    }

    /**
     * {@return momentum: v = beta v + g, W = W - alpha v} The classic form, also DJL's and PyTorch's (B. Polyak, 1964). With
     * beta 0.9 a steady gradient moves ten times as far as in {@link #sgd}.
     */
    static UpdateRule momentum(double alpha, double beta) {
        return new Momentum(alpha, beta, 1, false);
    }

    /**
     * {@return momentum as a moving average of gradients: v = beta v + (1 - beta) g, W = W - alpha v} The form of checklist
     * O-09. It is {@code momentum(alpha (1 - beta), beta)} (E-02): the same path at a rate 1 / (1 - beta) times as large.
     */
    static UpdateRule averagedMomentum(double alpha, double beta) {
        return new Momentum(alpha, beta, 1 - beta, false);
    }

    /** {@return Y. Nesterov's momentum (1983): v = beta v + g, W = W - alpha (g + beta v), a look ahead} */
    static UpdateRule nesterov(double alpha, double beta) {
        return new Momentum(alpha, beta, 1, true);
    }

    /** {@return {@link AdaGrad} with epsilon 1e-10} */
    static UpdateRule adaGrad(double alpha) {
        return new AdaGrad(alpha, 1e-10);
    }

    /** {@return {@link RmsProp} with beta 0.9 and epsilon 1e-8} */
    static UpdateRule rmsProp(double alpha) {
        return rmsProp(alpha, 0.9, 1e-8);
    }

    /** {@return {@link RmsProp}} */
    static UpdateRule rmsProp(double alpha, double beta, double epsilon) {
        return new RmsProp(alpha, beta, epsilon);
    }

    /** {@return {@link Adam} as its article sets it: beta1 0.9, beta2 0.999, epsilon 1e-8 (checklist O-13)} */
    static UpdateRule adam(double alpha) {
        return adam(alpha, 0.9, 0.999, 1e-8);
    }

    /** {@return {@link Adam}} */
    static UpdateRule adam(double alpha, double beta1, double beta2, double epsilon) {
        return new Adam(alpha, beta1, beta2, epsilon, true, 0);
    }

    /**
     * {@return Adam without bias correction, as many slides have it} Its first step is (1 - beta1) / sqrt(1 - beta2) = 3.16
     * times as large as it should be (checklist E-01).
     */
    static UpdateRule uncorrectedAdam(double alpha) {
        return new Adam(alpha, 0.9, 0.999, 1e-8, false, 0);
    }

    /**
     * {@return Adam whose weights also shrink by alpha decay in each step (I. Loshchilov and F. Hutter, "Decoupled weight
     * decay", 2019)} Unlike {@link Penalty#l2} this is not divided by Adam's measure of the gradient.
     */
    static UpdateRule adamW(double alpha, double decay) {
        return new Adam(alpha, 0.9, 0.999, 1e-8, true, decay);
    }
}
