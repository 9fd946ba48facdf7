package dev.neurona.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import dev.neurona.Lab;
import dev.neurona.data.Data;
import dev.neurona.data.Mnist;
import dev.neurona.train.Fit;
import dev.neurona.train.History;
import dev.neurona.train.LearningRate;
import dev.neurona.train.Metric;
import dev.neurona.train.Optimizers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;

/**
 * The reference of practice 1: a CNN that is to reach 99.2 % on MNIST's test set within five minutes of training on two
 * cores. It trains on all 60,000 and looks at the 10,000 once, at the end.
 */
public final class MnistReference {
    private static final int SHIFT = 2;
    private static final int GROUPS = 8;

    private MnistReference() {}

    /**
     * Trains and tells the accuracy.
     *
     * @param arguments the folder with MNIST's four files, epochs, and a seed
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int epochs = Integer.parseInt(arguments[1]);
        System.out.println(Lab.start("mnist", Long.parseLong(arguments[2])));
        Mnist mnist = Mnist.load(folder);
        Data train = mnist.train();
        Data test = mnist.test();
        SequentialBlock net = net();
        Fit fit = Fit.of(net, train)
                .epochs(epochs)
                .batch(128)
                .metric("accuracy", Metric.accuracy())
                .augment(MnistReference::shifted);
        History history = fit.optimizer(Optimizers.adam(3e-3)
                        .schedule(LearningRate.warmUp(200, LearningRate.cosine(3e-3, fit.updates() - 200))))
                .run();
        System.out.printf(
                "%.2f %% of the test set after %.0f s of training%n",
                100 * Objects.requireNonNull(Fit.evaluate(net, test).get("accuracy")), history.seconds());
    }

    private static SequentialBlock net() {
        return new SequentialBlock()
                .add(conv(16))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(conv(32))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().optRate(0.3f).build())
                .add(Linear.builder().setUnits(128).build())
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.3f).build())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Conv2d conv(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .optPadding(new Shape(2, 2))
                .setFilters(filters)
                .optBias(false)
                .build();
    }

    /** Every eighth of a batch is shifted by up to two pixels each way, like the others of its eighth. */
    private static NDArray shifted(NDArray x, Random random) {
        NDArray wide = x.pad(new Shape(SHIFT, SHIFT, SHIFT, SHIFT), 0);
        long n = x.size(0);
        NDList parts = new NDList();
        for (int k = 0; k < GROUPS; k++) {
            long from = n * k / GROUPS;
            long to = n * (k + 1) / GROUPS;
            if (from < to) {
                int down = random.nextInt(2 * SHIFT + 1);
                int right = random.nextInt(2 * SHIFT + 1);
                parts.add(wide.get(new NDIndex()
                        .addSliceDim(from, to)
                        .addAllDim()
                        .addSliceDim(down, down + 28)
                        .addSliceDim(right, right + 28)));
            }
        }
        return NDArrays.concat(parts);
    }
}
