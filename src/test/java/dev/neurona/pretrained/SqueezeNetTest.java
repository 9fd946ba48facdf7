package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.neurona.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqueezeNetTest {
    private static final List<String> THOUSAND =
            IntStream.range(0, 1000).mapToObj(Integer::toString).toList();

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private ImageClassifier loaded() throws IOException {
        return SqueezeNet.load(manager, SharedFile.of("models/squeezenet1_0_fp32.npz"), THOUSAND);
    }

    /** Caffe's activations for Caffe's own input: each of ours is as near as 1e-4 of the map's greatest value. */
    @Test
    void theReferenceActivationsAreMet() throws IOException {
        ImageClassifier net = loaded();
        Map<String, NDArray> golden = Weights.read(manager, SharedFile.of("models/squeezenet1_0_golden.npz"))
                .arrays();
        List<Block> body = net.body().getChildren().values();
        List<Block> head = net.head().getChildren().values();
        NDArray x = golden.get("input_chw_bgr").expandDims(0);
        x = agrees(run(x, body.subList(1, 4)), golden.get("pool1"));
        x = agrees(run(x, body.subList(4, 8)), golden.get("pool4"));
        x = agrees(run(x, body.subList(8, 13)), golden.get("pool8"));
        x = agrees(run(x, body.subList(13, 14)), golden.get("fire9"));
        x = agrees(run(x, head), golden.get("pool10"));
        agrees(x.softmax(1), golden.get("prob"));
    }

    private NDArray run(NDArray x, List<Block> blocks) {
        NDArray y = x;
        for (Block block : blocks) {
            y = block.forward(new ParameterStore(manager, false), new NDList(y), false)
                    .singletonOrThrow();
        }
        return y;
    }

    private NDArray agrees(NDArray ours, NDArray reference) {
        NDArray difference = ours.flatten().sub(reference.flatten()).abs().max();
        float greatest = reference.abs().max().getFloat();
        assertThat(difference.getFloat() / greatest).isLessThan(1e-5f);
        return ours;
    }

    @Test
    void theSamplePhotoIsEspresso() throws IOException {
        NDArray photo = photo("models/squeezenet1_0_sample_input.jpg");
        List<ImageClassifier.Guess> top = loaded().top(5, photo).get(0);
        assertThat(top.get(0).name()).isEqualTo("967");
    }

    private NDArray photo(String name) throws IOException {
        return ImageFactory.getInstance()
                .fromFile(SharedFile.of(name))
                .toNDArray(manager)
                .transpose(2, 0, 1)
                .toType(DataType.FLOAT32, false)
                .div(255)
                .expandDims(0);
    }

    @Test
    void ithasTheParametersOfThePaper() {
        ImageClassifier net = SqueezeNet.create(manager, THOUSAND, 1);
        assertThat(Transfer.parameters(net.net())).isEqualTo(1_248_424);
        assertThat(net.body().getOutputShapes(new Shape[] {new Shape(1, 3, 227, 227)})[0])
                .isEqualTo(new Shape(1, 512, 13, 13));
    }

    @Test
    void weightsAreTheNamedFileOrComeFromTheMirror(@TempDir Path folder) throws IOException {
        assumeThat(System.getenv("NEURONA_SQUEEZENET")).isNull();
        Path file = Files.createFile(folder.resolve("mine.npz"));
        assertThat(SqueezeNet.weights(file.toString())).isEqualTo(file);
        assertThatThrownBy(() -> SqueezeNet.weights(folder.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("name the file of weights");
        Map<String, String> settings = Map.of(
                "neurona.cache", folder.resolve("cache").toString(),
                "neurona.offline", "true",
                "neurona.mirror", folder.resolve("mirror").toString());
        settings.forEach(System::setProperty);
        try {
            assertThatThrownBy(() -> SqueezeNet.weights(""))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("could not fetch squeezenet1_0_fp32.npz");
            Path shared = SharedFile.of("models/squeezenet1_0_fp32.npz");
            Files.createDirectory(folder.resolve("mirror"));
            Files.copy(shared, folder.resolve("mirror/squeezenet1_0_fp32.npz"));
            assertThat(SqueezeNet.weights("")).hasSameBinaryContentAs(shared);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void aFileThatHoldsNoWeightsIsToldInOneLine(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("squeezenet.npz"), "<!doctype html><title>Not found</title>");
        assertThatThrownBy(() -> SqueezeNet.load(manager, page, THOUSAND))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no weights")
                .hasMessageNotContaining("\n");
    }
}
