package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;

/**
 * Adam (D. Kingma and J. Ba, 2015), momentum and RMSProp together: v = beta1 v + (1 - beta1) g, s = beta2 s + (1 - beta2) g², W = W
 * - alpha v^ / (sqrt(s^) + epsilon). As v and s start at 0 they are too small at first; at step t, v^ = v / (1 - beta1^t) and s^ =
 * s / (1 - beta2^t) make up for it.
 */
final class Adam extends UpdateRule {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean corrected;
    private final double decay;

    Adam(double alpha, double beta1, double beta2, double epsilon, boolean corrected, double decay) {
        super(alpha);
        this.beta1 = Rates.below1("beta1", beta1);
        this.beta2 = Rates.below1("beta2", beta2);
        this.epsilon = epsilon;
        this.corrected = corrected;
        this.decay = decay;
    }

    @Override
    protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
        NDArray v = memory.array(0);
        NDArray s = memory.array(1);
        v.muli(beta1).addi(g.mul(1 - beta1)); //          v = beta1 v + (1 - beta1) g
        s.muli(beta2).addi(g.square().mul(1 - beta2)); // s = beta2 s + (1 - beta2) g²
        double c1 = corrected ? 1 - Math.pow(beta1, memory.step()) : 1;
        double c2 = corrected ? 1 - Math.pow(beta2, memory.step()) : 1;
        if (decay > 0) {
            w.muli(1 - alpha * decay); // AdamW
        }
        w.subi(v.mul(alpha / c1).div(s.div(c2).sqrt().add(epsilon))); // W = W - alpha v^ / (sqrt(s^) + epsilon)
    }
}
