package dev.neurona.scratch;

import static dev.neurona.scratch.ActivationFunction.ELU;
import static dev.neurona.scratch.ActivationFunction.GAUSSIAN;
import static dev.neurona.scratch.ActivationFunction.GELU;
import static dev.neurona.scratch.ActivationFunction.IDENTITY;
import static dev.neurona.scratch.ActivationFunction.LEAKY_RELU;
import static dev.neurona.scratch.ActivationFunction.RELU;
import static dev.neurona.scratch.ActivationFunction.SIGMOID;
import static dev.neurona.scratch.ActivationFunction.SILU;
import static dev.neurona.scratch.ActivationFunction.SOFTPLUS;
import static dev.neurona.scratch.ActivationFunction.STEP;
import static dev.neurona.scratch.ActivationFunction.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import dev.neurona.Lab;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationFunctionTest {
    private static final float[] POINTS = {-1000, -90, -8, -2, -1, -0.5f, -1e-4f, 0, 1e-4f, 0.5f, 1, 2, 8, 90, 1000};

    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void theArrayFormIsTheNumberForm(ActivationFunction f) {
        NDArray x = Lab.manager().create(POINTS);
        NDArray wide = x.toType(DataType.FLOAT64, true);
        for (int i = 0; i < POINTS.length; i++) {
            double y = f.f(POINTS[i]);
            double dy = f.df(POINTS[i]);
            assertThat(f.f(x).getFloat(i)).isCloseTo((float) y, within((float) (2e-6 * Math.max(1e-1, Math.abs(y)))));
            assertThat(f.df(x).getFloat(i)).isCloseTo((float) dy, within(2e-6f));
            assertThat(f.f(wide).getDouble(i)).isCloseTo(y, within(1e-13 * Math.max(1, Math.abs(y))));
            assertThat(f.df(wide).getDouble(i)).isCloseTo(dy, within(1e-13));
        }
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void theDerivativeIsTheSlope(ActivationFunction f) {
        for (double x = -5.05; x < 5; x += 0.1) {
            assertThat(f.df(x)).isCloseTo((f.f(x + 1e-6) - f.f(x - 1e-6)) / 2e-6, within(1e-8));
        }
    }

    @Test
    void djlHasTheSameButForGaussianAndStep() {
        assertTwin(SIGMOID, Activation::sigmoid);
        assertTwin(TANH, Activation::tanh);
        assertTwin(RELU, Activation::relu);
        assertTwin(LEAKY_RELU, x -> Activation.leakyRelu(x, 0.01f));
        assertTwin(ELU, x -> Activation.elu(x, 1));
        assertTwin(GELU, Activation::gelu);
        assertTwin(SILU, x -> Activation.swish(x, 1));
        assertTwin(SOFTPLUS, Activation::softPlus);
    }

    private static void assertTwin(ActivationFunction ours, UnaryOperator<NDArray> theirs) {
        NDArray x = Lab.manager().create(new float[] {-8, -2, -1, -0.5f, -0.01f, 0.01f, 0.5f, 1, 2, 8});
        Twin.assertClose(ours.f(x), theirs.apply(x), 1e-6);
        NDArray slopes = Grad.of(() -> theirs.apply(x).sum(), x).get(0);
        Twin.assertClose(ours.df(x), slopes, 1e-6);
    }

    /** Checklist F-02 to F-11 and X-10. */
    @Test
    void whatTheSlidesSay() {
        assertThat(SIGMOID.df(0)).isEqualTo(0.25);
        assertThat(Math.pow(SIGMOID.df(0), 10)).isCloseTo(9.5e-7, within(1e-8));
        assertThat(TANH.df(0)).isEqualTo(1);
        assertThat(RELU.df(0)).isZero();
        assertThat(LEAKY_RELU.f(-3)).isEqualTo(-0.03);
        assertThat(GELU.f(1)).isCloseTo(0.8413447460685429, within(1e-15)); // the normal distribution at 1
        assertThat(SOFTPLUS.f(0)).isEqualTo(Math.log(2));
        assertThat(SILU.f(1)).isCloseTo(0.731058578630005, within(1e-15));
        assertThat(GAUSSIAN.f(1)).isCloseTo(1 / Math.E, within(1e-15));
        assertThat(ELU.f(-1)).isCloseTo(1 / Math.E - 1, within(1e-15));
        assertThat(IDENTITY.f(-7)).isEqualTo(-7);
        assertThat(STEP.f(0)).isOne();
        assertThat(STEP.f(-0.1)).isZero();
        assertThat(ActivationFunction.values()).hasSize(11);
        assertThat(LEAKY_RELU.title()).isEqualTo("leaky ReLU");
        assertThat(LEAKY_RELU.layer()).hasToString("leaky ReLU");
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void notANumberStaysOne(ActivationFunction f) {
        NDArray x = Lab.manager().create(new float[] {Float.NaN});
        if (f != STEP) { // which is 0 or 1 whatever comes
            assertThat(f.f(x).getFloat(0)).isNaN();
        }
    }

    @Test
    void theErrorFunctionIsRightEverywhere() {
        // values of the error function from tables, to 15 places
        assertThat(Stats.erf(0.5)).isCloseTo(0.520499877813047, within(1e-15));
        assertThat(Stats.erf(-1)).isCloseTo(-0.842700792949715, within(1e-15));
        assertThat(Stats.erf(2)).isCloseTo(0.995322265018953, within(1e-15));
        assertThat(Stats.erf(4)).isCloseTo(0.999999984582742, within(1e-15));
        assertThat(Stats.erf(7)).isOne();
        assertThat(Stats.erf(0)).isZero();
        assertThat(Stats.erf(Double.NaN)).isNaN();
    }
}
