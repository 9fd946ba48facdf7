package dev.neurona.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.loss.Loss;
import dev.neurona.train.LanguageModel;
import java.util.function.Supplier;

/**
 * A net and data of the right shapes; what the numbers are does not matter for time.
 *
 * @param name as train.py knows it
 * @param net makes a new one
 * @param x inputs {@code (N, ...)}
 * @param y labels
 * @param batch examples a step
 * @param epochs of 100 steps that are measured at once: so many that a clock of 10 ms is fine enough
 * @param djlLoss the loss as plain DJL has it; logits and labels are put in shape for it
 */
record Task(String name, Supplier<Block> net, NDArray x, NDArray y, int batch, int epochs, Loss djlLoss) {
    static final int STEPS = 100;

    static Task of(String name, NDManager manager) {
        Loss softmax = Loss.softmaxCrossEntropyLoss();
        return switch (name) {
            case "lenet" -> new Task(name, Task::lenet, images(manager, 64), labels(manager, 10, 64), 64, 1, softmax);
            case "mlp" ->
                new Task(
                        name, Task::mlp, images(manager, 64).reshape(-1, 784), labels(manager, 10, 64), 64, 8, softmax);
            case "logistic" ->
                new Task(
                        name,
                        () -> new SequentialBlock().add(linear(1)),
                        images(manager, 64).reshape(-1, 784),
                        labels(manager, 2, 64).toType(DataType.FLOAT32, false).reshape(-1, 1),
                        64,
                        20,
                        Loss.sigmoidBinaryCrossEntropyLoss());
            case "lstm" -> new Task(name, Task::charLstm, tokens(manager), tokens(manager), 32, 1, new TokenLoss());
            default -> throw new IllegalArgumentException("no task " + name);
        };
    }

    private static NDArray images(NDManager manager, int batch) {
        return manager.randomUniform(0, 1, new Shape((long) batch * STEPS, 1, 28, 28));
    }

    private static NDArray labels(NDManager manager, int classes, int batch) {
        return manager.randomInteger(0, classes, new Shape((long) batch * STEPS), DataType.INT64);
    }

    private static NDArray tokens(NDManager manager) {
        return manager.randomInteger(0, 65, new Shape(32L * STEPS, 40), DataType.INT64);
    }

    private static Block lenet() {
        return new SequentialBlock()
                .add(conv(6, 2))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(conv(16, 0))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(linear(120))
                .add(Activation::relu)
                .add(linear(84))
                .add(Activation::relu)
                .add(linear(10));
    }

    private static Block mlp() {
        return new SequentialBlock().add(linear(128)).add(Activation::relu).add(linear(10));
    }

    private static Block charLstm() {
        return new LanguageModel(
                65,
                64,
                LSTM.builder()
                        .setStateSize(128)
                        .setNumLayers(1)
                        .optReturnState(true)
                        .build());
    }

    private static Block conv(int filters, int padding) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .setFilters(filters)
                .optPadding(new Shape(padding, padding))
                .build();
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** DJL's own loss does not take labels of tokens as they are. */
    private static final class TokenLoss extends Loss {
        private final Loss loss = Loss.softmaxCrossEntropyLoss();

        TokenLoss() {
            super("tokens");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            NDArray z = predictions.head();
            long tokens = z.size(0) * z.size(1);
            return loss.evaluate(new NDList(labels.head().reshape(tokens)), new NDList(z.reshape(tokens, z.size(2))));
        }
    }
}
