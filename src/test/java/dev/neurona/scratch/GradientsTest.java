package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every backward against central differences in float64. */
class GradientsTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    private static Arguments layer(String name, Supplier<Layer> layer, long... shape) {
        return Arguments.of(name, layer, new Shape(shape));
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                layer("dense", () -> new Dense(4, 3), 5, 4),
                layer("dense over times", () -> new Dense(4, 3), 2, 3, 4),
                layer("conv", () -> new Conv(2, 3, 3, 1, 1), 2, 2, 5, 4),
                layer("conv with stride", () -> new Conv(2, 3, 2, 2, 0), 2, 2, 5, 4),
                layer(
                        "conv by loops",
                        () -> new ConvLoops(Param.he("w", 3, 2, 3, 2), Param.normal("b", 1, 3), 2, 1),
                        2,
                        2,
                        5,
                        4),
                layer("max pool", () -> new MaxPool(2), 2, 2, 5, 4),
                layer("max pool overlapping", () -> new MaxPool(3, 1), 1, 2, 5, 4),
                layer("average pool", () -> new AveragePool(3, 2), 2, 2, 5, 5),
                layer("flatten", Flatten::new, 2, 2, 3, 2),
                layer("dropout", () -> new InvertedDropout(0.4), 5, 6),
                layer("batch norm of points", () -> new BatchNormalisation(4), 5, 4),
                layer("batch norm of images", () -> new BatchNormalisation(3), 2, 3, 3, 2),
                layer("rnn", () -> new Rnn(3, 4), 2, 5, 3),
                layer("lstm", () -> new Lstm(3, 4), 2, 5, 3),
                layer("gru", () -> new Gru(3, 4), 2, 5, 3),
                layer("last step", LastStep::new, 2, 5, 3),
                layer(
                        "chain",
                        () -> new Chain(
                                new Conv(1, 2, 3, 1, 1),
                                new BatchNormalisation(2),
                                ActivationFunction.TANH.layer(),
                                new AveragePool(2),
                                new Flatten(),
                                new InvertedDropout(0.3),
                                new Dense(8, 3)),
                        3,
                        1,
                        4,
                        4),
                layer(
                        "two layers of lstm",
                        () -> new Chain(new Lstm(3, 4), new Gru(4, 2), new LastStep(), new Dense(2, 2)),
                        2,
                        4,
                        3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void backwardFitsForward(String name, Supplier<Layer> layer, Shape input) {
        Layer checked = layer.get();
        GradCheck check = Grad.check(checked, input, 3);
        assertThat(check.type()).isEqualTo(DataType.FLOAT64);
        assertThat(check.parts()).hasSize(1 + checked.params().size());
        assertThat(check.error()).as(check.toString()).isLessThan(1e-6);
        assertThat(check.passed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void backwardOfAnActivationFitsForward(ActivationFunction f) {
        GradCheck check = Grad.check(f.layer(), new Shape(6, 5), 3);
        assertThat(check.error()).as(check.toString()).isLessThan(1e-8);
    }

    @Test
    void anEmbeddingIsCheckedByItsTable() {
        NDArray ids = Lab.manager().create(new long[] {4, 0, 4, 2, 1, 1}, new Shape(2, 3));
        GradCheck check = Grad.check(new Chain(new EmbeddingTable(5, 3), new Rnn(3, 2)), ids, 3);
        assertThat(check.parts()).hasSize(4);
        assertThat(check.error()).as(check.toString()).isLessThan(1e-6);
    }

    private static void assertFits(BiFunction<NDArray, NDArray, Cost> loss, NDArray prediction, NDArray truth) {
        NDArray p = prediction.toType(DataType.FLOAT64, true);
        NDArray gradient = loss.apply(p, truth).gradient();
        Supplier<NDArray> value =
                () -> Lab.manager().create(loss.apply(p, truth).value());
        assertThat(gradient.getShape()).isEqualTo(p.getShape());
        assertThat(Grad.check(value, p, gradient)).isLessThan(1e-7);
    }

    @Test
    void theGradientOfEveryLossFitsItsValue() {
        NDArray labels = Lab.manager().create(new long[] {2, 0, 3, 2});
        NDArray soft = Softmax.of(random(5, 4, 5));
        NDArray ofTimes = Lab.manager().create(new long[] {2, 0, 3, 2, 1, 1}, new Shape(2, 3));
        NDArray yesNo = random(6, 4, 3).gt(0);
        assertFits(Losses::softmaxCrossEntropy, random(1, 4, 5), labels);
        assertFits(Losses::softmaxCrossEntropy, random(1, 4, 5), soft);
        assertFits(Losses::softmaxCrossEntropy, random(1, 2, 3, 5), ofTimes);
        assertFits(Losses::binaryCrossEntropy, random(1, 4, 3), yesNo);
        assertFits(Losses::mse, random(1, 4, 3), random(2, 4, 3));
        assertFits(Losses::mae, random(1, 4, 3), random(2, 4, 3));
        assertFits((p, y) -> Losses.huber(p, y, 0.7), random(1, 4, 3), random(2, 4, 3));
    }

    @Test
    void aPenaltyAddsTheGradientOfItsCost() {
        Param w = Param.of("w", random(1, 3, 4).toType(DataType.FLOAT64, true));
        Penalty.l2(java.util.List.of(w), 0.3);
        assertThat(Grad.check(() -> w.value().square().sum().mul(0.15), w.value(), w.grad()))
                .isLessThan(1e-9);
        w.zeroGrad();
        double cost = Penalty.l1(java.util.List.of(w), 0.3);
        assertThat(Grad.check(() -> w.value().abs().sum().mul(0.3), w.value(), w.grad()))
                .isLessThan(1e-9);
        assertThat(cost).isCloseTo(w.value().abs().sum().getDouble() * 0.3, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void theEngineFindsTheSameGradientsAsBackward() {
        Chain net = new Chain(new Dense(4, 6), ActivationFunction.GELU.layer(), new Dense(6, 3));
        NDArray x = random(1, 5, 4);
        NDArray y = Lab.manager().create(new long[] {0, 1, 2, 1, 0});
        NDArray[] w = net.params().stream().map(Param::value).toArray(NDArray[]::new);
        NDArray hot = y.oneHot(3);
        var engine =
                Grad.of(() -> net.forward(x, true).logSoftmax(1).mul(hot).sum().div(-5), w);
        net.backward(Losses.softmaxCrossEntropy(net.forward(x, true), y).gradient());
        for (int i = 0; i < w.length; i++) {
            Twin.assertClose(net.params().get(i).grad(), engine.get(i), 1e-6);
        }
    }
}
