package dev.neurona.data;

import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.Function;

/** Changes images one by one, in plain Java: at their sizes that is as fast as tensors and easier to read. */
final class Images {
    private Images() {}

    /** Changes one image of C * H * W values. */
    @FunctionalInterface
    interface Change {
        /** Writes the changed image into {@code to}; {@code from} stays as it is. */
        void apply(float[] from, float[] to, int c, int h, int w, Random random);
    }

    static Augmentation changed(Change change) {
        return (x, random) -> {
            Shape shape = x.getShape();
            int axes = shape.dimension();
            if (axes != 3 && axes != 4) {
                throw new IllegalArgumentException("expected images (N, C, H, W) or (C, H, W) but got " + shape);
            }
            int c = (int) shape.get(axes - 3);
            int h = (int) shape.get(axes - 2);
            int w = (int) shape.get(axes - 1);
            float[] values = x.toFloatArray();
            float[] from = new float[c * h * w];
            float[] to = new float[c * h * w];
            for (int start = 0; start < values.length; start += from.length) {
                System.arraycopy(values, start, from, 0, from.length);
                change.apply(from, to, c, h, w, random);
                System.arraycopy(to, 0, values, start, to.length);
            }
            return x.getManager().create(values, shape);
        };
    }

    static Augmentation warped(Function<Random, Warp> draw) {
        return changed((from, to, c, h, w, random) -> draw.apply(random).apply(from, to, c, h, w));
    }

    static void require(boolean right, String message, Object got) {
        if (!right) {
            throw new IllegalArgumentException(message.formatted(got));
        }
    }
}
