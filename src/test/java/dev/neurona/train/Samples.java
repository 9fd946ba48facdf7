package dev.neurona.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.neurona.Lab;
import dev.neurona.data.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small nets and data for the tests of this package. */
final class Samples {
    private Samples() {}

    static NDManager start() {
        Lab.start("test", 42);
        return Lab.manager();
    }

    /** Two overlapping clouds of points. */
    static Data clouds(int n, long seed) {
        NDManager manager = Lab.manager();
        Random random = new Random(seed);
        float[] x = new float[2 * n];
        long[] y = new long[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            x[2 * i] = (float) random.nextGaussian() + 2 * y[i];
            x[2 * i + 1] = (float) random.nextGaussian() - y[i];
        }
        return new Data(manager.create(x, new Shape(n, 2)), manager.create(y), List.of("a", "b"), List.of("no", "yes"));
    }

    /** Points on a plane, {@code y = 3 a - 2 b + 1}. */
    static Data plane(int n) {
        NDManager manager = Lab.manager();
        Random random = new Random(5);
        float[] x = new float[2 * n];
        float[] y = new float[n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = (float) random.nextGaussian();
            x[2 * i + 1] = (float) random.nextGaussian();
            y[i] = 3 * x[2 * i] - 2 * x[2 * i + 1] + 1;
        }
        return new Data(
                manager.create(x, new Shape(n, 2)), manager.create(y, new Shape(n, 1)), List.of("a", "b"), List.of());
    }

    static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    static SequentialBlock mlp(int outputs) {
        return new SequentialBlock().add(linear(8)).add(Activation::relu).add(linear(outputs));
    }

    /** With everything whose state a checkpoint must keep: dropout's chance, running means. */
    static SequentialBlock noisy(int outputs) {
        return new SequentialBlock()
                .add(linear(8))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.3f).build())
                .add(linear(outputs));
    }

    /** {@return the names of a net's parameters} */
    static List<String> names(Block net) {
        List<String> names = new ArrayList<>();
        net.getParameters().forEach(pair -> names.add(pair.getKey()));
        return names;
    }

    /** {@return all weights one after the other} */
    static float[] weights(Block net) {
        List<float[]> arrays = net.getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toList();
        float[] all = new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int begin = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, all, begin, array.length);
            begin += array.length;
        }
        return all;
    }
}
