package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What holds for all sizes and numbers. */
class LawsTest {
    @BeforeProperty
    void start() {
        Lab.start("test", 42);
    }

    @Property(tries = 40)
    void convIsItsDefinitionWhateverTheSizes(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 4) int size,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int padding,
            @ForAll @IntRange(min = 4, max = 7) int height,
            @ForAll long seed) {
        Tidy.run(() -> {
            Param w = Param.of(Lab.manager(), "w", Initial.he(), seed, 2, channels, size, size);
            Param b = Param.normal("b", 1, 2);
            NDArray x = Initial.normal(1).draw(Lab.manager(), new Shape(2, channels, height, height + 1), seed + 1);
            Conv fast = new Conv(w, b, stride, padding);
            ConvLoops slow = new ConvLoops(w, b, stride, padding);
            NDArray y = fast.forward(x);
            Twin.assertClose(y, slow.forward(x), 1e-5);
            assertThat(y.size(2)).isEqualTo((height + 2 * padding - size) / stride + 1);
            Twin.assertClose(fast.backward(y), slow.backward(y), 1e-5);
        });
    }

    @Property(tries = 40)
    void softmaxAddsUpToOneAndDoesNotCareForAConstant(
            @ForAll @IntRange(min = 1, max = 6) int classes,
            @ForAll @DoubleRange(min = -1000, max = 1000) double constant,
            @ForAll @DoubleRange(max = 100) double scale,
            @ForAll long seed) {
        Tidy.run(() -> {
            NDArray z = Initial.normal(scale).draw(Lab.manager(), new Shape(3, classes), seed);
            NDArray p = Softmax.of(z);
            assertThat(p.sum(new int[] {1}).toFloatArray()).containsExactly(new float[] {1, 1, 1}, within(1e-5f));
            assertThat(p.min().getFloat()).isNotNegative();
            Twin.assertClose(Softmax.of(z.add(constant)), p, 1e-3);
            assertThat(p.argMax(1).toLongArray())
                    .isEqualTo(Softmax.hard(z).argMax(1).toLongArray());
        });
    }

    @Property(tries = 40)
    void theGradientOfCrossEntropyAddsUpToZeroInEachRow(
            @ForAll @IntRange(min = 2, max = 6) int classes, @ForAll long seed) {
        Tidy.run(() -> {
            NDArray z = Initial.normal(5).draw(Lab.manager(), new Shape(4, classes), seed);
            NDArray y = Lab.manager().create(new long[] {0, 1, 1, 0});
            Cost cost = Losses.softmaxCrossEntropy(z, y);
            assertThat(cost.value()).isNotNegative();
            assertThat(cost.gradient().sum(new int[] {1}).toFloatArray()).containsExactly(new float[4], within(1e-6f));
        });
    }

    @Property(tries = 40)
    void clippingNeverLengthens(@ForAll @DoubleRange(min = 0.01, max = 10) double longest, @ForAll long seed) {
        Tidy.run(() -> {
            Param p = Param.of(Lab.manager(), "w", Initial.zeros(), 0, 3, 4);
            p.grad().addi(Initial.normal(2).draw(Lab.manager(), new Shape(3, 4), seed));
            double before = Clip.norm(java.util.List.of(p), longest);
            double after = Clip.norm(java.util.List.of(p));
            assertThat(after).isCloseTo(Math.min(before, longest), within(1e-5 * longest));
        });
    }
}
