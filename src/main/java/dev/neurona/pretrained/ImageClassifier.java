package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.JsonUtils;
import dev.neurona.Lab;
import dev.neurona.data.Data;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A net that says what a photo shows, in two parts: a body, which turns images into maps of features, and a head, which turns
 * these into a score for each class. A body that learned from many photos serves with a new head for other classes.
 *
 * <p>The net takes images as {@link Data} has them: {@code float32}, {@code (N, 3, H, W)}, red, green, blue, from 0 to 1, of any
 * size; its first layer cuts them square, resizes and normalises them. Its outputs are scores before softmax, {@code (N, K)}.
 *
 * <pre>{@code
 * var net = SqueezeNet.load(weights, names).withHead(List.of("cat", "dog"), 42).freezeBody();
 * Data features = net.features(photos);       // run the body once, then train net.head() on this table
 * net.unfreezeBody();                         // then train net.net() on the photos, with a small learning rate
 * net.save(Path.of("cats-and-dogs.safetensors"));
 * }</pre>
 */
public final class ImageClassifier {
    /** Images at a time where nobody said how many: enough to keep the engine busy, few enough to stay small. */
    private static final int BATCH = 16;

    private static final String HEAD = "head";

    private final String architecture;
    private final int side;
    private final List<String> classes;
    private final SequentialBlock body;
    private final SequentialBlock head;
    private final SequentialBlock net;
    private final Map<String, Parameter> named;
    private final NDManager manager;

    private ImageClassifier(
            String architecture,
            int side,
            List<String> classes,
            SequentialBlock body,
            SequentialBlock head,
            Map<String, Parameter> named,
            NDManager manager) {
        this.architecture = architecture;
        this.side = side;
        this.classes = List.copyOf(classes);
        this.body = body;
        this.head = head;
        this.net = new Sequence().add(body).add(head);
        this.named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        this.manager = manager;
    }

    /** {@return the parts as one, with weights of zero where there are none yet} */
    static ImageClassifier of(
            String architecture,
            int side,
            List<String> classes,
            SequentialBlock body,
            SequentialBlock head,
            Map<String, Parameter> named,
            NDManager manager) {
        ImageClassifier made = new ImageClassifier(architecture, side, classes, body, head, named, manager);
        // Zeros: what is drawn by chance is drawn by seed, and the engine's random numbers are left alone.
        made.net.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
        made.net.initialize(manager, DataType.FLOAT32, new Shape(1, 3, side, side));
        return made;
    }

