package dev.neurona.pretrained;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import dev.neurona.Lab;
import dev.neurona.data.DataException;
import dev.neurona.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SqueezeNet 1.0 (Iandola and others 2016): as good as AlexNet with 1,248,424 parameters, a fiftieth. Each of its
 * {@code Fire} modules first squeezes the channels with 1x1 filters and then expands them with 1x1 and 3x3 filters side by side.
 *
 * <p>Its pools round sizes up, as Caffe's do: 227 pixels become 111, 55, 27 and 13; a net that rounds down loses the last row
 * and column of each map. The layer before the last has padding 1.
 *
 * <pre>{@code ImageClassifier net = SqueezeNet.load(Path.of("squeezenet1_0_fp32.npz"), imageNetNames);}</pre>
 */
public final class SqueezeNet {
    static final Architecture NET = new Architecture("squeezenet1_0", SqueezeNet::build, file -> file);

    private static final String DATA_SET = "squeezenet1_0";

    private static final String FILE = "squeezenet1_0_fp32.npz";

    private static final int SIDE = 227;

    /** ImageNet's mean red, green and blue in Caffe's numbers, which go from 0 to 255. */
    private static final float[] MEAN = {123.68f / 255, 116.779f / 255, 103.939f / 255};

    private static final float[] SCALE = {1f / 255, 1f / 255, 1f / 255};

    private SqueezeNet() {}

    /**
     * {@return the file of weights: the one that the system property {@code neurona.squeezenet} or the environment variable
     * {@code NEURONA_SQUEEZENET} names, or else the notebook, or else the data set {@code squeezenet1_0}, fetched if need be}
     *
     * @param named a file, or nothing
     * @throws DataException if it is not there and cannot be fetched
     */
    public static Path weights(String named) {
        Path found = DataSets.find("squeezenet", named).orElseGet(() -> DataSets.fetch(DATA_SET));
        Path file = Files.isDirectory(found) ? found.resolve(FILE) : found;
        if (!Files.isRegularFile(file)) {
            throw new DataException("%s is a folder without %s: name the file of weights".formatted(found, FILE));
        }
        return file;
    }

    /**
     * {@return the net without what it learned: weights drawn anew (He and others 2015), biases 0}
     *
     * @param classes what the outputs stand for
     * @param seed what the weights follow from
     */
    public static ImageClassifier create(List<String> classes, long seed) {
        return create(Lab.manager(), classes, seed);
    }

    /** {@return the net without what it learned, its weights in a manager; see {@link #create(List, long)}} */
    public static ImageClassifier create(NDManager manager, List<String> classes, long seed) {
        return NET.create(manager, classes, seed);
    }

    /**
     * {@return the net with weights from a file, in the lesson's manager}
     *
     * @param weights an npz or safetensors file with {@code conv1_w}, {@code conv1_b}, {@code fire2_squeeze1x1_w} and so on
     * @param classes the names of the file's classes in order
     * @throws IOException if the file cannot be read, or is not one of weights
     * @throws IllegalArgumentException if a tensor is missing, one too many, or of another shape
     */
    public static ImageClassifier load(Path weights, List<String> classes) throws IOException {
        return load(Lab.manager(), weights, classes);
    }

    /** {@return the net with weights from a file, in a manager; see {@link #load(Path, List)}} */
    public static ImageClassifier load(NDManager manager, Path weights, List<String> classes) throws IOException {
        return NET.load(manager, weights, classes);
    }

    static ImageClassifier build(NDManager manager, List<String> classes) {
        ImageClassifier.require(classes);
        NamedLayers layers = new NamedLayers("_w", "_b");
        SequentialBlock body = new Sequence()
                .add(new Preparation(SIDE, MEAN, SCALE, true))
                .add(layers.convolution("conv1", 96, 7, 2, 0, true))
                .add(NamedLayers.relu())
                .add(pool())
                .add(new Fire(layers, "fire2", 16, 64))
                .add(new Fire(layers, "fire3", 16, 64))
                .add(new Fire(layers, "fire4", 32, 128))
                .add(pool())
                .add(new Fire(layers, "fire5", 32, 128))
                .add(new Fire(layers, "fire6", 48, 192))
                .add(new Fire(layers, "fire7", 48, 192))
                .add(new Fire(layers, "fire8", 64, 256))
                .add(pool())
                .add(new Fire(layers, "fire9", 64, 256));
        SequentialBlock head = new Sequence()
                .add(Dropout.builder().optRate(0.5f).build())
                .add(layers.convolution("conv10", classes.size(), 1, 1, 1, true))
                .add(NamedLayers.relu())
                .add(Pool.globalAvgPool2dBlock());
        return ImageClassifier.of(NET.name(), SIDE, classes, body, head, layers.named(), manager);
    }

    private static Block pool() {
        return NamedLayers.maxPool(3, 2, 0, true);
    }

    /** {@code (N, C, H, W) -> (N, 2 expand, H, W)}. */
    private static final class Fire extends Sequence {
        Fire(NamedLayers layers, String name, int squeeze, int expand) {
            add(layers.convolution(name + "_squeeze1x1", squeeze, 1, 1, 0, true));
            add(NamedLayers.relu());
            add(Branches.concatenated(
                    layers.convolution(name + "_expand1x1", expand, 1, 1, 0, true),
                    layers.convolution(name + "_expand3x3", expand, 3, 1, 1, true)));
            add(NamedLayers.relu());
        }
    }
}
