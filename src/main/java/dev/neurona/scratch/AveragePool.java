package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mean of each window: {@code (N, C, H, W)} becomes {@code (N, C, H', W')} with H' = floor((H - size) / stride) +
 * 1. The gradient is shared out equally. Checklist K-05, X-07. DJL's twin is {@code Pool.avgPool2dBlock}.
 */
public final class AveragePool implements Layer {
    private final Window window;
    private @Nullable Shape shape;

    /** Windows of size x size side by side. */
    public AveragePool(int size) {
        this(size, size);
    }

    /** Windows of size x size in steps of stride pixels. */
    public AveragePool(int size, int stride) {
        window = new Window(size, size, stride, 0);
    }

    @Override
    public NDArray forward(NDArray x) {
        Shape places = window.places(this, x, 0);
        shape = x.getShape();
        try (Tidy tidy = new Tidy()) {
            NDArray sum = x.getManager().zeros(places, x.getDataType()); // (N, C, H', W')
            for (int k = 0; k < window.size(); k++) {
                sum.addi(window.under(x, k / window.width(), k % window.width(), places));
            }
            return tidy.keep(sum.divi(window.size()));
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        if (shape == null) {
            throw new IllegalStateException(this + ": backward before forward: call forward(x, true) first");
        }
        Inputs.gradient(this, dy, window.output(shape, shape.get(1)));
        try (Tidy tidy = new Tidy()) {
            NDArray share = dy.div(window.size());
            NDArray dx = window.blank(dy, shape); // (N, C, H, W)
            for (int k = 0; k < window.size(); k++) {
                window.under(dx, k / window.width(), k % window.width(), dy.getShape())
                        .addi(share);
            }
            return tidy.keep(dx);
        }
    }

    @Override
    public String toString() {
        return "AveragePool(%s)".formatted(window);
    }
}
