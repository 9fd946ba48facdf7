package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * What batch normalisation does to a channel once training is over: {@code y = scale x + shift}.
 *
 * @param scale shape {@code (C)}
 * @param shift shape {@code (C)}
 */
record Affine(NDArray scale, NDArray shift) {
    /**
     * {@return what a block of batch normalisation does} Its epsilon cannot be asked for, so two points of each channel's line
     * are: one standard deviation above and below the running mean.
     *
     * @param manager where the result and the arrays on the way live
     */
    static Affine of(Block norm, NDManager manager) {
        ParameterStore store = new WithoutGradient(manager);
        NDArray mu = store.getValue(Inference.parameter(norm, Parameter.Type.RUNNING_MEAN), manager.getDevice(), false);
        NDArray variance =
                store.getValue(Inference.parameter(norm, Parameter.Type.RUNNING_VAR), manager.getDevice(), false);
        NDArray step = variance.sqrt().add(1e-3f);
        long channels = mu.size();
        NDArray x = mu.add(step).reshape(1, channels).concat(mu.sub(step).reshape(1, channels));
        NDArray y = norm.forward(store, new NDList(x.reshape(new Shape(2, channels, 1, 1))), false)
                .singletonOrThrow()
                .reshape(2, channels);
        NDArray scale = y.get(0).sub(y.get(1)).div(step.mul(2));
        NDArray middle = y.get(0).add(y.get(1)).div(2);
        return new Affine(scale, middle.sub(scale.mul(mu)));
    }
}
