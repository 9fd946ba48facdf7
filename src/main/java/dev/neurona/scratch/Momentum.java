package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/** Momentum in its three forms: v remembers the direction, so that what oscillates cancels and what is steady adds up. */
final class Momentum extends UpdateRule {
    private final double beta;
    private final double part; // of the gradient that enters v: 1, or 1 - beta for an average
    private final boolean ahead;

    Momentum(double alpha, double beta, double part, boolean ahead) {
        super(alpha);
        this.beta = Rates.below1("beta", beta);
        this.part = part;
        this.ahead = ahead;
    }

    @Override
    protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
        NDArray v = memory.array(0);
        v.muli(beta).addi(g.mul(part)); //         v = beta v + g
        NDArray d = ahead ? g.add(v.mul(beta)) : v;
        w.subi(d.mul(alpha)); //                   W = W - alpha v
    }
}
