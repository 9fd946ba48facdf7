package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Locale;

/**
 * The first layer of a pretrained net: takes images as {@code Data} has them, {@code (N, 3, h, w)}, red, green, blue, from 0 to
 * 1, and makes of them what the net was trained on, {@code (N, 3, side, side)}.
 *
 * <p>Images of another size are cut to a square in their middle and resized with the engine's bilinear filter. Then
 * {@code (x - mean) / scale} is taken for each channel, and the channels are turned round where the net wants blue first.
 */
final class Preparation extends AbstractBlock {
    private static final byte VERSION = 1;

    private final int side;
    private final float[] mean;
    private final float[] scale;
    private final boolean blueFirst;

    /**
     * @param side the width and height that the net takes
     * @param mean of red, green and blue
     * @param scale of red, green and blue
     * @param blueFirst whether the net takes blue, green, red
     */
    Preparation(int side, float[] mean, float[] scale, boolean blueFirst) {
        super(VERSION);
        this.side = side;
        this.mean = mean.clone();
        this.scale = scale.clone();
        this.blueFirst = blueFirst;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        requireImages(x.getShape());
        NDArray y;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            y = x.getNDArrayInternal().normalize(mean, scale);
            y = sized(blueFirst ? y.flip(1) : y);
            y = ChannelsLast.of(y);
            NDScope.unregister(y);
        }
        NDScope.register(y);
        return new NDList(y);
    }

    private NDArray sized(NDArray x) {
        long height = x.getShape().get(2);
        long width = x.getShape().get(3);
        if (height == side && width == side) {
            return x;
        }
        long square = Math.min(height, width);
        long top = (height - square) / 2;
        long left = (width - square) / 2;
        NDArray middle = x.get(String.format(Locale.ROOT, ":,:,%d:%d,%d:%d", top, top + square, left, left + square));
        int bilinear = 1;
        return middle.transpose(0, 2, 3, 1)
                .getNDArrayInternal()
                .resize(side, side, bilinear)
                .transpose(0, 3, 1, 2);
    }

    private static void requireImages(Shape shape) {
        if (shape.dimension() != 4 || shape.get(1) != 3) {
            throw new IllegalArgumentException(
                    "expected colour images (N, 3, H, W) with values from 0 to 1 but got %s: give one image as (1, 3, H, W), and grey ones with their channel three times"
                            .formatted(shape));
        }
    }

    /** {@return {@code (N, 3, side, side)} for any size of image} */
    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        requireImages(inputs[0]);
        return new Shape[] {new Shape(inputs[0].get(0), 3, side, side)};
    }
}
