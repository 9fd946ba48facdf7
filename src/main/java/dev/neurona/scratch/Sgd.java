package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/** Plain gradient descent. */
final class Sgd extends UpdateRule {
    Sgd(double alpha) {
        super(alpha);
    }

    @Override
    protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
        w.subi(g.mul(alpha));
    }
}
