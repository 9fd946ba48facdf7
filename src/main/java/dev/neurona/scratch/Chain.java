package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers one after the other: forward from first to last, backward from last to first, which is the chain rule. DJL's twin
 * is {@code SequentialBlock}.
 */
public final class Chain implements Layer {
    private final List<Layer> layers;
    private final List<NDArray> between = new ArrayList<>();

    /** A network of these layers. */
    public Chain(Layer... layers) {
        this.layers = List.of(layers);
    }

    /** A network of these layers. */
    public Chain(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** {@return the layers, from the input to the output} */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public NDArray forward(NDArray x) {
        return forward(x, false);
    }

    @Override
    public NDArray forward(NDArray x, boolean training) {
        between.forEach(NDArray::close); // what the layers gave each other the last time
        between.clear();
        NDArray a = x;
        for (Layer layer : layers) {
            NDArray y = layer.forward(a, training);
            if (a != x && a != y) {
                between.add(a); // the layer may need its input again in backward
            }
            a = y;
        }
        return a;
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray da = dy;
        for (int l = layers.size() - 1; l >= 0; l--) {
            NDArray dx = layers.get(l).backward(da);
            if (da != dy && da != dx) {
                da.close();
            }
            da = dx;
        }
        return da;
    }

    @Override
    public List<Param> params() {
        return layers.stream().flatMap(layer -> layer.params().stream()).toList();
    }

    @Override
    public void seed(long seed) {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).seed(seed + l);
        }
    }

    /** {@return the number of parameters: weights and biases together} */
    public long size() {
        return params().stream().mapToLong(param -> param.value().size()).sum();
    }

    /** {@return one line a layer} */
    @Override
    public String toString() {
        return layers.stream().map(Layer::toString).collect(Collectors.joining("\n"));
    }
}
