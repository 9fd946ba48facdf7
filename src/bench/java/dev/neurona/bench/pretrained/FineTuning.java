package dev.neurona.bench.pretrained;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.neurona.pretrained.ImageClassifier;
import dev.neurona.pretrained.SqueezeNet;
import dev.neurona.pretrained.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * SqueezeNet 1.0 on Imagenette's ten classes: a new head on the frozen body's features first, then the last layers of the body
 * with it. Tells accuracy on the 600 validation photos and the time for both.
 *
 * <p>Arguments: the folder that holds {@code models}, {@code images} and {@code labels}; how many epochs of fine-tuning.
 */
public final class FineTuning {
    private static final int BATCH = 32;

    private FineTuning() {}

    /** Prints a line for each stage. */
    public static void main(String[] arguments) throws Exception {
        Path shared = Path.of(arguments[0]);
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<String> names = Files.readAllLines(shared.resolve("labels/synset_words.txt"));
        Path archive = shared.resolve("images/imagenette2-160.tgz");
        try (NDManager manager = NDManager.newBaseManager();
                Model model = Model.newInstance("squeezenet")) {
            long start = System.nanoTime();
            Set train = Set.read(manager, archive, "train");
            Set valid = Set.read(manager, archive, "val");
            System.out.printf("read %s and %s, %.1f s%n", train.x.getShape(), valid.x.getShape(), since(start));
            ImageClassifier net = SqueezeNet.load(manager, shared.resolve("models/squeezenet1_0_fp32.npz"), names)
                    .withHead(train.classes, 42)
                    .freezeBody();

            start = System.nanoTime();
            Set features = train.with(net.features(train.x));
            Set validFeatures = valid.with(net.features(valid.x));
            System.out.printf("features %s, %.1f s%n", features.x.getShape(), since(start));
            start = System.nanoTime();
            fit(net.head(), model, features, 1e-3f, 20, 7);
            System.out.printf(
                    "head on frozen features: %d learned, accuracy %.4f, %.1f s%n",
                    Transfer.trainable(net.net()), accuracy(net.head(), manager, validFeatures), since(start));

            start = System.nanoTime();
            net.freezeFirst(11);
            fit(net.net(), model, train, 1e-4f, epochs, 8);
            System.out.printf(
                    "fine-tuned from fire8 on: %d learned, accuracy %.4f, %.1f s for %d epochs%n",
                    Transfer.trainable(net.net()), accuracy(net, valid), since(start), epochs);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void fit(Block net, Model model, Set data, float rate, int epochs, long seed) {
        model.setBlock(net);
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
        Loss loss = Loss.softmaxCrossEntropyLoss();
        Random random = new Random(seed);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, (int) data.x.size(0)).boxed().toList());
        try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam))) {
            trainer.initialize(new Shape(1).addAll(data.x.getShape().slice(1)));
            for (int epoch = 0; epoch < epochs; epoch++) {
                Collections.shuffle(order, random);
                for (int i = 0; i + BATCH <= order.size(); i += BATCH) {
                    step(trainer, loss, data, order.subList(i, i + BATCH));
                }
            }
        }
    }

    private static void step(Trainer trainer, Loss loss, Set data, List<Integer> rows) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray index = data.x
                    .getManager()
                    .create(rows.stream().mapToLong(Integer::longValue).toArray());
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList scores = trainer.forward(new NDList(data.x.get(index)));
                collector.backward(loss.evaluate(new NDList(data.y.get(index)), scores));
            }
        }
        trainer.step();
    }

    private static double accuracy(Block head, NDManager manager, Set data) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            ParameterStore store = new ParameterStore(manager, false);
            NDArray scores = head.forward(store, new NDList(data.x), false).singletonOrThrow();
            return share(scores, data.y);
        }
    }

    private static double accuracy(ImageClassifier net, Set data) {
        try (NDArray probabilities = net.probabilities(data.x)) {
            return share(probabilities, data.y);
        }
    }

    private static double share(NDArray scores, NDArray y) {
        long[] guess = scores.argMax(1).toLongArray();
        long[] label = y.toLongArray();
        return IntStream.range(0, label.length)
                        .filter(i -> guess[i] == label[i])
                        .count()
                / (double) label.length;
    }

    /** Photos of equal size and their labels. */
    private record Set(NDArray x, NDArray y, List<String> classes) {
        static Set read(NDManager manager, Path archive, String part) throws Exception {
            Photos photos = Photos.read(archive, part);
            List<String> classes = photos.classes();
            int side = 160;
            NDList images = new NDList();
            NDManager pieces = manager.newSubManager();
            try (pieces) {
                for (Photos.Photo photo : photos.photos()) {
                    NDArray whole = ImagenetteTop.Pixels.of(pieces, photo.image());
                    images.add(
                            whole.getShape().get(2) == side && whole.getShape().get(3) == side
                                    ? whole
                                    : ImagenetteTop.Pixels.square(whole, side));
                }
                NDArray x = NDArrays.concat(images);
                x.attach(manager);
                long[] y = photos.photos().stream()
                        .mapToLong(photo -> classes.indexOf(photo.wordNetId()))
                        .toArray();
                return new Set(x, manager.create(y), classes);
            }
        }

        Set with(NDArray other) {
            return new Set(other, y, classes);
        }
    }
}
