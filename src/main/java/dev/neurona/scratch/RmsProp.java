package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/**
 * RMSProp (T. Tieleman and G. Hinton, 2012): s = beta s + (1 - beta) g², W = W - alpha g / (sqrt(s) + epsilon). Where gradients
 * are large, as across a ravine, s is large and the step small; along it the other way round (checklist O-11).
 */
final class RmsProp extends UpdateRule {
    private final double beta;
    private final double epsilon;

    RmsProp(double alpha, double beta, double epsilon) {
        super(alpha);
        this.beta = Rates.below1("beta", beta);
        this.epsilon = epsilon;
    }

    @Override
    protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
        NDArray s = memory.array(0);
        s.muli(beta).addi(g.square().mul(1 - beta)); //     s = beta s + (1 - beta) g²
        w.subi(g.mul(alpha).div(s.sqrt().add(epsilon))); // W = W - alpha g / (sqrt(s) + epsilon)
    }
}
