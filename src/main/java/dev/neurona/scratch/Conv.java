package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A convolutional layer: each of F filters passes along the images and at each place adds up filter times what lies under
 * it. {@code (N, C, H, W)} becomes {@code (N, F, H', W')} with H' = floor((H + 2 padding - h) / stride) + 1. The same as
 * {@link ConvLoops}, as one product of matrices: all that lies under the filter at a place becomes a column (im2col).
 *
 * <p>As in every deep-learning library this is cross-correlation: a convolution of mathematics would turn the filter by 180
 * degrees first. As filters are learned it makes no difference. DJL's twin is {@code Conv2d}. Checklist K-02 to K-04, X-05,
 *
 */
public final class Conv implements Layer {
    private final Param w; // (F, C, h, w)
    private final Param b; // (F)
    private final Window window;
    private @Nullable Shape shape;
    private final List<NDArray> saved = new ArrayList<>(); // the columns

    /** Filters of size x size, stride 1, no padding, weights by {@link Initial#he}. */
    public Conv(int channels, int filters, int size) {
        this(channels, filters, size, 1, 0);
    }

    /** Filters of size x size, weights by {@link Initial#he}. */
    public Conv(int channels, int filters, int size, int stride, int padding) {
        this(channels, filters, size, stride, padding, Initial.he(), Seeds.next());
    }

    /** Filters of size x size with weights by this initialiser from this seed, and biases of zero. */
    public Conv(int channels, int filters, int size, int stride, int padding, Initial initial, long seed) {
        this(
                Param.of(Lab.manager(), "w", initial, seed, filters, channels, size, size),
                Param.zeros("b", filters),
                stride,
                padding);
    }

    /**
     * A layer of these filters.
     *
     * @param w {@code (F, C, h, w)}
     * @param b {@code (F)}
     */
    public Conv(Param w, Param b, int stride, int padding) {
        this.w = w;
        this.b = b;
        this.window = ConvLoops.window(w, b, stride, padding);
    }

    @Override
    public NDArray forward(NDArray x) {
        Shape s = x.getShape();
        Shape places = window.places(this, x, w.shape().get(1));
        shape = s;
        try (Tidy tidy = new Tidy(saved)) {
            NDArray columns = tidy.save(columns(x, places)); //       (N, C h w, H' W')
            return tidy.keep(rows().matMul(columns) //                (F, C h w)(N, C h w, H' W') -> (N, F, H' W')
                    .addi(b.value().reshape(-1, 1)) //                + (F, 1)
                    .reshape(s.get(0), filters(), places.get(2), places.get(3)));
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray columns = Inputs.saved(this, saved.isEmpty() ? null : saved.get(0));
        Shape x = Objects.requireNonNull(shape);
        Inputs.gradient(this, dy, window.output(x, filters()));
        try (Tidy tidy = new Tidy()) {
            NDArray dz = dy.reshape(x.get(0), filters(), -1); //                                    (N, F, H' W')
            NDArray dw = dz.matMul(columns.swapAxes(1, 2)).sum(new int[] {0}); //            (F, C h w)
            w.grad().addi(dw.reshape(w.shape()));
            b.grad().addi(dz.sum(new int[] {0, 2})); //                                      (F)
            NDArray dColumns = rows().transpose().matMul(dz); //                             (N, C h w, H' W')
            return tidy.keep(images(dColumns, x, dy.getShape())); //                         (N, C, H, W)
        }
    }

    /** {@return for each place a column with what lies under the filter} */
    private NDArray columns(NDArray x, Shape places) {
        NDArray padded = window.pad(x);
        NDList pixels = new NDList();
        for (int i = 0; i < window.height(); i++) {
            for (int j = 0; j < window.width(); j++) {
                pixels.add(window.under(padded, i, j, places)); // (N, C, H', W')
            }
        }
        return NDArrays.stack(pixels, 2) //                         (N, C, h w, H', W')
                .reshape(places.get(0), places.get(1) * window.size(), -1);
    }

    /** {@return the columns' gradient brought back to the pixels they were taken from: where windows overlap, added up} */
    private NDArray images(NDArray dColumns, Shape x, Shape dy) {
        NDArray pixels = dColumns.reshape(x.get(0), x.get(1), window.size(), dy.get(2), dy.get(3));
        NDArray padded = window.blank(dColumns, x);
        for (int k = 0; k < window.size(); k++) {
            int i = k / window.width();
            int j = k % window.width();
            window.under(padded, i, j, dy).addi(pixels.get(":, :, {}", k)); // a view: this adds to padded
        }
        return window.unpad(padded, x);
    }

    private NDArray rows() {
        return w.value().reshape(filters(), -1); // (F, C, h, w) -> (F, C h w)
    }

    private long filters() {
        return w.shape().get(0);
    }

    @Override
    public List<Param> params() {
        return List.of(w, b);
    }

    /** {@return {@code Conv(1 -> 6, 5x5, stride 1, padding 2)}} */
    @Override
    public String toString() {
        return "Conv(%d -> %d, %s)".formatted(w.shape().get(1), filters(), window);
    }
}
