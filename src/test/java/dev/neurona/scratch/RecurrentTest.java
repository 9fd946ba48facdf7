package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.assertClose;
import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    static Stream<Supplier<Recurrent>> kinds() {
        return Stream.of(() -> new Rnn(3, 4, 1), () -> new Lstm(3, 4, 1), () -> new Gru(3, 4, 1));
    }

    private static Param one(String name, float number, long... shape) {
        return Param.of(name, Lab.manager().full(new Shape(shape), number));
    }

    /** Checklist R-01: four runs, the hidden state of one feeds the next. */
    @Test
    void fourRunsWorkedByHand() {
        Rnn rnn = new Rnn(one("wx", 0.5f, 1, 1), one("wh", 2, 1, 1), one("b", 0.1f, 1));
        NDArray x = Lab.manager().create(new float[] {1, 0, -1, 2}, new Shape(1, 4, 1));
        double h1 = Math.tanh(0.5 + 0.1);
        double h2 = Math.tanh(2 * h1 + 0.1);
        double h3 = Math.tanh(-0.5 + 2 * h2 + 0.1);
        double h4 = Math.tanh(1 + 2 * h3 + 0.1);
        assertThat(rnn.forward(x).toFloatArray())
                .containsExactly(new float[] {(float) h1, (float) h2, (float) h3, (float) h4}, within(1e-6f));
    }

    @Test
    void oneStepOfAnLstmWorkedByHand() {
        Lstm lstm = new Lstm(one("wx", 1, 4, 1), one("wh", 1, 4, 1), one("b", 0, 4));
        NDArray x = Lab.manager().create(new float[] {1}, new Shape(1, 1, 1));
        double s = 1 / (1 + Math.exp(-1));
        double c = s * 0 + s * Math.tanh(1);
        assertThat(lstm.forward(x).getFloat(0, 0, 0)).isCloseTo((float) (s * Math.tanh(c)), within(1e-6f));
        assertThat(lstm.gates().toFloatArray())
                .containsExactly(new float[] {(float) s, (float) s, (float) Math.tanh(1), (float) s}, within(1e-6f));
    }

    @Test
    void oneStepOfAGruWorkedByHand() {
        Gru gru = new Gru(one("wx", 1, 3, 1), one("wh", 1, 3, 1), one("b", 0, 3), one("bh", 0.5f, 1));
        NDArray x = Lab.manager().create(new float[] {1}, new Shape(1, 1, 1));
        double s = 1 / (1 + Math.exp(-1));
        double n = Math.tanh(1 + s * 0.5);
        assertThat(gru.forward(x).getFloat(0, 0, 0)).isCloseTo((float) ((1 - s) * n), within(1e-6f));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCarriedStateContinuesTheSequence(Supplier<Recurrent> kind) {
        NDArray x = random(1, 2, 6, 3);
        NDArray whole = kind.get().forward(x);
        Recurrent carrying = kind.get().carry(true);
        try (Tidy tidy = new Tidy()) { // the state outlives the block
            tidy.keep(carrying.forward(x.get(":, 0:2"))).close();
        }
        assertClose(carrying.forward(x.get(":, 2:")), whole.get(":, 2:"), 1e-6);
        carrying.reset();
        assertClose(carrying.forward(x.get(":, 0:2")), whole.get(":, 0:2"), 1e-6);
        assertThatThrownBy(() -> carrying.forward(random(1, 3, 2, 3)))
                .hasMessageEndingWith("carries the state of 2 examples but x has 3: call reset() first");
        assertClose(carrying.carry(false).forward(x), whole, 1e-6);
        assertClose(carrying.forward(x), whole, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCarriedStateIsAPlaceToStartFromWithNoGradientToTheTimesBefore(Supplier<Recurrent> kind) {
        Recurrent layer = kind.get().carry(true);
        layer.forward(random(1, 2, 3, 3));
        NDArray x = random(2, 2, 2, 3);
        NDArray y = layer.forward(x);
        NDArray dx = layer.backward(random(3, 2, 2, 4));
        assertThat(dx.getShape()).isEqualTo(x.getShape());
        Recurrent fresh = kind.get();
        assertThat(fresh.forward(x).toFloatArray()).isNotEqualTo(y.toFloatArray());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sequencesThatDoNotFitAreNamed(Supplier<Recurrent> kind) {
        Recurrent layer = kind.get();
        assertThatThrownBy(() -> layer.backward(random(1, 2, 2, 4))).hasMessageContaining("backward before forward");
        assertThatThrownBy(() -> layer.forward(random(1, 2, 6, 4)))
                .hasMessageContaining("(3 -> 4): expected sequences (N, T, 3) but got float32 (2, 6, 4)");
        assertThatThrownBy(() -> layer.forward(random(1, 6, 3))).hasMessageContaining("sequences (N, T, 3)");
        assertThatThrownBy(() -> layer.forward(Lab.manager().create(new Shape(2, 0, 3))))
                .hasMessage("a number of times of 0: give 1 or more");
        layer.forward(random(1, 2, 6, 3));
        assertThatThrownBy(() -> layer.backward(random(1, 2, 6, 3))).hasMessageContaining("output's shape (2, 6, 4)");
    }

    @Test
    void parametersThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> new Lstm(Param.zeros("wx", 12, 3), Param.zeros("wh", 16, 4), Param.zeros("b", 16)))
                .hasMessage("expected wx (4 H, D), wh (4 H, H), b (4 H) but got wx (12, 3), wh (16, 4), b (16)");
        assertThatThrownBy(() -> new Gru(
                        Param.zeros("wx", 12, 3),
                        Param.zeros("wh", 12, 4),
                        Param.zeros("b", 12),
                        Param.zeros("bh", 12)))
                .hasMessage("expected bh (4) but got bh (12)");
    }

    @Test
    void theForgetGateStartsOpen() {
        assertThat(new Lstm(3, 2).params().get(2).value().toFloatArray()).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
    }

    /** Checklist V-07: what the first of 30 times has to say reaches the end of an LSTM, not of a plain RNN. */
    @Test
    void theGradientOfAnLstmReachesFartherBack() {
        assertThat(firstOverLast(new Lstm(3, 16, 2))).isGreaterThan(100 * firstOverLast(new Rnn(3, 16, 2)));
    }

    private static double firstOverLast(Layer layer) {
        Chain net = new Chain(layer, new LastStep());
        NDArray x = random(1, 8, 30, 3).mul(0.1);
        net.forward(x, true);
        NDArray dx = net.backward(random(2, 8, 16));
        return dx.get(":, 0").norm().getFloat() / dx.get(":, -1").norm().getFloat();
    }
}