    static void require(List<String> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("a classifier needs at least one class but got none");
        }
    }

    /** {@return body and head as one block, {@code (N, 3, H, W) -> (N, K)}} */
    public SequentialBlock net() {
        return net;
    }

    /** {@return what makes maps of features: {@code (N, 3, H, W) -> (N, C, h, w)}} */
    public SequentialBlock body() {
        return body;
    }

    /** {@return what makes scores of them: {@code (N, C, h, w) -> (N, K)}; a head of {@link #withHead} takes {@code (N, C)} too} */
    public SequentialBlock head() {
        return head;
    }

    /** {@return what the outputs stand for, in order} */
    public List<String> classes() {
        return classes;
    }

    /** {@return the width and height images are resized to} */
    public int side() {
        return side;
    }

    /** {@return the parameters under the names that files of weights have for them} */
    public Map<String, Parameter> named() {
        return named;
    }

    /** A class and how probable it is. */
    public record Guess(String name, double probability) {}

    /**
     * {@return the probability of each class, {@code (N, K)}, in the images' manager} Training may have changed the weights since
     * the last call, and nothing tells of it, so each call makes the net ready anew: for one image after the other keep an
     * {@link Inference} of {@link #net}.
     *
     * @param images {@code (N, 3, H, W)} from 0 to 1
     */
    public NDArray probabilities(NDArray images) {
        try (Inference fast = Inference.of(net)) {
            return inBatches(images, x -> {
                try (NDArray scores = fast.forward(x)) {
                    return scores.softmax(1);
                }
            });
        }
    }

    /**
     * {@return the k most probable classes of each image, the most probable first}
     *
     * @param images {@code (N, 3, H, W)} from 0 to 1
     */
    public List<List<Guess>> top(int k, NDArray images) {
        if (k < 1 || k > classes.size()) {
            throw new IllegalArgumentException("cannot tell the top %d of %d classes".formatted(k, classes.size()));
        }
        try (NDArray probabilities = probabilities(images)) {
            float[] p = probabilities.toFloatArray();
            return IntStream.range(0, p.length / classes.size())
                    .mapToObj(i -> Arrays.copyOfRange(p, i * classes.size(), (i + 1) * classes.size()))
                    .map(row -> top(k, row))
                    .toList();
        }
    }

    private List<Guess> top(int k, float[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted((a, b) -> Float.compare(row[b], row[a]))
                .limit(k)
                .map(i -> new Guess(classes.get(i), row[i]))
                .toList();
    }

    /**
     * {@return the mean of each of the body's maps, {@code (N, C)}, in the images' manager} The body runs once on each image; a
     * head may then be trained on this table in seconds.
     *
     * @param images {@code (N, 3, H, W)} from 0 to 1
     */
    public NDArray features(NDArray images) {
        try (Inference fast = Inference.of(body)) {
            return inBatches(images, x -> {
                try (NDArray maps = fast.forward(x)) {
                    return Pool.globalAvgPool2d(maps);
                }
            });
        }
    }

    /** {@return the images' features with their labels: {@code (N, C)}} */
    public Data features(Data images) {
        return new Data(features(images.x()), images.y().duplicate(), List.of(), images.classes());
    }

    private static NDArray inBatches(NDArray images, UnaryOperator<NDArray> work) {
        if (images.getShape().dimension() != 4 || images.size(0) == 0) {
            throw new IllegalArgumentException("expected images (N, 3, H, W) but got %s: give one image as (1, 3, H, W)"
                    .formatted(images.getShape()));
        }
        NDList parts = new NDList();
        try {
            for (long i = 0; i < images.size(0); i += BATCH) {
                try (NDArray batch = images.get(i + ":" + Math.min(i + BATCH, images.size(0)))) {
                    parts.add(work.apply(batch));
                }
            }
            return NDArrays.concat(parts);
        } finally {
            parts.close();
        }
    }

    /**
     * {@return the same body with a new head: the mean of each map, batch normalisation, and a dense layer} The features' sizes
     * differ much; normalised they are learned in fewer epochs, and better. The two nets share the body's weights: what one learns
     * the other knows. Load the net again for a body of its own.
     *
     * @param classes what the new outputs stand for
     * @param seed what the head's weights follow from
     */
    public ImageClassifier withHead(List<String> classes, long seed) {
        ImageClassifier made = withBlankHead(classes);
        List<Parameter> fresh = made.named.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(HEAD + "."))
                .map(Map.Entry::getValue)
                .toList();
        Draw.he(fresh, seed);
        return made;
    }

    /** {@return the same body with a new head, its weights drawn by the lesson's seed} */
    public ImageClassifier withHead(List<String> classes) {
        return withHead(classes, Lab.seed());
    }

    ImageClassifier withBlankHead(List<String> classes) {
        require(classes);
        NamedLayers layers = new NamedLayers(".weight", ".bias");
        SequentialBlock fresh = new Sequence()
                .add(new LambdaBlock(ImageClassifier::meanOfMaps, "meanOfMaps"))
                .add(layers.batchNorm(HEAD + ".norm", channels()))
                .add(layers.linear(HEAD, classes.size()));
        Set<Parameter> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(body.getParameters().values());
        Map<String, Parameter> all = new LinkedHashMap<>(named);
        all.values().retainAll(kept);
        all.putAll(layers.named());
        return of(architecture, side, classes, body, fresh, all, manager);
    }

    private int channels() {
        Shape[] maps = body.getOutputShapes(new Shape[] {new Shape(1, 3, side, side)});
        return Math.toIntExact(maps[0].get(1));
    }

    /** {@code (N, C, H, W) -> (N, C)}; a table of features {@code (N, C)} is taken as it is. */
    private static NDList meanOfMaps(NDList inputs) {
        NDArray x = inputs.singletonOrThrow();
        return x.getShape().dimension() == 2 ? inputs : new NDList(Pool.globalAvgPool2d(x));
    }

    /** {@return this, its body standing still: training changes the head alone} */
    public ImageClassifier freezeBody() {
        Transfer.freeze(body);
        return this;
    }

    /**
     * {@return this, the first layers of its body standing still and the others learning} The first layers see edges and colours,
     * which serve for most photos.
     *
     * @param layers how many of the body's layers stand still, as its summary numbers them
     */
    public ImageClassifier freezeFirst(int layers) {
        List<Block> children = body.getChildren().values();
        if (layers < 0 || layers > children.size()) {
            throw new IllegalArgumentException(
                    "cannot freeze %d layers: the body has %d".formatted(layers, children.size()));
        }
        children.subList(0, layers).forEach(Transfer::freeze);
        children.subList(layers, children.size()).forEach(Transfer::unfreeze);
        return this;
    }

    /** {@return this, all of its body learning} */
    public ImageClassifier unfreezeBody() {
        Transfer.unfreeze(body);
        return this;
    }

    /**
     * Writes the net: its weights, its classes and what it is made of, in one {@code .safetensors} file. Until all is written a
     * file of that name stays as it was.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("architecture", architecture);
        remarks.put("classes", JsonUtils.GSON.toJson(classes));
        Weights.of(named).remarking(remarks).write(file);
    }

    /**
     * {@return a net that {@link #save} wrote, in the lesson's manager}
     *
     * @throws IOException if the file is absent, cut short, or not written by {@link #save}
     */
    public static ImageClassifier load(Path file) throws IOException {
        return load(Lab.manager(), file);
    }

    /** {@return a net that {@link #save} wrote, in a manager; see {@link #load(Path)}} */
    public static ImageClassifier load(NDManager manager, Path file) throws IOException {
        try (Weights weights = Weights.read(manager, file)) {
            String architecture = weights.remarks().getOrDefault("architecture", "");
            String json = weights.remarks().getOrDefault("classes", "[]");
            List<String> classes = List.of(JsonUtils.GSON.fromJson(json, String[].class));
            ImageClassifier made = blank(architecture, manager, classes, file);
            if (weights.arrays().containsKey(HEAD + ".weight")) {
                made = made.withBlankHead(classes);
            }
            weights.copyInto(made.named);
            return made;
        }
    }

    private static ImageClassifier blank(String architecture, NDManager manager, List<String> classes, Path file)
            throws IOException {
        for (Architecture net : List.of(SqueezeNet.NET, ResNet18.NET)) {
            if (net.name().equals(architecture)) {
                return net.build(manager, classes);
            }
        }
        throw new IOException(
                "%s does not say which net its weights are of: it was not written by ImageClassifier.save; load weights from elsewhere with SqueezeNet.load or ResNet18.load"
                        .formatted(file));
    }
}
