package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import dev.neurona.data.Data;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every rule against its formula written out in doubles, against DJL's twin where that works, and within DJL's trainer. */
class OptimizersTest {
    private static final double[] GRADIENTS = {0.5, -0.2, 0.1, 0.3, -0.7};
    private NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void start() {
        manager = Samples.start();
    }

    /** A rule by hand: takes w, g and the number of the step, returns the new w. */
    private interface Rule {
        double step(double w, double g, int t);
    }

    private void follows(Descent optimizer, Rule rule) {
        NDArray w = manager.create(new float[] {1});
        w.setRequiresGradient(true);
        double expected = 1;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1];
            expected = rule.step(expected, g, t);
            optimizer.update("w", w, manager.create(new float[] {(float) g}));
            assertThat((double) w.getFloat()).as("%s, step %d", optimizer, t).isCloseTo(expected, within(2e-6));
        }
    }

    @Test
    void gradientDescent() {
        follows(Optimizers.sgd(0.1), (w, g, t) -> w - 0.1 * g);
        follows(Optimizers.sgd(0.1).weightDecay(0.5), (w, g, t) -> w - 0.1 * (g + 0.5 * w));
        follows(Optimizers.sgd(1).schedule(LearningRate.inverse(1, 2)), (w, g, t) -> w - g / (t - 1 + 2));
    }

    @Test
    void momentumInItsThreeForms() {
        double[] v = {0, 0, 0};
        follows(Optimizers.momentum(0.1, 0.8), (w, g, t) -> w - 0.1 * (v[0] = 0.8 * v[0] + g));
        follows(Optimizers.averagedMomentum(0.1, 0.8), (w, g, t) -> w - 0.1 * (v[1] = 0.8 * v[1] + 0.2 * g));
        follows(Optimizers.nesterov(0.1, 0.8), (w, g, t) -> w - 0.1 * (g + 0.8 * (v[2] = 0.8 * v[2] + g)));
    }

    @Test
    void adaGradAndRmsProp() {
        double[] s = {0, 0};
        follows(Optimizers.adaGrad(0.1), (w, g, t) -> w - 0.1 * g / (Math.sqrt(s[0] += g * g) + 1e-10));
        follows(Optimizers.rmsProp(0.1, 0.9), (w, g, t) -> {
            s[1] = 0.9 * s[1] + 0.1 * g * g;
            return w - 0.1 * g / (Math.sqrt(s[1]) + 1e-8);
        });
    }

    @Test
    void adaDelta() {
        double[] s = {0, 0};
        follows(Optimizers.adaDelta(0.9), (w, g, t) -> {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            double d = g * Math.sqrt(s[1] + 1e-6) / Math.sqrt(s[0] + 1e-6);
            s[1] = 0.9 * s[1] + 0.1 * d * d;
            return w - d;
        });
    }

    @Test
    void adamAndAdamW() {
        double[] v = {0, 0};
        double[] s = {0, 0};
        follows(Optimizers.adam(0.01), (w, g, t) -> {
            v[0] = 0.9 * v[0] + 0.1 * g;
            s[0] = 0.999 * s[0] + 0.001 * g * g;
            return w - 0.01 * v[0] / (1 - Math.pow(0.9, t)) / (Math.sqrt(s[0] / (1 - Math.pow(0.999, t))) + 1e-8);
        });
        follows(Optimizers.adamW(0.01, 0.1), (w, g, t) -> {
            v[1] = 0.9 * v[1] + 0.1 * g;
            s[1] = 0.999 * s[1] + 0.001 * g * g;
            double shrunk = w - 0.01 * 0.1 * w;
            return shrunk - 0.01 * v[1] / (1 - Math.pow(0.9, t)) / (Math.sqrt(s[1] / (1 - Math.pow(0.999, t))) + 1e-8);
        });
    }

    @Test
    void ourFitWithDjlsOptimizerTakesTheSameWayAsWithOurs() {
        Data data = Samples.clouds(96, 1);
        assertThat(trained(data, Optimizers.adam(0.01)))
                .containsExactly(
                        trained(
                                data,
                                Optimizer.adam()
                                        .optLearningRateTracker(LearningRate.constant(0.01))
                                        .build()),
                        within(1e-4f));
        assertThat(trained(data, Optimizers.momentum(0.05, 0.9)))
                .containsExactly(
                        trained(
                                data,
                                Optimizer.sgd()
                                        .setLearningRateTracker(LearningRate.constant(0.05))
                                        .optMomentum(0.9f)
                                        .build()),
                        within(1e-4f));
    }

    private static float[] trained(Data data, Optimizer optimizer) {
        SequentialBlock net = Samples.mlp(2);
        Fit.of(net, data)
                .optimizer(optimizer)
                .epochs(4)
                .batch(32)
                .clip(0.7)
                .quiet()
                .run();
        return Samples.weights(net);
    }

    @Test
    void djlsTrainerTakesOursAndFindsNoOldGradients() {
        Data data = Samples.clouds(64, 1);
        SequentialBlock net = Samples.mlp(2);
        try (Model model = Model.newInstance("ours")) {
            model.setBlock(net);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Objectives.crossEntropy())
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Optimizers.rmsProp(0.01)))) {
                trainer.initialize(new Shape(64, 2));
                double first = step(trainer, data);
                double last = first;
                for (int i = 0; i < 60; i++) {
                    last = step(trainer, data);
                }
                assertThat(last).isLessThan(0.8 * first);
                assertThat(Gradients.norm(net)).isZero();
            }
        }
    }

    private static double step(Trainer trainer, Data data) {
        double loss;
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDArray value = trainer.getLoss().evaluate(new NDList(data.y()), trainer.forward(new NDList(data.x())));
            collector.backward(value);
            loss = value.getFloat();
        }
        trainer.step();
        return loss;
    }

    @Test
    void constantsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Optimizers.adam(0)).hasMessage("the learning rate is 0.0: expected a positive number");
        assertThatThrownBy(() -> Optimizers.momentum(0.1, 1)).hasMessage("b is 1.0: expected from 0 to below 1");
        assertThatThrownBy(() -> Optimizers.sgd(1).weightDecay(-1)).hasMessageContaining("expected 0 or more");
    }
}
