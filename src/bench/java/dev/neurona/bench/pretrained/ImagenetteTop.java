package dev.neurona.bench.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.pretrained.ImageClassifier;
import dev.neurona.pretrained.SqueezeNet;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * How many of Imagenette's 600 sample photos SqueezeNet 1.0 names rightly among ImageNet's 1000 classes, for several ways of
 * bringing a photo to 227 x 227.
 *
 * <p>Arguments: the folder that holds {@code models}, {@code images} and {@code labels}.
 */
public final class ImagenetteTop {
    private ImagenetteTop() {}

    /** Prints a line for each way. */
    public static void main(String[] arguments) throws Exception {
        Path shared = Path.of(arguments[0]);
        List<String> ids = Files.readAllLines(shared.resolve("labels/synset_words.txt")).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        Photos photos = Photos.read(shared.resolve("images/imagenette2-160.tgz"), "val");
        try (NDManager manager = NDManager.newBaseManager()) {
            ImageClassifier net = SqueezeNet.load(manager, shared.resolve("models/squeezenet1_0_fp32.npz"), ids);
            count("the middle square, as ImageClassifier does", net, photos, Pixels::of);
            count("the whole photo, stretched", net, photos, Pixels::stretched);
            count("short side 256, then the middle 227", net, photos, Pixels::middleOf256);
        }
    }

    private static void count(
            String way, ImageClassifier net, Photos photos, BiFunction<NDManager, BufferedImage, NDArray> pixels) {
        int first = 0;
        int amongFive = 0;
        long start = System.nanoTime();
        for (Photos.Photo photo : photos.photos()) {
            try (NDManager step = Objects.requireNonNull(net.named().get("conv1_w"))
                    .getArray()
                    .getManager()
                    .newSubManager()) {
                List<ImageClassifier.Guess> top =
                        net.top(5, pixels.apply(step, photo.image())).get(0);
                first += top.get(0).name().equals(photo.wordNetId()) ? 1 : 0;
                amongFive += top.stream().anyMatch(guess -> guess.name().equals(photo.wordNetId())) ? 1 : 0;
            }
        }
        System.out.printf(
                "%-45s top-1 %d, top-5 %d of %d, %.1f s%n",
                way, first, amongFive, photos.photos().size(), (System.nanoTime() - start) / 1e9);
    }

    /** Photos as arrays. */
    static final class Pixels {
        private static final int SIDE = 227;

        private Pixels() {}

        /** {@return the photo, {@code (1, 3, H, W)} from 0 to 1} */
        static NDArray of(NDManager manager, BufferedImage image) {
            int height = image.getHeight();
            int width = image.getWidth();
            int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
            float[] values = new float[3 * rgb.length];
            for (int i = 0; i < rgb.length; i++) {
                for (int c = 0; c < 3; c++) {
                    values[c * rgb.length + i] = (rgb[i] >> (16 - 8 * c) & 255) / 255f;
                }
            }
            return manager.create(values, new Shape(1, 3, height, width));
        }

        static NDArray stretched(NDManager manager, BufferedImage image) {
            return resized(of(manager, image), SIDE, SIDE);
        }

        static NDArray middleOf256(NDManager manager, BufferedImage image) {
            double scale = 256.0 / Math.min(image.getWidth(), image.getHeight());
            int width = (int) Math.round(image.getWidth() * scale);
            int height = (int) Math.round(image.getHeight() * scale);
            int top = (height - SIDE) / 2;
            int left = (width - SIDE) / 2;
            return resized(of(manager, image), width, height)
                    .get(":,:,%d:%d,%d:%d".formatted(top, top + SIDE, left, left + SIDE));
        }

        /** {@return the middle square of an image {@code (1, 3, H, W)}, resized} */
        static NDArray square(NDArray x, int side) {
            long height = x.getShape().get(2);
            long width = x.getShape().get(3);
            long square = Math.min(height, width);
            long top = (height - square) / 2;
            long left = (width - square) / 2;
            return resized(x.get(":,:,%d:%d,%d:%d".formatted(top, top + square, left, left + square)), side, side);
        }

        private static NDArray resized(NDArray x, int width, int height) {
            int bilinear = 1;
            return x.transpose(0, 2, 3, 1)
                    .getNDArrayInternal()
                    .resize(width, height, bilinear)
                    .transpose(0, 3, 1, 2);
        }
    }
}
