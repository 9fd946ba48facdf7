package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The step with one of {@link Optimizers}: one call of step.py. Gradients never stay at the weights, so nothing has to be
 * zeroed, and a NaN cannot outlive its step. Arguments that stay the same are handed over once.
 */
final class FusedStep implements Step {
    private final Descent optimizer;
    private final Loss loss;
    private final boolean given;
    private final boolean clips;
    private final List<Weights.Group> groups;
    private final Map<String, NDArray> memory = new LinkedHashMap<>();
    private final List<IValue> constants = new ArrayList<>();
    private final IValue[] arguments = new IValue[11];
    private double rate = Double.NaN;

    /** @param manager where the optimiser's memory lives */
    FusedStep(Descent optimizer, Loss loss, double clip, Weights weights, NDManager manager) {
        this.optimizer = optimizer;
        this.loss = loss;
        String kind = Objectives.kind(loss);
        this.given = kind.equals("given");
        this.clips = clip > 0;
        this.groups = weights.groups();
        arguments[0] = keep(IValue.from(kind));
        arguments[3] = keep(Script.list(weights.learning()));
        arguments[4] = keep(memory(weights, manager));
        arguments[5] = keep(IValue.listFrom(ends()));
        arguments[6] = keep(IValue.from(optimizer.rule()));
        arguments[7] = keep(Values.numbers(optimizer.constants()));
        arguments[8] = keep(IValue.from(optimizer.decay()));
        arguments[9] = keep(IValue.from(clip));
    }

    private IValue keep(IValue value) {
        constants.add(value);
        return value;
    }

    private IValue memory(Weights weights, NDManager manager) {
        List<List<NDArray>> slots = new ArrayList<>();
        IdentityHashMap<NDArray, String> names = new IdentityHashMap<>();
        weights.all().forEach((name, array) -> names.put(array, name));
        for (NDArray weight : weights.learning()) {
            List<NDArray> remembered = optimizer.memory(weight);
            for (int i = 0; i < remembered.size(); i++) {
                NDArray array = remembered.get(i);
                array.attach(manager);
                memory.put(i + "/" + names.get(weight), array);
                if (slots.size() == i) {
                    slots.add(new ArrayList<>());
                }
                slots.get(i).add(array);
            }
        }
        return Values.lists(slots.stream().map(Script::list).toList());
    }

    private long[] ends() {
        long[] ends = new long[groups.size()];
        long end = 0;
        for (int k = 0; k < ends.length; k++) {
            end += groups.get(k).arrays().size();
            ends[k] = end;
        }
        return ends;
    }

    @Override
    public Outcome take(NDArray outputs, NDArray y, long update) {
        setRate(optimizer.rate().at(update));
        NDArray from = outputs;
        if (given) {
            boolean before = JniUtils.isGradMode();
            JniUtils.setGradMode(true);
            try {
                from = Step.loss(loss, outputs, y);
            } finally {
                JniUtils.setGradMode(before);
            }
        }
        try (IValue z = IValue.from((PtNDArray) from);
                IValue labels = IValue.from((PtNDArray) y)) {
            arguments[1] = z;
            arguments[2] = labels;
            try (IValue found = Script.run("step", arguments)) {
                double[] lossAndNorm = found.toDoubleArray();
                boolean broken = clips && Double.isNaN(lossAndNorm[1]);
                return new Outcome(lossAndNorm[0], broken ? Double.POSITIVE_INFINITY : lossAndNorm[1]);
            }
        }
    }

    private void setRate(double now) {
        if (now != rate) {
            if (arguments[10] != null) {
                arguments[10].close();
            }
            double[] rates =
                    groups.stream().mapToDouble(group -> group.factor() * now).toArray();
            arguments[10] = IValue.listFrom(rates);
            rate = now;
        }
    }

    @Override
    public Map<String, NDArray> memory() {
        return memory;
    }

    @Override
    public void close() {
        constants.forEach(IValue::close);
        if (arguments[10] != null) {
            arguments[10].close();
        }
        memory.values().forEach(NDArray::close);
    }
}
