package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the largest number of each window: {@code (N, C, H, W)} becomes {@code (N, C, H', W')} with H' = floor((H - size) /
 * stride) + 1; what is left over at the border is not looked at. The gradient goes to the pixel that was the largest, the
 * first of equals. Checklist K-05, X-07. DJL's twin is {@code Pool.maxPool2dBlock}.
 */
public final class MaxPool implements Layer {
    private final Window window;
    private @Nullable Shape shape;
    private final List<NDArray> saved = new ArrayList<>(); // which pixel of the window won, (N, C, H', W')

    /** Windows of size x size side by side. */
    public MaxPool(int size) {
        this(size, size);
    }

    /** Windows of size x size in steps of stride pixels. */
    public MaxPool(int size, int stride) {
        window = new Window(size, size, stride, 0);
    }

    @Override
    public NDArray forward(NDArray x) {
        Shape places = window.places(this, x, 0);
        shape = x.getShape();
        try (Tidy tidy = new Tidy(saved)) {
            NDList pixels = new NDList();
            for (int k = 0; k < window.size(); k++) {
                pixels.add(window.under(x, k / window.width(), k % window.width(), places)); // (N, C, H', W')
            }
            NDArray all = NDArrays.stack(pixels); // (h w, N, C, H', W')
            tidy.save(all.argMax(0)); //             (N, C, H', W')
            return tidy.keep(all.max(new int[] {0}));
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray winner = Inputs.saved(this, saved.isEmpty() ? null : saved.get(0));
        Inputs.gradient(this, dy, winner.getShape());
        try (Tidy tidy = new Tidy()) {
            NDArray dx = window.blank(dy, Objects.requireNonNull(shape)); // (N, C, H, W)
            for (int k = 0; k < window.size(); k++) {
                NDArray won = winner.eq((long) k).toType(dy.getDataType(), false); //  (N, C, H', W')
                window.under(dx, k / window.width(), k % window.width(), dy.getShape())
                        .addi(dy.mul(won));
            }
            return tidy.keep(dx);
        }
    }

    @Override
    public String toString() {
        return "MaxPool(%s)".formatted(window);
    }
}
