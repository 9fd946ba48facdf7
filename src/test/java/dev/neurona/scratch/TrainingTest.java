package dev.neurona.scratch;

import static dev.neurona.scratch.ActivationFunction.RELU;
import static dev.neurona.scratch.ActivationFunction.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks of these pieces learn, and leave nothing behind. */
class TrainingTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        manager = Lab.manager();
    }

    private static double accuracy(Layer net, NDArray x, NDArray y) {
        try (NDArray right = Tidy.of(() -> net.forward(x).argMax(-1).eq(y).sum())) {
            return (double) right.getLong() / y.size();
        }
    }

    private static double step(Layer net, NDArray x, NDArray y, Optim optim) {
        Cost cost = Losses.softmaxCrossEntropy(net.forward(x, true), y);
        net.backward(cost.gradient()).close();
        cost.gradient().close();
        Clip.norm(net.params(), 5);
        Penalty.l2(net.params(), 1e-5);
        optim.step(net.params());
        return cost.value();
    }

    private NDArray[] moons(int n) {
        Random random = new Random(3);
        float[] x = new float[2 * n];
        long[] y = new long[n];
        for (int i = 0; i < n; i++) {
            double angle = Math.PI * random.nextDouble();
            y[i] = i % 2;
            x[2 * i] = (float) ((y[i] == 0 ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.1 * random.nextGaussian());
            x[2 * i + 1] =
                    (float) ((y[i] == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.1 * random.nextGaussian());
        }
        return new NDArray[] {manager.create(x, new Shape(n, 2)), manager.create(y)};
    }

    /** Bars across or down on 8x8 pixels, at any place, with noise. */
    private NDArray[] bars(int n) {
        Random random = new Random(5);
        float[] x = new float[n * 64];
        long[] y = new long[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            int at = random.nextInt(8);
            for (int p = 0; p < 64; p++) {
                boolean on = (y[i] == 0 ? p / 8 : p % 8) == at;
                x[64 * i + p] = (float) ((on ? 1 : 0) + 0.3 * random.nextGaussian());
            }
        }
        return new NDArray[] {manager.create(x, new Shape(n, 1, 8, 8)), manager.create(y)};
    }

    @Test
    void aSmallNetLearnsTwoMoons() {
        NDArray[] data = moons(200);
        Chain net = new Chain(new Dense(2, 16), TANH.layer(), new Dense(16, 16), RELU.layer(), new Dense(16, 2));
        Optim adam = Optim.adam(0.02);
        double first = step(net, data[0], data[1], adam);
        double last = first;
        for (int i = 0; i < 150; i++) {
            last = step(net, data[0], data[1], adam);
        }
        assertThat(last).isLessThan(first / 4);
        assertThat(accuracy(net, data[0], data[1])).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aSmallLeNetLearnsBarsAcrossAndDown() {
        NDArray[] train = bars(200);
        Chain net = new Chain(
                new Conv(1, 4, 3, 1, 1),
                new BatchNormalisation(4),
                RELU.layer(),
                new MaxPool(2),
                new Conv(4, 6, 3, 1, 1),
                RELU.layer(),
                new AveragePool(2),
                new Flatten(),
                new InvertedDropout(0.2),
                new Dense(24, 2));
        Optim adam = Optim.adam(0.01);
        for (int epoch = 0; epoch < 20; epoch++) {
            for (int from = 0; from < 200; from += 50) {
                try (Tidy tidy = new Tidy()) {
                    NDArray x = train[0].get("{}:{}", from, from + 50);
                    NDArray y = train[1].get("{}:{}", from, from + 50);
                    step(net, x, y, adam);
                    tidy.keep(x.add(0)).close();
                }
            }
        }
        assertThat(accuracy(net, train[0], train[1])).isGreaterThanOrEqualTo(0.95);
    }

    /** Does the first word of five come again at the end? Only memory can tell. */
    @Test
    void aRecurrentNetLearnsToRemember() {
        Random random = new Random(1);
        long[] ids = random.longs(200 * 5, 0, 4).toArray();
        long[] first = new long[200];
        for (int i = 0; i < 200; i++) {
            first[i] = ids[5 * i];
        }
        NDArray x = manager.create(ids, new Shape(200, 5));
        NDArray y = manager.create(first);
        Chain net = new Chain(new EmbeddingTable(4, 8), new Lstm(8, 16), new LastStep(), new Dense(16, 4));
        Optim adam = Optim.adam(0.02);
        for (int i = 0; i < 60; i++) {
            step(net, x, y, adam);
        }
        assertThat(accuracy(net, x, y)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theSameSeedTrainsToTheSameNumbers() {
        float[][] results = new float[2][];
        for (int run = 0; run < 2; run++) {
            Lab.start("test", 9);
            manager = Lab.manager();
            NDArray[] data = moons(50);
            Chain net = new Chain(new Dense(2, 8), RELU.layer(), new InvertedDropout(0.3), new Dense(8, 2));
            Optim optim = Optim.momentum(0.1, 0.9);
            for (int i = 0; i < 10; i++) {
                step(net, data[0], data[1], optim);
            }
            results[run] = net.params().get(0).value().toFloatArray();
        }
        assertThat(results[0]).isEqualTo(results[1]);
    }

    private List<Chain> nets() {
        return List.of(
                new Chain(
                        new Conv(1, 2, 3, 1, 1),
                        new BatchNormalisation(2),
                        ActivationFunction.GELU.layer(),
                        new MaxPool(2),
                        new AveragePool(2),
                        new Flatten(),
                        new InvertedDropout(0.2),
                        new Dense(8, 2)),
                new Chain(
                        new ConvLoops(Param.he("w", 2, 1, 3, 3), Param.zeros("b", 2), 2, 1),
                        new Flatten(),
                        new Dense(32, 2)),
                new Chain(new EmbeddingTable(4, 3), new Rnn(3, 4).carry(true), new LastStep(), new Dense(4, 2)),
                new Chain(
                        new EmbeddingTable(4, 3),
                        new Lstm(3, 4),
                        new Gru(4, 4).carry(true),
                        new LastStep(),
                        new Dense(4, 2)));
    }

    /** Every kind of layer, loss and optimiser, 500 steps: as many arrays at the end as when each has met each. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fiveHundredStepsLeaveNothingBehindWithAScopeOrWithout(boolean scope) {
        NDArray[] images = bars(4);
        NDArray words = manager.create(new long[] {0, 1, 2, 3, 3, 2, 1, 0, 1, 1, 1, 1}, new Shape(4, 3));
        List<Chain> nets = nets();
        Optim[] optims = {Optim.adam(0.01), Optim.momentum(0.01, 0.9), Optim.rmsProp(0.01), Optim.adaGrad(0.01)};
        int after = 0;
        for (int i = 0; i < 500; i++) {
            Chain net = nets.get(i % 4);
            Optim optim = optims[i / 4 % 4];
            NDArray x = i % 4 < 2 ? images[0] : words;
            if (scope) {
                Tidy.run(() -> everything(net, x, images[1], optim));
            } else {
                everything(net, x, images[1], optim);
            }
            if (i == 19) {
                after = manager.getManagedArrays().size();
            }
        }
        assertThat(manager.getManagedArrays()).hasSize(after);
    }

    private static void everything(Chain net, NDArray x, NDArray y, Optim optim) {
        NDArray logits = net.forward(x, true);
        Cost cost = Losses.softmaxCrossEntropy(logits, y);
        net.backward(cost.gradient()).close();
        Penalty.l1(net.params(), 1e-5);
        Penalty.softThreshold(net.params(), 1e-6);
        Penalty.maxNorm(net.params(), 3);
        Clip.norm(net.params(), 1);
        Clip.value(net.params(), 1);
        optim.step(net.params());
        NDArray zeros = logits.zerosLike();
        Losses.binaryCrossEntropy(logits, zeros).gradient().close();
        Losses.mse(logits, zeros).gradient().close();
        Losses.mae(logits, zeros).gradient().close();
        Losses.huber(logits, zeros, 1).gradient().close();
        zeros.close();
        cost.gradient().close();
        logits.close();
    }
}
