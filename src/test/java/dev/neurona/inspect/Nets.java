package dev.neurona.inspect;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/** The nets of the tests. */
final class Nets {
    private Nets() {}

    static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    static Conv2d conv(int filters, int kernel) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(filters)
                .build();
    }

    /** 784 to 128 to 10: 101,770 parameters. */
    static SequentialBlock dense() {
        return new SequentialBlock()
                .add(linear(128))
                .add(Activation.reluBlock())
                .add(linear(10));
    }

    /** (N, 1, 6, 6) to (N, 3), with batch normalisation. */
    static SequentialBlock small() {
        return new SequentialBlock()
                .add(conv(2, 3))
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(linear(3));
    }

    static <B extends Block> B initialised(B net, NDManager manager, long... shape) {
        manager.getEngine().setRandomSeed(7);
        net.initialize(manager, DataType.FLOAT32, new Shape(shape));
        return net;
    }

    static void set(Block layer, Parameter.Type type, NDManager manager, float... values) {
        Parameter parameter = layer.getDirectParameters().values().stream()
                .filter(p -> p.getType() == type)
                .findFirst()
                .orElseThrow();
        try (var array = parameter.getArray().stopGradient();
                var now = manager.create(values, array.getShape())) {
            array.set(new NDIndex("..."), now);
        }
    }
}
