package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The step with one of DJL's own optimisers, as DJL's trainer does it: gradients are left at the weights, the optimiser
 * changes one weight after the other. No gradient collector is opened, of which a process can have only one.
 */
final class DjlStep implements Step {
    private final Optimizer optimizer;
    private final Loss loss;
    private final double clip;
    private final List<NDArray> arrays;
    private final List<String> ids = new ArrayList<>();
    private boolean good;

    DjlStep(Optimizer optimizer, Loss loss, double clip, Weights weights) {
        if (weights.groups().stream().anyMatch(group -> group.factor() != 1)) {
            throw new IllegalArgumentException(
                    "rates by parameter need one of Optimizers: DJL's optimisers know one learning rate");
        }
        this.optimizer = optimizer;
        this.loss = loss;
        this.clip = clip;
        this.arrays = weights.learning();
        weights.groups().forEach(group -> ids.addAll(group.ids()));
        zero();
    }

    /** What an earlier pass may have left, NaN included, must not be added to. */
    private void zero() {
        arrays.forEach(array -> JniUtils.zeroGrad((PtNDArray) array));
    }

    @Override
    public Outcome take(NDArray outputs, NDArray y, long update) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        NDArray value;
        try {
            value = Step.loss(loss, outputs, y);
            JniUtils.backward((PtNDArray) value, (PtNDArray) value.onesLike(), false, false);
        } finally {
            JniUtils.setGradMode(before);
        }
        double number = value.toType(DataType.FLOAT64, false).getDouble();
        Outcome outcome = new Outcome(number, Double.NaN);
        if (clip > 0 && outcome.finite()) {
            try (IValue g = Script.list(
                            arrays.stream().map(NDArray::getGradient).toList());
                    IValue most = IValue.from(clip);
                    IValue norm = Script.run("clip", g, most)) {
                double length = norm.toDouble();
                outcome = new Outcome(number, Double.isNaN(length) ? Double.POSITIVE_INFINITY : length);
            }
        }
        good = outcome.finite();
        return outcome;
    }

    /** Not within a scope: what DJL's optimisers make on their first call must outlive the step. */
    @Override
    public void change() {
        for (int i = 0; good && i < ids.size(); i++) {
            try (NDArray gradient = arrays.get(i).getGradient()) {
                optimizer.update(ids.get(i), arrays.get(i), gradient);
            }
        }
        zero();
    }

    @Override
    public Map<String, NDArray> memory() {
        return Map.of();
    }

    @Override
    public void close() {}
}
