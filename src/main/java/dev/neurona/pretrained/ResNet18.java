package dev.neurona.pretrained;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import dev.neurona.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * ResNet-18 (He and others 2016): eight pairs of 3x3 convolutions, each added to what came into it, so that the gradient finds a
 * way around every pair. 11,689,512 learned parameters with 1000 classes.
 *
 * <p>Weights have torchvision's names: {@code conv1.weight}, {@code layer1.0.bn1.running_mean}, {@code fc.bias}.
 */
public final class ResNet18 {
    static final Architecture NET =
            new Architecture("resnet18", ResNet18::build, file -> file.without(".num_batches_tracked"));

    private static final int SIDE = 224;

    /** ImageNet's mean and standard deviation of red, green and blue, which go from 0 to 1. */
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    private static final float[] SCALE = {0.229f, 0.224f, 0.225f};

    private ResNet18() {}

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
     * @param weights a safetensors or npz file with torchvision's names
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
        NamedLayers layers = new NamedLayers(".weight", ".bias");
        SequentialBlock body = new Sequence()
                .add(new Preparation(SIDE, MEAN, SCALE, false))
                .add(layers.convolution("conv1", 64, 7, 2, 3, false))
                .add(layers.batchNorm("bn1", 64))
                .add(NamedLayers.relu())
                .add(NamedLayers.maxPool(3, 2, 1, false));
        int in = 64;
        for (int stage = 1; stage <= 4; stage++) {
            int out = 32 << stage;
            body.add(new Residual(layers, "layer" + stage + ".0", in, out, stage == 1 ? 1 : 2));
            body.add(new Residual(layers, "layer" + stage + ".1", out, out, 1));
            in = out;
        }
        SequentialBlock head = new Sequence().add(Pool.globalAvgPool2dBlock()).add(layers.linear("fc", classes.size()));
        return ImageClassifier.of(NET.name(), SIDE, classes, body, head, layers.named(), manager);
    }

    /** {@code y = relu(x + F(x))}, {@code (N, in, H, W) -> (N, out, H / stride, W / stride)}. */
    private static final class Residual extends Sequence {
        Residual(NamedLayers layers, String name, int in, int out, int stride) {
            SequentialBlock path = new Sequence()
                    .add(layers.convolution(name + ".conv1", out, 3, stride, 1, false))
                    .add(layers.batchNorm(name + ".bn1", out))
                    .add(NamedLayers.relu())
                    .add(layers.convolution(name + ".conv2", out, 3, 1, 1, false))
                    .add(layers.batchNorm(name + ".bn2", out));
            Block shortcut = in == out && stride == 1
                    ? Blocks.identityBlock()
                    : new Sequence()
                            .add(layers.convolution(name + ".downsample.0", out, 1, stride, 0, false))
                            .add(layers.batchNorm(name + ".downsample.1", out));
            add(Branches.added(path, shortcut));
            add(NamedLayers.relu());
        }
    }
}
