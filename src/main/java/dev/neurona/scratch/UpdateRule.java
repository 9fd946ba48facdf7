package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * A rule that moves each parameter by its own gradient. Write one of your own in a few lines:
 *
 * <pre>{@code
 * class SignDescent extends UpdateRule {
 *     SignDescent(double alpha) { super(alpha); }
 *     protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
 *         w.subi(g.sign().mul(alpha));
 *     }
 * }
 * }</pre>
 */
public abstract class UpdateRule implements Optim {
    private LongToDoubleFunction alpha;
    private long steps;
    private final Map<Param, Memory> memories = new HashMap<>();

    /** A rule with this learning rate. */
    protected UpdateRule(double alpha) {
        if (!(alpha >= 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("a learning rate of %s: give 0 or more".formatted(alpha));
        }
        this.alpha = n -> alpha;
    }

    /**
     * {@return this rule with a learning rate that depends on the step} {@code rate(n -> c1 / (n + c2))} is the decay of
     * checklist O-03.
     *
     * @param alpha the learning rate for the number n of steps made before, from 0
     */
    public final UpdateRule rate(LongToDoubleFunction alpha) {
        this.alpha = alpha;
        return this;
    }

    /** {@return the learning rate of the next step} */
    public final double rate() {
        return alpha.applyAsDouble(steps);
    }

    /** {@return the number of steps made} */
    public final long steps() {
        return steps;
    }

    @Override
    public final void step(List<Param> params) {
        double rate = rate();
        steps++;
        for (Param p : params) {
            Memory memory = memories.computeIfAbsent(p, Memory::new);
            memory.step++;
            Tidy.run(() -> update(p.value(), p.grad(), rate, memory));
            p.zeroGrad();
        }
    }

    /**
     * Moves one parameter. What it makes on the way is freed.
     *
     * @param w the parameter's numbers, to be changed in place
     * @param g its gradient
     * @param alpha the learning rate
     * @param memory what the rule remembers of this parameter
     */
    protected abstract void update(NDArray w, NDArray g, double alpha, Memory memory);

    /** What a rule remembers of one parameter from step to step. */
    public static final class Memory {
        private final Param param;
        private final List<NDArray> arrays = new ArrayList<>();
        private int step;

        private Memory(Param param) {
            this.param = param;
        }

        /** {@return which step of this parameter it is, from 1} */
        public int step() {
            return step;
        }

        /** {@return the array with this number, 0, 1...: zeros at first, later what {@code update} made of it in place} */
        public NDArray array(int number) {
            while (arrays.size() <= number) {
                arrays.add(Tidy.lasting(param.value().zerosLike()));
            }
            return arrays.get(number);
        }
    }
}
