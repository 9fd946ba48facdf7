package dev.neurona.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;

/** Holds one of our layers beside DJL's own: the same output, the same gradients. */
final class Twin {
    private Twin() {}

    /** A DJL block with random parameters, so that agreement is no accident of zeros. */
    static Block block(Block block, Shape... input) {
        block.initialize(Lab.manager(), DataType.FLOAT32, input);
        long seed = 100;
        for (var parameter : block.getParameters()) {
            NDArray array = parameter.getValue().getArray();
            NDArray random = random(seed++, array.getShape().getShape()).muli(0.5f);
            if (parameter.getValue().requiresGradient()) {
                array.setRequiresGradient(false);
                array.subi(array).addi(random);
            }
        }
        return block;
    }

    static NDArray random(long seed, long... shape) {
        return Initial.normal(1).draw(Lab.manager(), new Shape(shape), seed);
    }

    static NDArray of(Block block, String name) {
        return block.getParameters().stream()
                .filter(pair -> pair.getKey().endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not in " + block.getParameters().keys()))
                .getValue()
                .getArray();
    }

    static NDArray forward(Block block, NDArray x, boolean training) {
        return block.forward(new ParameterStore(Lab.manager(), false), new NDList(x), training)
                .head();
    }

    /** Compares outputs, the gradient of the input, and the gradients of the parameters, ours against theirs in this order. */
    static void assertAgree(Layer ours, Block theirs, NDArray x, boolean training, List<NDArray> theirParams) {
        NDArray y = ours.forward(x, training);
        NDArray r = random(7, y.getShape().getShape());
        NDArray dx = ours.backward(r);

        List<NDArray> w = new ArrayList<>(theirParams);
        w.add(0, x);
        List<NDArray> theirGradients =
                Grad.of(() -> forward(theirs, x, training).mul(r).sum(), w.toArray(NDArray[]::new));
        assertClose(y, forward(theirs, x, training), 1e-5);
        assertClose(dx, theirGradients.get(0), 1e-5);
        assertThat(ours.params()).hasSameSizeAs(theirParams);
        for (int i = 0; i < theirParams.size(); i++) {
            assertClose(ours.params().get(i).grad(), theirGradients.get(i + 1), 1e-5);
        }
    }

    /** Every number to within this part of the largest. */
    static void assertClose(NDArray ours, NDArray theirs, double tolerance) {
        assertThat(ours.getShape()).isEqualTo(theirs.getShape());
        double[] a = Differences.numbers(ours);
        double[] b = Differences.numbers(theirs);
        double scale = 1;
        for (double v : b) {
            scale = Math.max(scale, Math.abs(v));
        }
        assertThat(a).containsExactly(b, within(tolerance * scale));
    }
}
