package dev.neurona.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import dev.neurona.Lab;
import dev.neurona.data.Batches;
import dev.neurona.data.Data;
import dev.neurona.text.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FitTest {
    private NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void start() {
        manager = Samples.start();
    }

    @Test
    void classesAreLearned() {
        Data train = Samples.clouds(200, 1);
        SequentialBlock net = Samples.mlp(2);
        History history = Fit.of(net, train, Samples.clouds(100, 2))
                .optimizer(Optimizers.adam(0.02))
                .epochs(6)
                .metric("accuracy", Metric.accuracy())
                .quiet()
                .run();
        assertThat(history.curves().keySet())
                .containsExactly("train loss", "train accuracy", "dev loss", "dev accuracy");
        assertThat(history.last("dev loss")).isLessThan(0.5);
        assertThat(history.last("dev accuracy")).isGreaterThan(0.75);
        assertThat(history.epochs()).isEqualTo(6);
        assertThat(history.steps()).hasSize(6 * 7);
        assertThat(history.stop()).isEqualTo(History.Stop.FINISHED);
        assertThat(history.table().columnNames()).startsWith("epoch", "train loss");
        assertThat(Fit.evaluate(net, train)).containsOnlyKeys("loss", "accuracy");
        assertThat(history.plot()).isNotNull();
        assertThatThrownBy(() -> history.curve("dev f1")).hasMessageContaining("no curve \"dev f1\"");
    }

    @Test
    void twoClassesWithOneLogit() {
        Data train = Samples.clouds(200, 1);
        History history = Fit.of(Samples.mlp(1), train)
                .optimizer(Optimizers.adam(0.02))
                .epochs(6)
                .metric("accuracy", Metric.accuracy())
                .quiet()
                .run();
        assertThat(history.last("train accuracy")).isGreaterThan(0.75);
        assertThat(history.curves()).doesNotContainKey("dev loss");
    }

    @Test
    void valuesAreLearned() {
        SequentialBlock net = new SequentialBlock().add(Samples.linear(1));
        Data plane = Samples.plane(200);
        History history = Fit.of(net, plane)
                .optimizer(Optimizers.sgd(0.1))
                .epochs(10)
                .quiet()
                .run();
        assertThat(history.last("train loss")).isLessThan(1e-4);
        assertThat(Samples.weights(net)).containsExactly(new float[] {3, -2, 1}, within(0.01f));
    }

    @Test
    void severalAnswersAtOnce() {
        NDArray x = manager.randomNormal(new Shape(200, 2));
        NDArray y = x.gt(0).toType(DataType.FLOAT32, false);
        Data data = new Data(x, y, List.of(), List.of());
        History history = Fit.of(new SequentialBlock().add(Samples.linear(2)), data)
                .loss(Objectives.binaryCrossEntropy())
                .optimizer(Optimizers.adam(0.1))
                .metric("accuracy", Metric.accuracy())
                .epochs(5)
                .quiet()
                .run();
        assertThat(history.last("train accuracy")).isGreaterThan(0.9);
    }

    @Test
    void aLossOfDjlGivesTheSameAsOurs() {
        Data data = Samples.clouds(96, 1);
        History ours = Fit.of(Samples.mlp(2), data).epochs(3).quiet().run();
        History djls = Fit.of(Samples.mlp(2), data)
                .loss(Loss.softmaxCrossEntropyLoss())
                .epochs(3)
                .quiet()
                .run();
        assertThat(djls.steps()).containsExactly(ours.steps(), within(1e-5));
    }

    private static LanguageModel reader() {
        return new LanguageModel(
                3,
                4,
                LSTM.builder()
                        .setStateSize(8)
                        .setNumLayers(1)
                        .optReturnState(true)
                        .build());
    }

    /** The text a b c a b c...: the next token follows from the one before. */
    private static int[] text(int n) {
        return IntStream.range(0, n).map(i -> i % 3).toArray();
    }

    @Test
    void tokensAreLearned() {
        Windows windows = Windows.of(text(200), 5, 5);
        Batches batches =
                Batches.of(windows.inputs(manager), windows.targets(manager), 8).shuffled(1);
        History history = Fit.of(reader(), batches, batches)
                .optimizer(Optimizers.adam(0.05))
                .metric("accuracy", Metric.accuracy())
                .epochs(8)
                .quiet()
                .run();
        assertThat(history.last("dev accuracy")).isEqualTo(1);
    }

    @Test
    void aStateIsCarriedFromBatchToBatch() {
        Windows streams = Windows.streams(text(200), 5, 4);
        Batches batches = Batches.of(streams.inputs(manager), streams.targets(manager), 4);
        Fit carried = Fit.of(reader(), batches, batches).epochs(2).carryState().quiet();
        Fit fresh = Fit.of(reader(), batches, batches).epochs(2).quiet();
        double[] withState = carried.run().steps();
        double[] without = fresh.run().steps();
        assertThat(withState[0]).isEqualTo(without[0]);
        assertThat(withState[1]).isNotEqualTo(without[1]);
        // Every epoch begins at the text's beginning, without a state.
        assertThat(withState).hasSize(2 * batches.count());
        assertThatThrownBy(() -> Fit.of(Samples.mlp(2), Samples.clouds(8, 1))
                        .carryState()
                        .quiet()
                        .run())
                .hasMessageContaining("must return (outputs, state...)");
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        History first = fit(7).run();
        manager.randomNormal(new Shape(100));
        History second = fit(7).run();
        assertThat(second).isEqualTo(first);
        assertThat(second.steps()).containsExactly(first.steps());
        assertThat(fit(8).run().steps()).isNotEqualTo(first.steps());
    }

    private static Fit fit(long seed) {
        return Fit.of(Samples.noisy(2), Samples.clouds(100, 1), Samples.clouds(50, 2))
                .augment((x, random) -> x.add((float) random.nextGaussian() / 10))
                .seed(seed)
                .epochs(3)
                .quiet();
    }

    @Test
    void earlyStoppingPutsTheBestWeightsBack() {
        Data dev = Samples.clouds(60, 2);
        SequentialBlock net = Samples.mlp(2);
        // A learning rate so large that the dev loss soon goes up.
        History history = Fit.of(net, Samples.clouds(100, 1), dev)
                .optimizer(Optimizers.adam(0.5))
                .epochs(40)
                .earlyStopping(2)
                .quiet()
                .run();
        assertThat(history.stop()).isEqualTo(History.Stop.EARLY);
        assertThat(history.epochs()).isEqualTo(history.bestEpoch() + 2);
        assertThat(history.best("dev loss")).isLessThan(history.last("dev loss"));
        assertThat(Fit.of(net, dev).evaluate(dev).get("loss")).isCloseTo(history.best("dev loss"), within(1e-6));
        assertThat(history.remark()).contains("stopped after epoch " + history.epochs(), "whose weights are back");
    }

    @Test
    void earlyStoppingMayWatchAMetric() {
        Fit fit = Fit.of(Samples.mlp(2), Samples.clouds(100, 1))
                .metric("accuracy", Metric.accuracy())
                .earlyStopping(1, 2, "accuracy")
                .quiet();
        // Nobody gets better by 2: the first epoch stays the best.
        History history = fit.run();
        assertThat(history.epochs()).isEqualTo(2);
        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThatThrownBy(() -> fit.earlyStopping(1, 0, "f1").run())
                .hasMessageContaining("early stopping watches \"f1\", but there are loss and [accuracy]");
    }

    @Test
    void aLossThatIsNotFiniteEndsTrainingBeforeItDoesHarm() {
        SequentialBlock net = new SequentialBlock().add(Samples.linear(1));
        History history = Fit.of(net, Samples.plane(64))
                .optimizer(Optimizers.sgd(1e15))
                .epochs(50)
                .quiet()
                .run();
        assertThat(history.stop()).isEqualTo(History.Stop.NOT_FINITE);
        assertThat(history.remark())
                .matches("the loss was (NaN|Infinity) in epoch \\d+, batch \\d+ \\(update \\d+\\).*");
        for (float weight : Samples.weights(net)) {
            assertThat(weight).isFinite();
        }
        double[] steps = history.steps();
        assertThat(steps[steps.length - 1]).isNotFinite();
        assertThat(steps[steps.length - 2]).isFinite();
    }

    @Test
    void aLossThatDoesNotGoWithTheLabelsIsNamed() {
        Fit fit = Fit.of(Samples.mlp(2), Samples.clouds(20, 1))
                .loss(Loss.l2Loss())
                .quiet();
        assertThatThrownBy(fit::run)
                .hasMessageContaining("does not go with outputs (20, 2) and labels int64 (20)")
                .hasMessageContaining("choose another, or none for the usual one");
    }

    @Test
    void dataThatAreNotFiniteAreNamed() {
        Data data = Samples.clouds(20, 1);
        data.x().set(new NDIndex("13, 1"), Float.NaN);
        SequentialBlock net = Samples.mlp(2);
        assertThatThrownBy(() -> Fit.of(net, data).quiet().run())
                .hasMessage("the training input of example 13 holds a NaN or an infinite number: clean the data first");
    }

    @Test
    void clippingShortensAllGradientsByOneFactor() {
        // One example, one weight vector: the gradient is known.
        NDArray x = manager.create(new float[] {3, 4}, new Shape(1, 2));
        Data data = new Data(x, manager.create(new float[] {1}, new Shape(1, 1)), List.of(), List.of());
        SequentialBlock net = new SequentialBlock()
                .add(Linear.builder().setUnits(1).optBias(false).build());
        net.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
        Fit.of(net, data).optimizer(Optimizers.sgd(1)).clip(1).epochs(1).quiet().run();
        // The gradient 2 (0 - 1) (3, 4) has length 10; shortened to 1 it is -(0.6, 0.8).
        assertThat(Samples.weights(net)).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    }

    @Test
    void partsOfANetLearnAtOtherRates() {
        List<String> names = Samples.names(Samples.mlp(2));
        // So small a step changes nothing: these are the first weights, the same in every run.
        List<float[]> first = afterOneStep(1e-30, Map.of());
        List<float[]> whole = afterOneStep(0.1, Map.of());
        List<float[]> parts = afterOneStep(0.1, Map.of(names.get(0), 0.0, names.get(3), 0.5));
        assertThat(parts.get(0)).containsExactly(first.get(0));
        assertThat(parts.get(1)).containsExactly(whole.get(1));
        for (int i = 0; i < 2; i++) {
            float step = whole.get(3)[i] - first.get(3)[i];
            assertThat(parts.get(3)[i] - first.get(3)[i]).isCloseTo(step / 2, within(1e-6f));
            assertThat(step).isNotZero();
        }
    }

    private static List<float[]> afterOneStep(double a, Map<String, Double> rates) {
        SequentialBlock net = Samples.mlp(2);
        Fit fit = Fit.of(net, Samples.clouds(64, 1))
                .optimizer(Optimizers.sgd(a))
                .epochs(1)
                .batch(64)
                .quiet();
        rates.forEach(fit::rate);
        fit.run();
        return net.getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toList();
    }

    @Test
    void aNetWithNothingToLearnIsNamed() {
        SequentialBlock net = Samples.mlp(2);
        net.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        net.getParameters().values().forEach(parameter -> parameter.freeze(true));
        assertThatThrownBy(() -> Fit.of(net, Samples.clouds(8, 1)).quiet().run())
                .hasMessageContaining("no weights that learn");
    }

    @Test
    void predictionsComeInOrderAndWithoutChance() {
        Data data = Samples.clouds(70, 1);
        SequentialBlock net = Samples.noisy(2);
        assertThatThrownBy(() -> Fit.predict(net, data.x())).hasMessageContaining("no weights yet");
        Fit.of(net, data).epochs(1).quiet().run();
        NDArray whole = Fit.predict(net, data.x());
        assertThat(whole.getShape()).isEqualTo(new Shape(70, 2));
        assertThat(Fit.predict(net, data.x(), 16).toFloatArray()).containsExactly(whole.toFloatArray(), within(1e-6f));
        assertThat(whole.getManager()).isSameAs(data.x().getManager());
    }

    @Test
    void wrongSettingsAreNamed() {
        Data data = Samples.clouds(8, 1);
        Fit fit = Fit.of(Samples.mlp(2), data);
        assertThatThrownBy(() -> fit.epochs(0)).hasMessage("epochs: got 0, give 1 or more");
        assertThatThrownBy(() -> fit.clip(0)).hasMessageContaining("expected a positive number");
        assertThatThrownBy(() -> fit.metric("loss", Metric.accuracy())).hasMessageContaining("is taken");
        assertThatThrownBy(fit::history).hasMessage("nothing was trained yet: call run()");
        assertThatThrownBy(() -> Fit.of(Samples.mlp(2), Batches.of(data, 4)).batch(8))
                .hasMessageContaining("the batches given have 4 examples");
        assertThatThrownBy(() -> Fit.of(Samples.mlp(3), data).quiet().run())
                .hasMessageContaining("expected logits (8, 2) but the net gave (8, 3)");
        Data other = new Data(data.x(), data.y(), List.of(), List.of("a", "b"));
        assertThatThrownBy(() -> Fit.of(Samples.mlp(2), data, other)).hasMessageContaining("different classes");
        assertThat(fit.batch(3).epochs(4).updates()).isEqualTo(12);
    }

    @Test
    void trainingRunsOnAThreadWhoseGradientsAreOn() throws Exception {
        AtomicReference<Object> result = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                result.set(Fit.of(Samples.mlp(2), Samples.clouds(32, 1))
                        .epochs(1)
                        .quiet()
                        .run());
            } catch (RuntimeException | Error e) {
                result.set(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(result.get()).isInstanceOf(History.class);
        assertThat(Arrays.asList(Lab.started())).contains(true);
    }
}
