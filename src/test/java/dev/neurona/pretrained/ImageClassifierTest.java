package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.neurona.data.Data;
import dev.neurona.inspect.Attribution;
import dev.neurona.inspect.Inspect;
import dev.neurona.inspect.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageClassifierTest {
    private static final List<String> PETS = List.of("cat", "dog", "ñandú");

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray images(int n, int height, int width) {
        manager.getEngine().setRandomSeed(4);
        return manager.randomUniform(0, 1, new Shape(n, 3, height, width));
    }

    @Test
    void resNet18HasTorchvisionsSize() {
        List<String> thousand =
                IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        ImageClassifier net = ResNet18.build(manager, thousand);
        assertThat(Transfer.parameters(net.net())).isEqualTo(11_689_512);
        assertThat(net.named())
                .hasSize(62 + 40)
                .containsKeys(
                        "conv1.weight",
                        "bn1.running_var",
                        "layer2.0.downsample.0.weight",
                        "layer4.1.bn2.bias",
                        "fc.bias");
        assertThat(net.named().get("layer3.0.conv1.weight").getArray().getShape())
                .isEqualTo(new Shape(256, 128, 3, 3));
        assertThat(net.body().getOutputShapes(new Shape[] {new Shape(2, 3, 90, 120)})[0])
                .isEqualTo(new Shape(2, 512, 7, 7));
    }

    @Test
    void theSameSeedDrawsTheSameNet() {
        float[] first = first(SqueezeNet.create(manager, PETS, 5));
        assertThat(first(SqueezeNet.create(manager, PETS, 5))).isEqualTo(first);
        assertThat(first(SqueezeNet.create(manager, PETS, 6))).isNotEqualTo(first);
    }

    private static float[] first(ImageClassifier net) {
        return net.named().values().iterator().next().getArray().toFloatArray();
    }

    @Test
    void theFastWayGivesTheBlocksProbabilities() {
        ImageClassifier net = ResNet18.create(manager, PETS, 3);
        NDArray x = images(17, 40, 40);
        NDArray expected = net.net()
                .forward(new ParameterStore(manager, false), new NDList(x.get("15:17")), false)
                .head()
                .softmax(1);
        int before = manager.getManagedArrays().size();
        try (NDArray p = net.probabilities(x)) {
            assertThat(p.getShape()).isEqualTo(new Shape(17, 3));
            assertThat(p.get("15:17").toFloatArray()).containsExactly(expected.toFloatArray(), within(1e-4f));
            assertThat(manager.getManagedArrays())
                    .as("the result and the test's own slice")
                    .hasSize(before + 2);
        }
        List<List<ImageClassifier.Guess>> top = net.top(2, x.get("0:2"));
        assertThat(top).hasSize(2);
        assertThat(top.get(0).get(0).probability())
                .isGreaterThanOrEqualTo(top.get(0).get(1).probability());
        assertThatThrownBy(() -> net.top(4, x)).hasMessage("cannot tell the top 4 of 3 classes");
    }

    @Test
    void preparedImagesAreCutSquareResizedAndNormalised() {
        float[] half = {0.5f, 0.5f, 0.5f};
        Preparation preparation = new Preparation(2, half, new float[] {0.25f, 0.5f, 1}, true);
        NDArray x = manager.zeros(new Shape(1, 3, 2, 6));
        x.set(new NDIndex(":,0,:,2:4"), 1);
        x.set(new NDIndex(":,:,:,0:2"), 7);
        NDArray y = preparation
                .forward(new ParameterStore(manager, false), new NDList(x), false)
                .head();
        assertThat(y.toFloatArray())
                .as("blue, green, red of the middle: (0 - 0.5) / 1, (0 - 0.5) / 0.5, (1 - 0.5) / 0.25")
                .containsExactly(-0.5f, -0.5f, -0.5f, -0.5f, -1, -1, -1, -1, 2, 2, 2, 2);
        NDArray big = preparation
                .forward(new ParameterStore(manager, false), new NDList(manager.ones(new Shape(1, 3, 9, 5))), false)
                .head();
        assertThat(big.getShape()).isEqualTo(new Shape(1, 3, 2, 2));
        assertThatThrownBy(() -> preparation.forward(
                        new ParameterStore(manager, false), new NDList(manager.ones(new Shape(1, 1, 9, 5))), false))
                .hasMessageStartingWith(
                        "expected colour images (N, 3, H, W) with values from 0 to 1 but got (1, 1, 9, 5)");
    }

    @Test
    void aNewHeadLearnsFromTheTableAsFromTheImages() {
        ImageClassifier net = SqueezeNet.create(manager, List.of("a", "b"), 1)
                .withHead(PETS, 2)
                .freezeBody();
        assertThat(Transfer.trainable(net.net())).isEqualTo(2 * 512 + 512 * 3 + 3);
        Data photos = new Data(images(2, 30, 30), manager.create(new long[] {0, 2}), List.of(), PETS);
        Data features = net.features(photos);
        assertThat(features.x().getShape()).isEqualTo(new Shape(2, 512));
        assertThat(features.classes()).isEqualTo(PETS);
        ParameterStore store = new ParameterStore(manager, false);
        NDArray fromTable =
                net.head().forward(store, new NDList(features.x()), false).head();
        NDArray fromPhotos =
                net.net().forward(store, new NDList(photos.x()), false).head();
        assertThat(fromTable.toFloatArray()).containsExactly(fromPhotos.toFloatArray(), within(1e-3f));
        net.freezeFirst(11);
        assertThat(Transfer.trainable(net.body()))
                .as("fire8 and the layers after it")
                .isEqualTo(384 * 64 + 64 + 64 * 256 * 10 + 512 + 512 * 64 + 64 + 64 * 256 * 10 + 512);
        assertThatThrownBy(() -> net.freezeFirst(15)).hasMessage("cannot freeze 15 layers: the body has 14");
        assertThat(Transfer.trainable(net.unfreezeBody().net())).isEqualTo(735_424 + 2 * 512 + 512 * 3 + 3);
    }

    @Test
    void itCanBeLookedIntoLikeAnyNet() {
        ImageClassifier net = SqueezeNet.create(manager, PETS, 1).freezeBody();
        Summary summary = Inspect.summary(net.net(), new Shape(1, 3, 100, 80));
        assertThat(summary.rows().get(0).output()).isEqualTo("(N, 3, 227, 227)");
        assertThat(summary.rows().get(summary.rows().size() - 1).output()).isEqualTo("(N, 3)");
        assertThat(summary.parameters()).isEqualTo(735_424 + 512 * 3 + 3);
        assertThat(summary.trainable()).isEqualTo(512 * 3 + 3);
        assertThat(summary.rows().get(5).path()).isEqualTo("01Sequence/05Fire/02ReLU");
        double[][] cam = Attribution.gradCam(net.body(), net.head(), images(1, 100, 80), 1);
        assertThat(cam).hasDimensions(13, 13);
        assertThat(Arrays.stream(cam).flatMapToDouble(Arrays::stream).max()).hasValue(1);
    }

    @Test
    void aSavedNetComesBackWithItsHeadAndClasses() throws IOException {
        ImageClassifier net = SqueezeNet.create(manager, List.of("a"), 1).withHead(PETS, 2);
        Path file = folder.resolve("pets.safetensors");
        net.save(file);
        ImageClassifier back = ImageClassifier.load(manager, file);
        assertThat(back.classes()).isEqualTo(PETS);
        NDArray x = images(1, 30, 30);
        assertThat(back.probabilities(x).toFloatArray())
                .isEqualTo(net.probabilities(x).toFloatArray());
        SqueezeNet.create(manager, PETS, 9).save(file);
        assertThat(ImageClassifier.load(manager, file).named()).containsKey("conv10_w");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = folder.resolve("other.safetensors");
        Weights.of(SqueezeNet.create(manager, PETS, 1).body()).write(file);
        assertThatThrownBy(() -> ImageClassifier.load(manager, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not say which net its weights are of");
        assertThatThrownBy(() -> SqueezeNet.load(manager, file, PETS)).hasMessageContaining("the file has no conv1_w");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ImageClassifier.load(manager, file)).hasMessageContaining("is cut short");
        assertThatThrownBy(() -> SqueezeNet.create(manager, List.of(), 1)).hasMessageContaining("at least one class");
        Path counts = folder.resolve("classes.safetensors");
        Weights.of(SqueezeNet.create(manager, List.of("a", "b"), 1).named())
                .remarking(Map.of())
                .write(counts);
        assertThatThrownBy(() -> SqueezeNet.load(manager, counts, PETS))
                .hasMessageContaining("conv10_w is (2, 512, 1, 1) in the file and (3, 512, 1, 1) in the net");
    }
}
