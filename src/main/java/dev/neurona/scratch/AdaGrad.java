package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/**
 * AdaGrad (J. Duchi et al., 2011): s = s + g², W = W - alpha g / (sqrt(s) + epsilon). Each weight has a rate of its own, which
 * only falls, the more the larger its gradients were.
 */
final class AdaGrad extends UpdateRule {
    private final double epsilon;

    AdaGrad(double alpha, double epsilon) {
        super(alpha);
        this.epsilon = epsilon;
    }

    @Override
    protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
        NDArray s = memory.array(0);
        s.addi(g.square());
        w.subi(g.mul(alpha).div(s.sqrt().add(epsilon)));
    }
}
