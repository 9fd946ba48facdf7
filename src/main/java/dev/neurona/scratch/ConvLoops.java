package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The convolutional layer as its definition says, with a loop for each index, to be read and to check {@link Conv} by; a
 * thousand times slower than that.
 *
 * <pre>y[n,f,r,c] = b[f] + sum over k, i, j of w[f,k,i,j] x[n, k, r stride + i - padding, c stride + j - padding]</pre>
 *
 * <p>Pixels outside the image are 0.
 */
public final class ConvLoops implements Layer {
    private final Param w; // (F, C, h, w)
    private final Param b; // (F)
    private final Window window;
    private @Nullable NDArray x;

    /**
     * A layer of these filters; {@link Conv} may have the very same.
     *
     * @param w {@code (F, C, h, w)}
     * @param b {@code (F)}
     */
    public ConvLoops(Param w, Param b, int stride, int padding) {
        this.w = w;
        this.b = b;
        this.window = window(w, b, stride, padding);
    }

    static Window window(Param w, Param b, int stride, int padding) {
        if (w.shape().dimension() != 4 || !b.shape().equals(new Shape(w.shape().get(0)))) {
            throw new IllegalArgumentException(
                    "Conv: expected w (F, C, h, w) and b (F) but got %s and %s".formatted(w, b));
        }
        return new Window((int) w.shape().get(2), (int) w.shape().get(3), stride, padding);
    }

    /** What is done for each product in the sum: its places in y, w and x, as indices into their flat numbers. */
    private interface Product {
        void at(int y, int f, int w, int x);
    }

    @Override
    public NDArray forward(NDArray x) {
        window.places(this, x, w.shape().get(1)); // are there any?
        Shape y = window.output(x.getShape(), w.shape().get(0));
        this.x = x;
        double[] input = numbers(x);
        double[] weights = numbers(w.value());
        double[] biases = numbers(b.value());
        double[] sums = new double[(int) y.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = biases[i / (int) (y.get(2) * y.get(3)) % biases.length];
        }
        each(x.getShape(), y, (iy, f, iw, ix) -> sums[iy] += weights[iw] * input[ix]);
        return array(x.getManager(), sums, y, x.getDataType());
    }

    @Override
    public NDArray backward(NDArray dy) {
        NDArray x = Inputs.saved(this, this.x);
        Inputs.gradient(this, dy, window.output(x.getShape(), w.shape().get(0)));
        double[] input = numbers(x);
        double[] weights = numbers(w.value());
        double[] dSums = numbers(dy);
        double[] dInput = new double[input.length];
        double[] dWeights = new double[weights.length];
        each(x.getShape(), dy.getShape(), (iy, f, iw, ix) -> {
            dWeights[iw] += dSums[iy] * input[ix]; // the derivative of w x by w is x
            dInput[ix] += dSums[iy] * weights[iw]; // and by x it is w
        });
        try (Tidy tidy = new Tidy()) {
            b.grad().addi(dy.sum(new int[] {0, 2, 3}));
            w.grad().addi(array(dy.getManager(), dWeights, w.shape(), dy.getDataType()));
            return tidy.keep(array(dy.getManager(), dInput, x.getShape(), dy.getDataType()));
        }
    }

    /** Walks over every product of the definition. */
    private void each(Shape x, Shape y, Product product) {
        int channels = (int) x.get(1);
        int height = (int) x.get(2);
        int width = (int) x.get(3);
        int iy = 0;
        for (int n = 0; n < y.get(0); n++) {
            for (int f = 0; f < y.get(1); f++) {
                for (int r = 0; r < y.get(2); r++) {
                    for (int c = 0; c < y.get(3); c++, iy++) {
                        int iw = f * channels * window.size();
                        for (int k = 0; k < channels; k++) {
                            for (int i = 0; i < window.height(); i++) {
                                for (int j = 0; j < window.width(); j++, iw++) {
                                    int row = r * window.stride() + i - window.padding();
                                    int column = c * window.stride() + j - window.padding();
                                    if (row >= 0 && row < height && column >= 0 && column < width) {
                                        product.at(iy, f, iw, ((n * channels + k) * height + row) * width + column);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static double[] numbers(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    private static NDArray array(NDManager manager, double[] numbers, Shape shape, DataType type) {
        try (Tidy tidy = new Tidy()) {
            return tidy.keep(Elements.copy(manager.create(numbers, shape), type));
        }
    }

    @Override
    public List<Param> params() {
        return List.of(w, b);
    }

    @Override
    public String toString() {
        return "ConvLoops(%d -> %d, %s)".formatted(w.shape().get(1), w.shape().get(0), window);
    }
}
