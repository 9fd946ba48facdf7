package dev.neurona.bench.digits;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.neurona.data.Data;
import dev.neurona.data.Digits;
import dev.neurona.data.Mnist;
import dev.neurona.metrics.ConfusionMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains a small convolutional network on generated digits alone and has it read MNIST's test set, in plain DJL. Prints
 * how long the digits took, the accuracy after every epoch, and the confusion matrix after the last.
 *
 * <p>Arguments: the folder of MNIST's IDX files, how many digits, how many epochs, the seed; {@code train} as a fifth reads
 * the first 10,000 of MNIST's training set instead, which is what to look at while changing how digits are drawn.
 */
public final class DigitsOnMnist {
    private static final int BATCH = 64;

    private DigitsOnMnist() {}

    /** Runs the measurement; without the files it says so and measures nothing. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Mnist mnist = Mnist.load(folder);
        int n = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60_000;
        int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            manager.getEngine().setRandomSeed((int) seed);
            Digits.of(manager, 1000, seed).x().close(); // warm
            long start = System.nanoTime();
            Digits.of(manager, 10_000, seed + 1).x().close();
            say("10,000 digits drawn in %.2f s", (System.nanoTime() - start) / 1e9);
            Data train = Digits.of(manager, n, seed);
            boolean fromTraining = arguments.length > 4 && arguments[4].equals("train");
            Data real = fromTraining ? mnist.train(manager).take(10_000) : mnist.test(manager);
            run(manager, train, real, epochs);
        }
    }

    private static void run(NDManager manager, Data train, Data real, int epochs) {
        int steps = train.size() / BATCH;
        Tracker rate = Tracker.cosine()
                .setBaseValue(2e-3f)
                .optFinalValue(2e-5f)
                .setMaxUpdates(steps * epochs)
                .build();
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.adam().optLearningRateTracker(rate).build());
        try (Model model = Model.newInstance("digits", "PyTorch")) {
            model.setBlock(network());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, 1, 28, 28));
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    Data shuffled = train.shuffled(epoch);
                    for (int step = 0; step < steps; step++) {
                        step(manager, trainer, shuffled, step * BATCH);
                    }
                    shuffled.x().close();
                    shuffled.y().close();
                    ConfusionMatrix read = ConfusionMatrix.of(real.labels(), predicted(manager, trainer, real));
                    say(
                            "epoch %d of %d: reads %.2f %% of %d real digits",
                            epoch, epochs, 100 * read.accuracy(), real.size());
                    if (epoch == epochs) {
                        System.out.println(read);
                    }
                }
            }
        }
    }

    private static Block network() {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .setFilters(16)
                        .optPadding(new Shape(2, 2))
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .setFilters(32)
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(128).build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.4f).build())
                .add(Linear.builder().setUnits(10).build());
    }

    private static void step(NDManager manager, Trainer trainer, Data train, int from) {
        try (NDManager scope = manager.newSubManager()) {
            String rows = from + ":" + (from + BATCH);
            NDArray x = train.x().get(rows);
            NDArray y = train.y().get(rows);
            x.attach(scope);
            y.attach(scope);
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(new NDList(y), trainer.forward(new NDList(x)));
                gradients.backward(loss);
                loss.attach(scope);
            }
        }
        trainer.step();
    }

    private static int[] predicted(NDManager manager, Trainer trainer, Data data) {
        List<Long> labels = new ArrayList<>();
        for (int from = 0; from < data.size(); from += 500) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray x = data.x().get(from + ":" + Math.min(data.size(), from + 500));
                x.attach(scope);
                NDList scores = trainer.evaluate(new NDList(x));
                scores.attach(scope);
                Arrays.stream(scores.singletonOrThrow().argMax(1).toLongArray()).forEach(labels::add);
            }
        }
        return labels.stream().mapToInt(Long::intValue).toArray();
    }

    private static void say(String message, Object... values) {
        System.out.println(String.format(Locale.ROOT, message, values));
    }
}
