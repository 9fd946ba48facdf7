package dev.neurona.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void free() {
        manager.close();
    }

    private SequentialBlock net(int units) {
        SequentialBlock net =
                new SequentialBlock().add(Linear.builder().setUnits(units).build());
        net.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
        return net;
    }

    private static float[] weight(SequentialBlock net) {
        return net.getParameters().get("01Linear_weight").getArray().toFloatArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.safetensors", "net.npz"})
    void whatIsWrittenIsReadBackBitForBit(String name) throws IOException {
        SequentialBlock learned = net(3);
        Path file = folder.resolve("new/folder").resolve(name);
        Weights.of(learned).write(file);
        SequentialBlock other = net(3);
        assertThat(weight(other)).isNotEqualTo(weight(learned));
        try (Weights weights = Weights.read(manager, file)) {
            weights.copyInto(other);
        }
        assertThat(weight(other)).isEqualTo(weight(learned));
        assertThat(other.getParameters().get("01Linear_weight").getArray().hasGradient())
                .isTrue();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("no part of a file is left").containsExactly(file);
        }
        // DJL's own reader takes it too.
        try (var in = Files.newInputStream(file)) {
            NDList list = NDList.decode(manager, in);
            assertThat(list.head().getName()).isEqualTo("01Linear_weight");
            assertThat(list.head().toFloatArray()).isEqualTo(weight(learned));
        }
    }

    @Test
    void weightsThatAreReadAreFreedOnClosing() throws IOException {
        Path file = folder.resolve("net.safetensors");
        Weights.of(net(3)).write(file);
        int before = manager.getManagedArrays().size();
        NDArray one;
        try (Weights weights = Weights.read(manager, file)) {
            one = weights.arrays().get("01Linear_bias");
            assertThat(one.getShape()).isEqualTo(new Shape(3));
        }
        assertThat(one.isReleased()).isTrue();
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void halfAndDoublePrecisionBecomeFloat() throws IOException {
        SequentialBlock net = net(1);
        Path file = folder.resolve("net.safetensors");
        write(
                file,
                Map.of(
                        "01Linear_weight", manager.create(new double[] {1, 2}, new Shape(1, 2)),
                        "01Linear_bias", manager.create(new float[] {0.5f}).toType(DataType.FLOAT16, false)));
        try (Weights weights = Weights.read(manager, file)) {
            weights.copyInto(net);
        }
        assertThat(weight(net)).containsExactly(1, 2);
    }

    private static void write(Path file, Map<String, NDArray> arrays) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            WeightFile.writeSafetensors(out, arrays, Map.of());
        }
    }

    @Test
    void aNetThatDoesNotFitStaysAsItWas() throws IOException {
        SequentialBlock net = net(3);
        float[] before = weight(net);
        Path file = folder.resolve("net.safetensors");
        write(
                file,
                Map.of(
                        "01Linear_weight", manager.zeros(new Shape(4, 2)),
                        "02Linear_weight", manager.zeros(new Shape(1))));
        try (Weights weights = Weights.read(manager, file)) {
            assertThatThrownBy(() -> weights.copyInto(net))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the weights in %s do not fit the net: 01Linear_weight is (4, 2) in the file and (3, 2) in the net; the file has no 01Linear_bias; the net has no 02Linear_weight"
                                    .formatted(file));
        }
        write(
                file,
                Map.of(
                        "01Linear_weight", manager.zeros(new Shape(3, 2)).div(0),
                        "01Linear_bias", manager.zeros(new Shape(3))));
        try (Weights weights = Weights.read(manager, file)) {
            assertThatThrownBy(() -> weights.copyInto(net)).hasMessageEndingWith("01Linear_weight holds NaN");
        }
        assertThat(weight(net)).isEqualTo(before);
    }

    @Test
    void aFileThatHoldsNoWeightsIsNamed() throws IOException {
        refused(folder.resolve("none.npz"), "there is no file of weights at ");
        refused(write("page.npz", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)), "holds no weights");
        refused(write("empty.npz", new byte[0]), "holds no weights");
        Path state = folder.resolve("state.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(state))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
        }
        refused(state, "is a file of torch.save or TorchScript");
        Path text = folder.resolve("text.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(text))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("no array".getBytes(StandardCharsets.UTF_8));
        }
        refused(text, "cannot be read as weights: Malformed numpy data");
        refused(head("{\"a\":{\"dtype\":\"F32\"}}", 0), "does not tell type, shape and place of a");
        refused(
                head("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4),
                "should have (2) of float32");
        refused(head("{\"a\":{\"dtype\":\"F4\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4), "Unsupported safetensors");
        refused(head("{\"a\":[}", 4), "cannot be read as weights");
        refused(head("{\"a\":1}", 4), "cannot be read as weights");
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.safetensors", "net.npz"})
    void aFileThatIsCutShortIsNamed(String name) throws IOException {
        Path file = folder.resolve(name);
        Weights.of(net(50)).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int part = 2; part <= 9; part++) {
            refused(write("half-" + name, Arrays.copyOf(whole, whole.length * part / 10)), "is cut short");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.safetensors", "net.npz"})
    void aWriteThatFailsHalfwayLeavesTheOldFile(String name) throws IOException {
        Path file = folder.resolve(name);
        SequentialBlock net = net(3);
        Weights weights = Weights.of(net);
        weights.write(file);
        byte[] before = Files.readAllBytes(file);
        net.getParameters().get("01Linear_bias").getArray().close();
        assertThatThrownBy(() -> weights.write(file)).isInstanceOf(IllegalStateException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyKnownKindsAreWritten() {
        assertThatThrownBy(() -> Weights.of(net(1)).write(folder.resolve("net.pt")))
                .hasMessage("weights are written as .safetensors or .npz, not as net.pt");
        assertThatThrownBy(() -> Weights.of(net(1)).remarking(Map.of("a", "b")).write(folder.resolve("net.npz")))
                .hasMessageContaining("keeps no remarks");
        assertThatThrownBy(() -> Weights.of(
                        new SequentialBlock().add(Linear.builder().setUnits(1).build())))
                .hasMessageContaining("is not initialised yet");
    }

    private void refused(Path file, String why) {
        int before = manager.getManagedArrays().size();
        assertThatThrownBy(() -> Weights.read(manager, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private Path head(String json, int bytes) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return write(
                "head.safetensors",
                ByteBuffer.allocate(8 + text.length + bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
