package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurona.Lab;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueTest {
    @Test
    void aSmallGraphWorkedByHand() {
        Value x = Value.of(2, "x");
        Value w = Value.of(-3, "w");
        Value b = Value.of(10, "b");
        Value z = x.times(w).plus(b).named("z"); // 4
        Value y = z.pow(2); // 16
        y.backward();
        assertThat(y.data()).isEqualTo(16);
        assertThat(z.grad()).isEqualTo(8); // 2 z
        assertThat(w.grad()).isEqualTo(16); // 2 z x
        assertThat(x.grad()).isEqualTo(-24); // 2 z w
        assertThat(b.grad()).isEqualTo(8);
        assertThat(z).hasToString("z = 4.0000, grad 8.0000");
    }

    @Test
    void aNumberUsedTwiceAddsBothGradients() {
        Value x = Value.of(3);
        x.times(x).plus(x).backward();
        assertThat(x.grad()).isEqualTo(7); // 2x + 1
    }

    @Test
    void backwardAgainDoesNotAddUp() {
        Value x = Value.of(3);
        Value y = x.times(x);
        y.backward();
        y.backward();
        assertThat(x.grad()).isEqualTo(6);
        x.grad();
    }

    private static void assertSlope(double x, Function<Value, Value> f) {
        Value v = Value.of(x);
        f.apply(v).backward();
        double e = 1e-6;
        double slope =
                (f.apply(Value.of(x + e)).data() - f.apply(Value.of(x - e)).data()) / (2 * e);
        assertThat(v.grad()).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
    }

    @Property(tries = 50)
    void everyOperationHasTheSlopeOfItsDifferences(@ForAll @DoubleRange(min = 0.1, max = 3) double x) {
        assertSlope(x, v -> v.exp());
        assertSlope(x, v -> v.log());
        assertSlope(x, v -> v.pow(-1.5));
        assertSlope(x, v -> v.tanh());
        assertSlope(x, v -> v.sigmoid());
        assertSlope(x, v -> v.relu());
        assertSlope(x, v -> v.times(2).plus(1).negated());
        assertSlope(x, v -> Value.of(1).minus(v).over(v.plus(2)));
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void everyActivationFunctionApplies(ActivationFunction f) {
        Value x = Value.of(0.7);
        Value y = x.apply(f);
        y.backward();
        assertThat(y.data()).isEqualTo(f.f(0.7));
        assertThat(x.grad()).isEqualTo(f.df(0.7));
        assertThat(y.op()).isEqualTo(f.title());
    }

    @Test
    void theGraphCanBeDrawn() {
        Value x = Value.of(2, "x");
        Value y = Value.of(5, "y");
        Value sum = x.plus(y);
        Value z = sum.times(x);
        assertThat(z.parents()).containsExactly(sum, x);
        assertThat(z.op()).isEqualTo("*");
        assertThat(sum.op()).isEqualTo("+");
        assertThat(x.op()).isEmpty();
        assertThat(x.label()).isEqualTo("x");
        assertThat(x.pow(2).op()).isEqualTo("^2");
        assertThat(z.ancestors()).containsExactlyInAnyOrder(x, y, sum, z).endsWith(z);
        assertThat(z.ancestors().indexOf(sum)).isGreaterThan(z.ancestors().indexOf(y));
    }

    @Test
    void aSumOfAHundredThousandNumbersHasAGradient() {
        Value x = Value.of(1);
        Value sum = x;
        for (int i = 0; i < 100_000; i++) {
            sum = sum.plus(x);
        }
        sum.backward();
        assertThat(x.grad()).isEqualTo(100_001);
    }

    @Test
    void aNeuronLearnsOnNumbersAlone() {
        Value w = Value.of(0.1);
        Value b = Value.of(0);
        for (int step = 0; step < 200; step++) {
            Value loss = Value.of(0);
            for (double x = -1; x <= 1; x += 0.5) {
                loss = loss.plus(w.times(x).plus(b).minus(Value.of(3 * x - 1)).pow(2));
            }
            loss.backward();
            w.data(w.data() - 0.05 * w.grad());
            b.data(b.data() - 0.05 * b.grad());
        }
        assertThat(w.data()).isCloseTo(3, within(1e-6));
        assertThat(b.data()).isCloseTo(-1, within(1e-6));
    }

    @Test
    void itAgreesWithTheEngine() {
        Lab.start("test", 1);
        var x = Lab.manager().create(new double[] {0.4});
        double engine = Grad.of(
                        () -> x.tanh().mul(x.exp()).add(x.square().log()).sum(), x)
                .get(0)
                .getDouble(0);
        Value v = Value.of(0.4);
        v.tanh().times(v.exp()).plus(v.pow(2).log()).backward();
        assertThat(v.grad()).isCloseTo(engine, within(1e-12));
    }
}
