package dev.neurona.scratch;

import static dev.neurona.scratch.Twin.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.neurona.Garbage;
import dev.neurona.Lab;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        Lab.start("test", 42);
        manager = Lab.manager();
    }

    @Test
    void theGradientOfSquaresIsTwiceTheNumbers() {
        NDArray w = manager.create(new float[] {1, -3});
        NDArray b = manager.create(2f);
        List<NDArray> gradients = Grad.of(() -> w.square().sum().add(b.square()), w, b);
        assertThat(gradients.get(0).toFloatArray()).containsExactly(2, -6);
        assertThat(gradients.get(1).getFloat()).isEqualTo(4);
        assertThat(gradients.get(0).getManager()).isSameAs(manager);
        assertThat(w.hasGradient()).isFalse();
    }

    @Test
    void gradientsDoNotAddUpAndNaNIsGoneTheNextTime() {
        NDArray w = manager.create(new float[] {0, 2});
        assertThat(Grad.of(() -> w.div(w).sum(), w).get(0).getFloat(0)).isNaN();
        assertThat(Grad.of(() -> w.square().sum(), w).get(0).toFloatArray()).containsExactly(0, 4);
        assertThat(Grad.of(() -> w.square().sum(), w).get(0).toFloatArray()).containsExactly(0, 4);
    }

    @Test
    void anArrayThatTakesGradientsAlreadyStaysSoAndEndsWithZero() {
        NDArray w = manager.create(new float[] {1, 2});
        w.setRequiresGradient(true);
        Grad.of(() -> w.square().sum(), w);
        assertThat(w.hasGradient()).isTrue();
        assertThat(w.getGradient().toFloatArray()).containsOnly(0);
    }

    @Test
    void itWorksWithTheThreadsGradientModeOnAndOffAndLeavesItSo() {
        NDArray w = manager.create(new float[] {1, 2});
        boolean before = JniUtils.isGradMode();
        for (boolean mode : new boolean[] {true, false}) {
            JniUtils.setGradMode(mode);
            assertThat(Grad.of(() -> w.square().sum(), w).get(0).toFloatArray()).containsExactly(2, 4);
            assertThat(Grad.numeric(() -> w.square().sum(), w, 1e-2).getFloat(1))
                    .isCloseTo(4, within(1e-2f));
            assertThat(JniUtils.isGradMode()).isEqualTo(mode);
        }
        JniUtils.setGradMode(before);
    }

    @Test
    void itWorksOnANewThread() {
        NDArray w = manager.create(new float[] {1, 2});
        float[] gradient = CompletableFuture.supplyAsync(
                        () -> Grad.of(() -> w.square().sum(), w).get(0).toFloatArray())
                .join();
        assertThat(gradient).containsExactly(2, 4);
    }

    @Test
    void aLossThatThrowsLeavesNothingOpen() {
        NDArray w = manager.create(new float[] {1, 2});
        boolean before = JniUtils.isGradMode();
        assertThatThrownBy(() -> Grad.of(
                        () -> {
                            throw new IllegalStateException("mine");
                        },
                        w))
                .hasMessage("mine");
        assertThat(JniUtils.isGradMode()).isEqualTo(before);
        assertThat(w.hasGradient()).isFalse();
        assertThat(Grad.of(() -> w.sum(), w).get(0).toFloatArray()).containsExactly(1, 1);
    }

    @Test
    void oneInsideAnotherIsRefusedAndTheNextWorks() {
        NDArray w = manager.create(new float[] {1, 2});
        boolean before = JniUtils.isGradMode();
        Supplier<NDArray> nested = () -> Grad.of(() -> w.sum(), w).get(0).sum();
        assertThatThrownBy(() -> Grad.of(nested, w)).hasMessageContaining("DJL allows one collector at a time");
        try (GradientCollector open = Engine.getInstance().newGradientCollector()) {
            assertThat(open).isNotNull();
            assertThatThrownBy(() -> Grad.of(() -> w.sum(), w)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(JniUtils.isGradMode()).isEqualTo(before);
        assertThat(Grad.of(() -> w.sum(), w).get(0).toFloatArray()).containsExactly(1, 1);
    }

    @Test
    void whatCannotBeIsNamed() {
        NDArray w = manager.create(new float[] {1, 2});
        NDArray c = manager.create(new float[] {1, 2});
        NDArray ids = manager.create(new long[] {1, 2});
        assertThatThrownBy(() -> Grad.of(() -> w.square(), w)).hasMessageContaining("the loss has shape (2)");
        assertThatThrownBy(() -> Grad.of(() -> c.sum(), w)).hasMessageContaining("depends on none of these arrays");
        assertThatThrownBy(() -> Grad.of(() -> c.sum())).hasMessageContaining("with respect to what?");
        assertThatThrownBy(() -> Grad.of(() -> c.sum(), ids)).hasMessageContaining("no gradient with respect to int64");
        assertThatThrownBy(() -> Grad.numeric(() -> w.square(), w, 1e-2)).hasMessageContaining("shape (2)");
        assertThatThrownBy(() -> Grad.relativeError(w, w.sum())).hasMessageContaining("cannot be compared");
        assertThat(Grad.of(() -> w.sum(), w, c).get(1).toFloatArray()).containsExactly(0, 0);
    }

    /** See LentMemory: without care the 3 would be lost. */
    @Test
    void garbageMayBeCollectedAtAnyTime() {
        NDArray w = manager.create(new float[] {1, 2});
        AtomicInteger calls = new AtomicInteger();
        NDArray gradient = Grad.of(
                        () -> {
                            NDArray loss = w.mul(3f).sum();
                            Garbage.collect();
                            calls.incrementAndGet();
                            return loss;
                        },
                        w)
                .get(0);
        assertThat(calls).hasValue(1);
        assertThat(gradient.toFloatArray()).containsExactly(3, 3);
    }

    @Test
    void nothingIsLeftBehind() {
        NDArray w = manager.create(new float[] {1, 2});
        NDArray x = manager.create(new float[] {1, 2});
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 20; i++) {
            Grad.of(() -> w.mul(x).square().sum().add(x.exp().sum()), w).get(0).close();
            Grad.numeric(() -> w.mul(x).square().sum(), w, 1e-2).close();
            Grad.check(new Dense(Param.of("w", w.reshape(1, 2)), Param.of("b", x.get("0:1"))), new Shape(3, 2), i);
        }
        // of each round the two parameters: w, b, their values and gradients
        assertThat(manager.getManagedArrays()).hasSize(before + 20 * 4);
    }

    @Test
    void differencesFindTheGradientOfAScalarAMatrixAndATransposedView() {
        NDArray s = manager.create(3.0);
        assertThat(Grad.numeric(() -> s.square(), s, 1e-5).getDouble()).isCloseTo(6, within(1e-8));
        NDArray w = random(1, 3, 2).toType(DataType.FLOAT64, true);
        NDArray view = w.transpose();
        assertThat(Grad.check(() -> w.square().sum(), view, view.mul(2))).isLessThan(1e-9);
        assertThat(s.getDouble()).isEqualTo(3);
    }

    /** Lesson 10: too large a step is inexact, too small a one is rounding. */
    @Test
    void theErrorOfDifferencesIsSmallestInBetween() {
        NDArray w = manager.create(new double[] {0.7, -1.2});
        NDArray exact = w.exp();
        double[] errors = new double[3];
        double[] epsilons = {1e-1, 1e-5, 1e-11};
        for (int i = 0; i < 3; i++) {
            errors[i] = Grad.relativeError(exact, Grad.numeric(() -> w.exp().sum(), w, epsilons[i]));
        }
        assertThat(errors[1]).isLessThan(1e-9);
        assertThat(errors[0]).isGreaterThan(1e-4);
        assertThat(errors[2]).isGreaterThan(1e-7);
    }

    @Test
    void aPlantedMistakeIsFoundAndPointedAt() {
        Param w = Param.he("w", 3, 4);
        class Wrong implements Layer {
            private NDArray x = manager.zeros(new Shape(1, 1));

            @Override
            public NDArray forward(NDArray x) {
                this.x = x;
                return x.matMul(w.value().transpose());
            }

            @Override
            public NDArray backward(NDArray dy) {
                w.grad().addi(dy.transpose().matMul(x).mul(2)); // the mistake
                return dy.matMul(w.value());
            }

            @Override
            public List<Param> params() {
                return List.of(w);
            }
        }
        GradCheck check = Grad.check(new Wrong(), new Shape(5, 4), 1);
        assertThat(check.passed()).isFalse();
        assertThat(check.worst().name()).isEqualTo("w");
        assertThat(check.worst().error()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(check.worst().analytic() / check.worst().numeric()).isCloseTo(2, within(1e-6));
        assertThat(check.parts().get(0).error()).isLessThan(1e-8);
        assertThat(check.toString()).contains("w      error 3.3e-01, worst at ");
        assertThat(w.value().getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(w.grad().toFloatArray()).containsOnly(0);
    }

    @Test
    void aLayerThatKnowsFloat32OnlyIsCheckedInIt() {
        NDArray w = random(1, 4, 3); // not a Param: it stays as it is
        class Fixed implements Layer {
            @Override
            public NDArray forward(NDArray x) {
                return x.matMul(w);
            }

            @Override
            public NDArray backward(NDArray dy) {
                return dy.matMul(w.transpose());
            }
        }
        GradCheck check = Grad.check(new Fixed(), new Shape(5, 4), 1);
        assertThat(check.type()).isEqualTo(DataType.FLOAT32);
        assertThat(check.passed()).isTrue();
        assertThat(check.error()).isBetween(1e-9, 1e-2);
    }

    @Test
    void notANumberNeverPasses() {
        class Nan implements Layer {
            @Override
            public NDArray forward(NDArray x) {
                return x.duplicate();
            }

            @Override
            public NDArray backward(NDArray dy) {
                return dy.mul(Float.NaN);
            }
        }
        GradCheck check = Grad.check(new Nan(), new Shape(2, 2), 1);
        assertThat(check.error()).isNaN();
        assertThat(check.passed()).isFalse();
    }

    @Test
    void aGradientOfTheWrongShapeIsNamed() {
        class Summed implements Layer {
            @Override
            public NDArray forward(NDArray x) {
                return x.duplicate();
            }

            @Override
            public NDArray backward(NDArray dy) {
                return dy.sum(new int[] {0});
            }
        }
        assertThatThrownBy(() -> Grad.check(new Summed(), new Shape(5, 4), 1))
                .hasMessage("backward gave a gradient of shape (4) for an input of shape (5, 4)");
    }
}
