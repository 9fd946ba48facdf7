package dev.neurona.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import dev.neurona.pretrained.ImageClassifier;
import dev.neurona.pretrained.ResNet18;
import dev.neurona.pretrained.SqueezeNet;
import dev.neurona.train.Fit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One photo through a net, in blocks as train.py has it in modules (He and others 2016; Iandola and others 2016). */
final class Inference {
    private static final int TIMES = 20;

    private final Block net;
    private final NDArray x;

    Inference(Block net, NDArray x) {
        this.net = net;
        this.x = x;
    }

    /** {@return what one photo takes} */
    Spent measure() {
        Spent begin = Spent.now();
        for (int i = 0; i < TIMES; i++) {
            Fit.predict(net, x).close();
        }
        return begin.each(TIMES);
    }

    /** {@return a measurement of the library's own net, made ready for answers} It scales its photo first. */
    static Supplier<Spent> ready(String name, NDManager manager, NDArray x) {
        List<String> classes =
                IntStream.range(0, 1000).mapToObj(String::valueOf).toList();
        ImageClassifier net =
                name.equals("resnet18") ? ResNet18.create(manager, classes, 1) : SqueezeNet.create(manager, classes, 1);
        dev.neurona.pretrained.Inference ready = dev.neurona.pretrained.Inference.of(net.net());
        return () -> {
            Spent begin = Spent.now();
            for (int i = 0; i < TIMES; i++) {
                ready.forward(x).close();
            }
            return begin.each(TIMES);
        };
    }

    static Block net(String name) {
        return name.equals("resnet18") ? resnet18() : squeezeNet();
    }

    private static Block resnet18() {
        SequentialBlock net = new SequentialBlock()
                .add(conv(64, 7, 2, 3, false))
                .add(norm())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        int into = 64;
        for (int out : new int[] {64, 128, 256, 512}) {
            residual(net, into, out);
            residual(net, out, out);
            into = out;
        }
        return net.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(1000).build());
    }

    private static void residual(SequentialBlock net, int into, int out) {
        SequentialBlock body = new SequentialBlock()
                .add(conv(out, 3, into == out ? 1 : 2, 1, false))
                .add(norm())
                .add(Activation::relu)
                .add(conv(out, 3, 1, 1, false))
                .add(norm());
        Block shortcut = into == out
                ? Blocks.identityBlock()
                : new SequentialBlock().add(conv(out, 1, 2, 0, false)).add(norm());
        net.add(new ParallelBlock(
                        both -> new NDList(both.get(0).head().add(both.get(1).head())), List.of(body, shortcut)))
                .add(Activation::relu);
    }

    private static Block squeezeNet() {
        SequentialBlock net = new SequentialBlock()
                .add(conv(96, 7, 2, 0, true))
                .add(Activation::relu)
                .add(pool());
        fire(net, 16, 64);
        fire(net, 16, 64);
        fire(net, 32, 128);
        net.add(pool());
        fire(net, 32, 128);
        fire(net, 48, 192);
        fire(net, 48, 192);
        fire(net, 64, 256);
        net.add(pool());
        fire(net, 64, 256);
        return net.add(conv(1000, 1, 1, 0, true))
                .add(Activation::relu)
                .add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock());
    }

    private static void fire(SequentialBlock net, int squeeze, int expand) {
        net.add(conv(squeeze, 1, 1, 0, true))
                .add(Activation::relu)
                .add(new ParallelBlock(
                        both -> new NDList(NDArrays.concat(
                                new NDList(both.get(0).head(), both.get(1).head()), 1)),
                        List.of(
                                new SequentialBlock()
                                        .add(conv(expand, 1, 1, 0, true))
                                        .add(Activation::relu),
                                new SequentialBlock()
                                        .add(conv(expand, 3, 1, 1, true))
                                        .add(Activation::relu))));
    }

    private static Block pool() {
        return Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2));
    }

    private static Block norm() {
        return BatchNorm.builder().build();
    }

    private static Conv2d conv(int filters, int kernel, int stride, int padding, boolean bias) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(bias)
                .setFilters(filters)
                .build();
    }
}
