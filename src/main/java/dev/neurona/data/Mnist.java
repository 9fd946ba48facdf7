package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * MNIST's handwritten digits (LeCun, Cortes and Burges), 60,000 to train with and 10,000 to test, or another set in its
 * files' format, such as Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017).
 *
 * <pre>{@code
 * Mnist mnist = Mnist.load();
 * Data train = mnist.train();     // x (60000, 1, 28, 28) from 0 to 1, classes 0 to 9
 * Data test = mnist.test();
 * }</pre>
 *
 * @param folder where the four files are, each with or without {@code .gz}
 * @param classes what the labels 0 to 9 are called
 */
public record Mnist(Path folder, List<String> classes) {
    private static final int SIDE = 28;
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    private static final List<String> CLOTHES = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    /** Copies the classes. */
    public Mnist {
        classes = List.copyOf(classes);
    }

    /**
     * {@return the digits, from the first of these that is there: the folder named by the system property {@code
     * neurona.mnist} or the environment variable {@code NEURONA_MNIST}; the cache; the network}
     *
     * @throws DataException if they are nowhere and cannot be fetched
     */
    public static Mnist load() {
        return load("mnist", "neurona.mnist", "NEURONA_MNIST", DIGITS);
    }

    /**
     * {@return the digits, unless they are nowhere and cannot be fetched} For notebooks that work with drawn digits where
     * there are no others. Files that are there and damaged are not passed over.
     *
     * @throws DataException if files that are there cannot be used
     */
    public static Optional<Mnist> find() {
        if (isPresent()) {
            return Optional.of(load());
        }
        try {
            return Optional.of(load());
        } catch (DataException unreachable) {
            return Optional.empty();
        }
    }

    /** {@return Fashion-MNIST, likewise: {@code neurona.fashion-mnist}, {@code NEURONA_FASHION_MNIST}, cache, network} */
    public static Mnist loadFashion() {
        return load("fashion-mnist", "neurona.fashion-mnist", "NEURONA_FASHION_MNIST", CLOTHES);
    }

    /** {@return the digits in a folder} The files are read by {@link #train} and {@link #test}. */
    public static Mnist load(Path folder) {
        return new Mnist(folder, DIGITS);
    }

    private static Mnist load(String name, String property, String variable, List<String> classes) {
        String named = Downloads.setting(property, variable);
        return new Mnist(named == null ? DataSets.fetch(name) : Path.of(named), classes);
    }

    /** {@return whether {@link #load()} would find the digits without a network} */
    public static boolean isPresent() {
        return Downloads.setting("neurona.mnist", "NEURONA_MNIST") != null || DataSets.isPresent("mnist");
    }

    /**
     * {@return the images to train with, in the lesson's manager}
     *
     * @throws DataException if a file is missing, damaged, of the wrong kind, or does not fit the other
     */
    public Data train() {
        return train(Lab.manager());
    }

    /** {@return the images to train with: x {@code (N, 1, 28, 28)}; the manager's owner closes them} */
    public Data train(NDManager manager) {
        return read(manager, "train");
    }

    /** {@return the images to test with, in the lesson's manager} */
    public Data test() {
        return test(Lab.manager());
    }

    /** {@return the images to test with: x {@code (N, 1, 28, 28)}; the manager's owner closes them} */
    public Data test(NDManager manager) {
        return read(manager, "t10k");
    }

    private Data read(NDManager manager, String set) {
        Path imageFile = find(set + "-images", "idx3-ubyte");
        Path labelFile = find(set + "-labels", "idx1-ubyte");
        Idx images = Idx.read(imageFile);
        Idx labels = Idx.read(labelFile);
        requireDimensions(imageFile, images, 3, "images");
        requireDimensions(labelFile, labels, 1, "labels");
        int n = images.shape()[0];
        if (n != labels.shape()[0]) {
            throw new DataException("%s has %d images and %s has %d labels: they are not of one set"
                    .formatted(imageFile, n, labelFile, labels.shape()[0]));
        }
        if (n == 0) {
            throw new DataException(imageFile + " holds no images");
        }
        if (images.shape()[1] != SIDE || images.shape()[2] != SIDE) {
            throw new DataException("%s has images of %dx%d: MNIST's are 28x28. Other sizes can be read with Idx.read"
                    .formatted(imageFile, images.shape()[1], images.shape()[2]));
        }
        long[] y = labels(labelFile, labels);
        PixelArray pixels = new PixelArray(manager, n, new Shape(1, SIDE, SIDE));
        for (int i = 0; i < n; i++) {
            pixels.add(images.bytes(), i * SIDE * SIDE);
        }
        NDArray x = pixels.finish();
        return new Data(x, manager.create(y), List.of(), classes);
    }

    private static void requireDimensions(Path file, Idx idx, int expected, String what) {
        if (idx.shape().length != expected) {
            throw new DataException(
                    "expected %s in %s but it has the shape %s: were the files for images and labels exchanged?"
                            .formatted(what, file, Arrays.toString(idx.shape())));
        }
    }

    private long[] labels(Path file, Idx labels) {
        long[] y = new long[labels.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = labels.value(i);
            if (y[i] >= classes.size()) {
                throw new DataException(
                        "label %d at index %d of %s is not from 0 to %d".formatted(y[i], i, file, classes.size() - 1));
            }
        }
        return y;
    }

    /** The official name, or the one with a dot that some copies have; packed or not. */
    private Path find(String part, String type) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("there is no folder %s%s".formatted(folder, Nearby.words(folder)));
        }
        for (String name : List.of(part + "-" + type, part + "." + type)) {
            for (String end : List.of("", ".gz")) {
                Path file = folder.resolve(name + end);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        Path wanted = folder.resolve(part + "-" + type + ".gz");
        throw new DataException("there is no file %s%s".formatted(wanted, Nearby.words(wanted)));
    }
}
