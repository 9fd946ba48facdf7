package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An optimiser: a rule, its constants, a learning rate. Made by {@link Optimizers}.
 *
 * <p>{@link Fit} changes all weights in one call and begins every run with an optimiser that remembers nothing. In DJL's
 * own {@code Trainer} it is a DJL {@code Optimizer} like any other: weight by weight, and what it remembers of a weight
 * lives as long as that weight's manager.
 */
public final class Descent extends Optimizer {
    private final String rule;
    private final List<Double> constants;
    private final int slots;
    private final boolean counts;
    private final LearningRate rate;
    private final double weightDecay;
    private final Map<String, List<NDArray>> memories = new HashMap<>();

    /**
     * @param rule its name in step.py
     * @param slots how many arrays it remembers for each weight, of the weight's shape
     * @param counts whether it also counts the updates of each weight
     */
    Descent(String rule, List<Double> constants, int slots, boolean counts, LearningRate rate, double weightDecay) {
        super(new Nothing());
        this.rule = rule;
        this.constants = List.copyOf(constants);
        this.slots = slots;
        this.counts = counts;
        this.rate = rate;
        this.weightDecay = weightDecay;
    }

    /** {@return the same with another learning rate} */
    public Descent schedule(LearningRate rate) {
        return new Descent(rule, constants, slots, counts, rate, weightDecay);
    }

    /**
     * {@return the same with L2 regularisation} {@code decay w} is added to every gradient, as if {@code decay |w|^2 / 2}
     * were part of the loss; with the cost's {@code (l / 2m) |w|^2} of G-12, {@code decay = l / m}. For {@code adamW} the
     * weights shrink by {@code a decay w} instead. Biases are weights too.
     */
    public Descent weightDecay(double decay) {
        if (!(decay >= 0)) {
            throw new IllegalArgumentException("a weight decay of %s: expected 0 or more".formatted(decay));
        }
        return new Descent(rule, constants, slots, counts, rate, decay);
    }

    /** {@return the learning rate's schedule} */
    public LearningRate rate() {
        return rate;
    }

    String rule() {
        return rule;
    }

    List<Double> constants() {
        return constants;
    }

    double decay() {
        return weightDecay;
    }

    /** {@return what the rule remembers of a weight at first: zeros, in the weight's manager} */
    List<NDArray> memory(NDArray weight) {
        List<NDArray> memory = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            memory.add(weight.zerosLike());
        }
        if (counts) {
            memory.add(weight.getManager().zeros(new Shape(), DataType.FLOAT32, weight.getDevice()));
        }
        memory.forEach(NDScope::unregister);
        return memory;
    }

    /** {@inheritDoc} DJL's trainer calls this; it leaves the gradient at zero, as the trainer expects. */
    @Override
    public void update(String parameterId, NDArray weight, NDArray grad) {
        int n = updateCount(parameterId);
        List<NDArray> memory = memories.computeIfAbsent(parameterId, id -> memory(weight));
        List<IValue> lists =
                memory.stream().map(slot -> Script.list(List.of(slot))).toList();
        try (IValue w = Script.list(List.of(weight));
                IValue g = Script.list(List.of(grad));
                IValue s = Values.lists(lists);
                IValue name = IValue.from(rule);
                IValue c = Values.numbers(constants);
                IValue a = IValue.from(rate.at(n - 1));
                IValue decay = IValue.from(weightDecay)) {
            Script.run("update", name, w, g, s, c, a, decay).close();
        }
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    @Override
    public String toString() {
        return "%s%s".formatted(rule, constants.isEmpty() ? "" : constants.toString());
    }

    private static final class Nothing extends OptimizerBuilder<Nothing> {
        @Override
        protected Nothing self() {
            return this;
        }
    }
}
