package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.neurona.Lab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptimTest {
    @BeforeEach
    void start() {
        Lab.start("test", 42);
    }

    /** One weight of 1, and the places it comes to with these gradients. */
    private static double[] path(Optim optim, double... gradients) {
        Param w = Param.of("w", Lab.manager().ones(new Shape(1), ai.djl.ndarray.types.DataType.FLOAT64));
        double[] path = new double[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            w.grad().addi(gradients[i]);
            optim.step(List.of(w));
            path[i] = w.value().getDouble(0);
            assertThat(w.grad().getDouble(0)).isZero();
        }
        return path;
    }

    private static void assertPath(Optim optim, double[] gradients, double... expected) {
        assertThat(path(optim, gradients)).containsExactly(expected, within(1e-9));
    }

    @Test
    void everyRuleWorkedByHand() {
        double[] g = {2, 1};
        assertPath(Optim.sgd(0.1), g, 0.8, 0.7);
        assertPath(Optim.momentum(0.1, 0.9), g, 0.8, 0.8 - 0.1 * (0.9 * 2 + 1));
        assertPath(Optim.averagedMomentum(0.1, 0.9), g, 0.98, 0.98 - 0.1 * (0.9 * 0.2 + 0.1));
        assertPath(Optim.nesterov(0.1, 0.9), g, 1 - 0.1 * (2 + 0.9 * 2), 1 - 0.38 - 0.1 * (1 + 0.9 * 2.8));
        assertPath(Optim.adaGrad(0.1), g, 0.9, 0.9 - 0.1 / Math.sqrt(5));
        double s1 = 0.1 * 4;
        double s2 = 0.9 * s1 + 0.1;
        double after = 1 - 0.1 * 2 / Math.sqrt(s1);
        assertPath(Optim.rmsProp(0.1, 0.9, 0), g, after, after - 0.1 / Math.sqrt(s2));
        double v = (0.9 * 0.1 * 2 + 0.1) / (1 - 0.81);
        double s = (0.999 * 0.001 * 4 + 0.001) / (1 - 0.999 * 0.999);
        assertPath(Optim.adam(0.1, 0.9, 0.999, 0), g, 0.9, 0.9 - 0.1 * v / Math.sqrt(s));
        assertPath(Optim.adamW(0.1, 0.5), new double[] {2}, 0.95 - 0.1);
    }

    /** Checklist E-01: alpha with bias correction, 3.16 alpha without, whatever the gradient is. */
    @Test
    void theFirstStepOfAdam() {
        for (double g : new double[] {1e-3, 1, 250}) {
            assertThat(1 - path(Optim.adam(0.01), g)[0]).isCloseTo(0.01, within(1e-6));
            assertThat(1 - path(Optim.uncorrectedAdam(0.01), g)[0]).isCloseTo(0.0316228, within(2e-5));
        }
    }

    /** Checklist E-02, O-09. */
    @Test
    void theTwoMomentaAreOneWithAnotherRate() {
        double[] g = {2, -1, 0.5, 3, 3, -2};
        assertThat(path(Optim.averagedMomentum(0.5, 0.9), g))
                .containsExactly(path(Optim.momentum(0.5 * (1 - 0.9), 0.9), g), within(1e-12));
        assertThat(path(Optim.momentum(0.1, 0), g)).containsExactly(path(Optim.sgd(0.1), g), within(1e-12));
    }

    /** Checklist O-03. */
    @Test
    void theRateMayDependOnTheStep() {
        UpdateRule sgd = Optim.sgd(1).rate(n -> 5.0 / (n + 10));
        assertThat(sgd.rate()).isEqualTo(0.5);
        assertPath(sgd, new double[] {1, 1, 1}, 0.5, 0.5 - 5.0 / 11, 0.5 - 5.0 / 11 - 5.0 / 12);
        assertThat(sgd.steps()).isEqualTo(3);
    }

    private static void assertTwin(Optim ours, Optimizer theirs, double tolerance) {
        Param w = Param.of("w", random(1, 4, 3));
        NDArray twin = w.value().duplicate();
        twin.setRequiresGradient(true); // DJL's optimisers zero a gradient in the end
        for (int step = 0; step < 100; step++) {
            NDArray g = random(1000 + step, 4, 3);
            w.grad().addi(g);
            ours.step(List.of(w));
            Grad.of(() -> twin.sum(), twin); // gives it a gradient to zero
            theirs.update("w", twin, g);
            Twin.assertClose(w.value(), twin.stopGradient(), tolerance);
        }
    }

    @Test
    void djlTakesTheSameHundredSteps() {
        Tracker rate = Tracker.fixed(0.1f);
        assertTwin(Optim.sgd(0.1), Optimizer.sgd().setLearningRateTracker(rate).build(), 1e-6);
        assertTwin(
                Optim.momentum(0.1, 0.9),
                Optimizer.sgd().setLearningRateTracker(rate).optMomentum(0.9f).build(),
                5e-6); // to places 10 away
        Tracker small = Tracker.fixed(0.01f);
        Optimizer adam = Optimizer.adam().optLearningRateTracker(small).build();
        assertTwin(Optim.adam(0.01, 0.9f, 0.999f, 1e-8f), adam, 1e-6);
        // DJL's betas are floats, and 1 - 0.999f is one part in 80,000 off
        Optimizer again = Optimizer.adam().optLearningRateTracker(small).build();
        assertTwin(Optim.adam(0.01), again, 5e-6);
        assertTwin(
                Optim.adamW(0.01, 0.1),
                Optimizer.adamW()
                        .optLearningRateTracker(small)
                        .optWeightDecays(0.1f)
                        .build(),
                5e-6);
    }

    @Test
    void aRuleOfOnesOwnIsAFewLines() {
        class SignDescent extends UpdateRule {
            SignDescent(double alpha) {
                super(alpha);
            }

            @Override
            protected void update(NDArray w, NDArray g, double alpha, Memory memory) {
                w.subi(g.sign().mul(alpha));
            }
        }
        assertPath(new SignDescent(0.1), new double[] {5, -2, 0}, 0.9, 1, 1);
    }

    @Test
    void parametersKeepTheirArrayAndManagerAndMemorySurvivesScopes() {
        Param w = Param.of("w", random(1, 3));
        NDArray value = w.value();
        Optim adam = Optim.adam(0.1);
        for (int i = 0; i < 3; i++) {
            try (Tidy tidy = new Tidy()) {
                tidy.keep(w.value().add(1)).close();
                w.grad().addi(1);
                adam.step(List.of(w));
            }
        }
        assertThat(w.value()).isSameAs(value);
        assertThat(value.getManager()).isSameAs(Lab.manager());
        assertThat(value.toFloatArray()).hasSize(3);
    }

    @Test
    void zeroingTakesNaNAway() {
        Param w = Param.of("w", random(1, 3));
        w.grad().addi(Float.NaN);
        w.zeroGrad();
        assertThat(w.grad().toFloatArray()).containsOnly(0);
        Param scalar = Param.of("s", Lab.manager().create(2f));
        scalar.grad().addi(Float.NaN);
        scalar.zeroGrad();
        assertThat(scalar.grad().getFloat()).isZero();
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> Optim.sgd(-1)).hasMessage("a learning rate of -1.0: give 0 or more");
        assertThatThrownBy(() -> Optim.sgd(Double.NaN)).hasMessageContaining("a learning rate of NaN");
        assertThatThrownBy(() -> Optim.momentum(0.1, 1))
                .hasMessageStartingWith("beta of 1.0: give 0 or more and below 1");
        assertThatThrownBy(() -> Optim.adam(0.1, 0.9, 2, 1e-8)).hasMessageStartingWith("beta2 of 2.0");
    }
}
