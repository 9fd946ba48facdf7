package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Questions to ask a net. Layers are numbered from 1, as {@link #summary} shows them.
 *
 * <pre>{@code
 * Inspect.summary(net, new Shape(1, 1, 28, 28))
 * Inspect.gradients(net, Loss.softmaxCrossEntropyLoss(), x, y).table()
 * Inspect.activations(net, x).deadFraction()
 * }</pre>
 */
public final class Inspect {
    private Inspect() {}

    /**
     * {@return the net's layers, their outputs' shapes and how much each learns} The net need not be initialised, and is not
     * afterwards if it was not before.
     *
     * @param input the shape of a batch, such as {@code (1, 3, 32, 32)}; its first number stands for any
     * @throws IllegalArgumentException at the layer where the shape breaks
     */
    public static Summary summary(Block net, Shape input) {
        return SummaryWalk.of(net, input);
    }

    /** {@return the gradient's norm in each layer for one batch; see {@link GradientNorms#of}} */
    public static GradientNorms gradients(Block net, Loss loss, NDArray x, NDArray y) {
        return GradientNorms.of(net, loss, x, y);
    }

    /** {@return what comes out of each layer for a batch; see {@link Activations#of}} */
    public static Activations activations(Block net, NDArray x) {
        return Activations.of(net, x);
    }

    /**
     * {@return what a layer makes of a batch, such as maps {@code (N, C, H, W)}, in the manager of the batch}
     *
     * @param layer its number, from 1
     */
    public static NDArray output(Block net, NDArray x, int layer) {
        int layers = Layer.of(net).size();
        if (layer < 1 || layer > layers) {
            throw new IllegalArgumentException("there is no layer %d: the net has %d, from 1".formatted(layer, layers));
        }
        NDArray[] found = new NDArray[1];
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Pass.through(net, x, false, (at, in, out) -> {
                if (at.index() == layer) {
                    found[0] = out.duplicate();
                    NDScope.unregister(found[0]);
                }
            });
        }
        NDScope.register(found[0]);
        return found[0];
    }

    /**
     * {@return a layer's maps of one image, {@code [C][H][W]}, for a grid of images}
     *
     * @param image {@code (1, C, H, W)}
     * @param layer its number, from 1; its output must be maps
     */
    public static double[][][] maps(Block net, NDArray image, int layer) {
        try (NDArray out = output(net, image, layer)) {
            Shape shape = out.getShape();
            if (shape.dimension() != 4 || shape.get(0) != 1) {
                throw new IllegalArgumentException(
                        "expected maps (1, C, H, W) of one image but layer %d makes %s".formatted(layer, shape));
            }
            return images(out.toFloatArray(), shape);
        }
    }

    /**
     * {@return the filters of a convolution as images, {@code [filter * channel][height][width]}: all channels of the first filter, then
     * of the second}
     *
     * @param layer its number, from 1
     */
    public static double[][][] filters(Block net, int layer) {
        List<Layer> layers = Layer.of(net);
        if (layer < 1 || layer > layers.size() || !(layers.get(layer - 1).block() instanceof Conv2d)) {
            List<String> convolutions = layers.stream()
                    .filter(one -> one.block() instanceof Conv2d)
                    .map(Layer::label)
                    .toList();
            throw new IllegalArgumentException(
                    "layer %d is no convolution: the net has %s".formatted(layer, convolutions));
        }
        Pass.requireInitialised(net);
        NDArray weight = layers.get(layer - 1).block().getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                .findFirst()
                .orElseThrow()
                .getArray();
        return images(weight.toFloatArray(), weight.getShape());
    }

    private static double[][][] images(float[] values, Shape shape) {
        int height = Math.toIntExact(shape.get(2));
        int width = Math.toIntExact(shape.get(3));
        double[][][] images = new double[Math.toIntExact(shape.get(0) * shape.get(1))][height][width];
        for (int i = 0; i < values.length; i++) {
            images[i / (height * width)][i / width % height][i % width] = values[i];
        }
        return images;
    }

    /**
     * {@return a table of the net's parameters: shape, mean, standard deviation, smallest, greatest, share of zeros, and whether it
     * learns}
     */
    public static Table weights(Block net) {
        Pass.requireInitialised(net);
        Table table = Table.create(
                "weights",
                StringColumn.create("layer"),
                StringColumn.create("parameter"),
                StringColumn.create("shape"),
                LongColumn.create("numbers"),
                DoubleColumn.create("mean"),
                DoubleColumn.create("deviation"),
                DoubleColumn.create("min"),
                DoubleColumn.create("max"),
                DoubleColumn.create("zeros"),
                StringColumn.create("learns"));
        for (Layer layer : Layer.of(net)) {
            for (Pair<String, Parameter> pair : layer.block().getParameters()) {
                NDArray array = pair.getValue().getArray();
                Spread spread = Spread.of(array.toFloatArray());
                table.stringColumn("layer").append(layer.label());
                table.stringColumn("parameter").append(pair.getKey());
                table.stringColumn("shape").append(array.getShape().toString());
                table.longColumn("numbers").append(array.size());
                table.doubleColumn("mean").append(spread.mean());
                table.doubleColumn("deviation").append(spread.deviation());
                table.doubleColumn("min").append(spread.min());
                table.doubleColumn("max").append(spread.max());
                table.doubleColumn("zeros").append(spread.zeros());
                table.stringColumn("learns").append(pair.getValue().requiresGradient() ? "yes" : "no");
            }
        }
        return table;
    }

    /**
     * {@return a part of a net as a net of its own, sharing its weights: parts {@code from} to {@code to} of the sequence}
     *
     * <p>{@code Attribution.gradCam(part(net, 1, 6), part(net, 7, 10), image, label)}
     *
     * @param from the first part, from 1, as DJL numbers the parts of the sequence
     * @param to the last part
     */
    public static SequentialBlock part(SequentialBlock net, int from, int to) {
        List<Block> parts = net.getChildren().values();
        if (from < 1 || to < from || to > parts.size()) {
            throw new IllegalArgumentException(
                    "there are no parts %d to %d: the sequence has %d, from 1".formatted(from, to, parts.size()));
        }
        return new SequentialBlock().addAll(parts.subList(from - 1, to));
    }
}
