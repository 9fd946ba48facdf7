package dev.neurona.pretrained;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes layers and remembers what a file of weights calls their parameters. */
final class NamedLayers {
    private final Map<String, Parameter> named = new LinkedHashMap<>();
    private final String weight;
    private final String bias;

    /**
     * @param weight what comes after a layer's name to name its weight, such as {@code ".weight"}
     * @param bias what comes after a layer's name to name its bias
     */
    NamedLayers(String weight, String bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** {@return the parameters made so far by name, in order} */
    Map<String, Parameter> named() {
        return Collections.unmodifiableMap(named);
    }

    /** {@return a square convolution {@code (N, C, H, W) -> (N, filters, H', W')}} */
    Conv2d convolution(String name, int filters, int kernel, int stride, int padding, boolean withBias) {
        return named(
                name,
                Conv2d.builder()
                        .setFilters(filters)
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(padding, padding))
                        .optBias(withBias)
                        .build());
    }

    /** {@return a dense layer {@code (N, D) -> (N, units)}} */
    Linear linear(String name, int units) {
        return named(name, Linear.builder().setUnits(units).build());
    }

    private <B extends Block> B named(String name, B block) {
        for (Parameter parameter : block.getDirectParameters().values()) {
            named.put(name + (parameter.getType() == Parameter.Type.WEIGHT ? weight : bias), parameter);
        }
        return block;
    }

    BatchNorm2d batchNorm(String name, int channels) {
        BatchNorm2d block = new BatchNorm2d(channels);
        named.put(name + weight, Inference.parameter(block, Parameter.Type.GAMMA));
        named.put(name + bias, Inference.parameter(block, Parameter.Type.BETA));
        named.put(name + ".running_mean", Inference.parameter(block, Parameter.Type.RUNNING_MEAN));
        named.put(name + ".running_var", Inference.parameter(block, Parameter.Type.RUNNING_VAR));
        return block;
    }

    static Block relu() {
        return Activation.reluBlock();
    }

    static Block maxPool(int kernel, int stride, int padding, boolean ceil) {
        return Pool.maxPool2dBlock(
                new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding), ceil);
    }
}
