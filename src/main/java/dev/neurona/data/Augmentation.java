package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import java.util.Random;

/**
 * A random change of inputs that leaves their labels true: more examples for nothing, though not as good as new ones.
 * Each image of a batch is changed by itself. Applied to every batch of every epoch, a network never sees the same twice;
 * {@link Data#augmented} makes a larger set instead. Checklist D-17.
 *
 * <p><b>Not every change leaves every label true.</b> A 6 turned upside down is a 9, and mirrored 2, 3, 4, 5, 6, 7 and 9 are
 * no digits: flips are for photos and shapes, and digits bear turns of some 15 degrees.
 *
 * <p>Images are {@code (N, C, H, W)}, or one image {@code (C, H, W)}; the result has the same shape, is {@code float32},
 * and lives in the manager of x, whose owner closes it. What comes in from outside a picture repeats its border, unless
 * told otherwise. Values are not cut off at 0 and 1, except by {@link #colour}.
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * {@return the changed inputs, of the same shape, in the manager of x}
     *
     * @param random what is drawn; equal numbers give equal changes
     */
    NDArray apply(NDArray x, Random random);

    /** {@return this change and then another} */
    default Augmentation then(Augmentation next) {
        return (x, random) -> {
            try (NDArray first = apply(x, random)) {
                return next.apply(first, random);
            }
        };
    }

    /** {@return moves each image by up to so many whole pixels in both directions} */
    static Augmentation shift(int pixels) {
        Images.require(pixels >= 0, "a shift of %s pixels: give 0 or more", pixels);
        return Images.warped(
                random -> Warp.shift(random.nextInt(2 * pixels + 1) - pixels, random.nextInt(2 * pixels + 1) - pixels));
    }

    /** {@return turns each image around its middle by up to so many degrees to either side} */
    static Augmentation rotate(double degrees) {
        Images.require(degrees >= 0 && degrees <= 180, "a turn of %s degrees: give 0 to 180", degrees);
        return Images.warped(random -> Warp.rotate(Math.toRadians(Chance.between(-degrees, degrees, random))));
    }

    /**
     * {@return makes each image larger or smaller around its middle, by up to this part of its size}
     *
     * @param part 0.1 for 0.9 to 1.1 times the size; less than 1
     */
    static Augmentation scale(double part) {
        Images.require(part >= 0 && part < 1, "a scale that changes by %s: give 0 to less than 1", part);
        return Images.warped(random -> Warp.scale(1 + Chance.between(-part, part, random)));
    }

    /** {@return mirrors half of the images left to right; not for digits and letters} */
    static Augmentation flip() {
        return Images.warped(random -> random.nextBoolean() ? Warp.mirrored(true) : Warp.NONE);
    }

    /** {@return turns half of the images upside down, mirrored; not for digits, letters, or photos with a sky} */
    static Augmentation flipUpsideDown() {
        return Images.warped(random -> random.nextBoolean() ? Warp.mirrored(false) : Warp.NONE);
    }

    /** {@return puts so many pixels of zeros around each image and cuts the old size out of that somewhere} */
    static Augmentation crop(int padding) {
        Images.require(padding >= 0, "a padding of %s pixels: give 0 or more", padding);
        return Images.warped(random -> Warp.shift(
                        random.nextInt(2 * padding + 1) - padding, random.nextInt(2 * padding + 1) - padding)
                .onZeros());
    }

    /** {@return adds normal noise to every value; for inputs of any shape} */
    static Augmentation noise(double deviation) {
        Chance.requireNoise(deviation);
        return (x, random) -> {
            float[] values = x.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (deviation * random.nextGaussian());
            }
            return x.getManager().create(values, x.getShape());
        };
    }

    /**
     * {@return changes brightness, contrast and, with three channels, how strong the colours are; values are kept within 0
     * and 1}
     *
     * @param strength 0.2 for 0.8 to 1.2 times each; less than 1
     */
    static Augmentation colour(double strength) {
        Images.require(strength >= 0 && strength < 1, "colours changed by %s: give 0 to less than 1", strength);
        return Images.changed((from, to, c, h, w, random) ->
                ColourChange.draw(strength, random).apply(from, to, c));
    }

    /** {@return makes each image less sharp: a mean of neighbours, weighted by a normal curve of so many pixels} */
    static Augmentation blur(double pixels) {
        Images.require(pixels > 0 && pixels <= 10, "a blur of %s pixels: give more than 0, up to 10", pixels);
        return Images.changed((from, to, c, h, w, random) -> Blur.apply(pixels, from, to, c, h, w));
    }

    /**
     * {@return what a telephone makes of a good photo: not sharp, not in the middle, light from elsewhere, grainy} For data
     * of another distribution than those one trained on (checklist D-05).
     */
    static Augmentation phone() {
        return blur(1.1).then(shift(3)).then(colour(0.35)).then(noise(0.05));
    }
}
