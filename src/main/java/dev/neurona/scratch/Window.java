package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * A window that walks over images in steps. It stands at H' x W' places, and the pixel in row i and column j of the window is
 * then, one place after the other, an image of H' x W' pixels itself: {@link #under}. Convolution and pooling are sums,
 * products and maxima of such images.
 */
record Window(int height, int width, int stride, int padding) {
    Window {
        Inputs.positive("a window height", height);
        Inputs.positive("a window width", width);
        Inputs.positive("a stride", stride);
        if (padding < 0) {
            throw new IllegalArgumentException("a padding of %d: give 0 or more".formatted(padding));
        }
    }

    /** {@return the number of places along a side: floor((size + 2 padding - window) / stride) + 1} */
    private long places(long size, int window) {
        return Math.floorDiv(size + 2L * padding - window, stride) + 1;
    }

    /** {@return the shape of one number for each place: (N, C, H, W) to (N, C, H', W')} */
    Shape places(Object layer, NDArray x, long channels) {
        Shape s = x.getShape();
        if (s.dimension() != 4 || (channels > 0 && s.get(1) != channels)) {
            throw Inputs.wrong(
                    layer,
                    "images (N, %s, H, W)".formatted(channels > 0 ? channels : "C"),
                    x,
                    "reshape, or look at what the layer before gives");
        }
        Shape places = output(s, s.get(1));
        if (places.get(2) < 1 || places.get(3) < 1) {
            throw Inputs.wrong(
                    layer,
                    "images of at least %d x %d".formatted(height - 2 * padding, width - 2 * padding),
                    x,
                    "take a smaller window or more padding");
        }
        return places;
    }

    /** {@return the shape of what comes out, with this many channels: (N, C, H, W) to (N, F, H', W')} */
    Shape output(Shape x, long channels) {
        return new Shape(x.get(0), channels, places(x.get(2), height), places(x.get(3), width));
    }

    /** {@return the images with a border of zeros} */
    NDArray pad(NDArray x) {
        return padding == 0 ? x : x.pad(new Shape(padding, padding, padding, padding), 0);
    }

    /** {@return zeros, as large as the padded images} */
    NDArray blank(NDArray like, Shape x) {
        Shape padded = new Shape(x.get(0), x.get(1), x.get(2) + 2L * padding, x.get(3) + 2L * padding);
        return like.getManager().zeros(padded, like.getDataType());
    }

    /** {@return the padded images without their border} */
    NDArray unpad(NDArray padded, Shape x) {
        return padding == 0
                ? padded
                : padded.get(new NDIndex()
                        .addAllDim()
                        .addAllDim()
                        .addSliceDim(padding, padding + x.get(2))
                        .addSliceDim(padding, padding + x.get(3)));
    }

    /** {@return what lies under pixel (i, j) of the window, a view: (N, C, H, W) to (N, C, H', W')} */
    NDArray under(NDArray padded, int i, int j, Shape places) {
        return padded.get(new NDIndex()
                .addAllDim()
                .addAllDim()
                .addSliceDim(i, i + (places.get(2) - 1) * stride + 1, stride)
                .addSliceDim(j, j + (places.get(3) - 1) * stride + 1, stride));
    }

    /** {@return the number of pixels of the window} */
    int size() {
        return height * width;
    }

    @Override
    public String toString() {
        return "%dx%d, stride %d, padding %d".formatted(height, width, stride, padding);
    }
}
