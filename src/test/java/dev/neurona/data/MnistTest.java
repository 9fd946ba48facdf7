package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    private static final int PIXELS = 28 * 28;

    @TempDir
    Path folder;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** An IDX file's bytes: type 8 and these dimensions, then the values. */
    static byte[] idx(int[] shape, byte[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(0);
            out.writeByte(8);
            out.writeByte(shape.length);
            for (int n : shape) {
                out.writeInt(n);
            }
            out.write(values);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] images(int n) throws IOException {
        byte[] values = new byte[n * PIXELS];
        for (int i = 0; i < n; i++) {
            values[i * PIXELS] = (byte) 255;
            values[i * PIXELS + 1] = (byte) (51 * (i % 5));
        }
        return idx(new int[] {n, 28, 28}, values);
    }

    private static byte[] labels(int... y) throws IOException {
        byte[] values = new byte[y.length];
        for (int i = 0; i < y.length; i++) {
            values[i] = (byte) y[i];
        }
        return idx(new int[] {y.length}, values);
    }

    @Test
    void packedAndPlainFilesGiveImagesFromZeroToOne() throws IOException {
        write("train-images-idx3-ubyte.gz", gzip(images(3)));
        write("train-labels.idx1-ubyte", labels(7, 0, 9));
        Data train = Mnist.load(folder).train(manager);
        assertThat(train.x().getShape()).isEqualTo(new Shape(3, 1, 28, 28));
        assertThat(train.x().getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(train.labels()).containsExactly(7, 0, 9);
        assertThat(train.classes()).hasSize(10).contains("0", "9");
        assertThat(train.x().get("2, 0, 0, :3").toFloatArray()).containsExactly(1f, 0.4f, 0f);
    }

    @Test
    void moreImagesThanOneBufferHoldsKeepTheirOrder() throws IOException {
        int n = 12_000;
        int[] y = new int[n];
        Arrays.setAll(y, i -> i % 10);
        write("t10k-images-idx3-ubyte", images(n));
        write("t10k-labels-idx1-ubyte", labels(y));
        Data test = Mnist.load(folder).test(manager);
        float[] second = test.x().get(":, 0, 0, 1").toFloatArray();
        for (int i = 0; i < n; i++) {
            assertThat(second[i]).isEqualTo(51 * (i % 5) / 255f);
        }
    }

    @Test
    void readingLeavesTwoArraysBehind() throws IOException {
        write("train-images-idx3-ubyte", images(2));
        write("train-labels-idx1-ubyte", labels(1, 2));
        Data train = Mnist.load(folder).train(manager);
        assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(train.x(), train.y());
    }

    @Test
    void aFolderWithoutTheFilesSaysWhatIsThere() throws IOException {
        write("train-images-idx3-ubyte.bz2", new byte[1]);
        assertThatThrownBy(() -> Mnist.load(folder).train(manager))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train-images-idx3-ubyte.gz")
                .hasMessageContaining("there are train-images-idx3-ubyte.bz2");
        assertThatThrownBy(() -> Mnist.load(folder.resolve("mnits")).train(manager))
                .hasMessageContaining("there is no folder");
    }

    @Test
    void countsThatDoNotMatchAreNamed() throws IOException {
        write("train-images-idx3-ubyte", images(3));
        write("train-labels-idx1-ubyte", labels(1, 2));
        assertThatThrownBy(() -> Mnist.load(folder).train(manager))
                .hasMessageContaining("3 images")
                .hasMessageContaining("2 labels: they are not of one set");
    }

    @Test
    void exchangedFilesAreNamed() throws IOException {
        write("train-images-idx3-ubyte", labels(1, 2));
        write("train-labels-idx1-ubyte", images(2));
        assertThatThrownBy(() -> Mnist.load(folder).train(manager))
                .hasMessageContaining("expected images in")
                .hasMessageContaining("exchanged");
    }

    @Test
    void aLabelAboveNineIsNamed() throws IOException {
        write("train-images-idx3-ubyte", images(2));
        write("train-labels-idx1-ubyte", labels(1, 10));
        assertThatThrownBy(() -> Mnist.load(folder).train(manager)).hasMessageContaining("label 10 at index 1");
    }

    @Test
    void imagesOfAnotherSizeAreNamed() throws IOException {
        write("train-images-idx3-ubyte", idx(new int[] {1, 8, 8}, new byte[64]));
        write("train-labels-idx1-ubyte", labels(1));
        assertThatThrownBy(() -> Mnist.load(folder).train(manager)).hasMessageContaining("images of 8x8");
    }

    @Test
    void aCutOffFileIsNamed() throws IOException {
        byte[] whole = images(2);
        write("plain", Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> Idx.read(folder.resolve("plain"))).hasMessageContaining("plain is cut off");
        byte[] packed = gzip(whole);
        write("packed.gz", Arrays.copyOf(packed, packed.length - 12));
        assertThatThrownBy(() -> Idx.read(folder.resolve("packed.gz"))).hasMessageContaining("packed.gz is cut off");
        write("header", Arrays.copyOf(whole, 9));
        assertThatThrownBy(() -> Idx.read(folder.resolve("header"))).hasMessageContaining("header is cut off");
    }

    @Test
    void damagedGzipIsNamed() throws IOException {
        byte[] packed = gzip(images(2));
        packed[packed.length - 6] ^= 1;
        write("packed.gz", packed);
        assertThatThrownBy(() -> Idx.read(folder.resolve("packed.gz"))).hasMessageContaining("damaged");
    }

    @Test
    void aWebPageSavedInItsPlaceIsNamed() throws IOException {
        write("page.gz", "<!DOCTYPE html><p>404 Not Found".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Idx.read(folder.resolve("page.gz")))
                .hasMessageContaining("page.gz is no IDX file: it holds a web page (HTML)");
        write("packed.gz", gzip("<html>".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Idx.read(folder.resolve("packed.gz"))).hasMessageContaining("web page");
        write("empty", new byte[0]);
        assertThatThrownBy(() -> Idx.read(folder.resolve("empty"))).hasMessageContaining("it is empty");
    }

    @Test
    void otherTypesAndShapesThatCannotBeAreNamed() throws IOException {
        byte[] floats = images(1);
        floats[2] = 0x0d;
        write("floats", floats);
        assertThatThrownBy(() -> Idx.read(folder.resolve("floats"))).hasMessageContaining("type 0x0d");
        write("huge", idx(new int[] {Integer.MAX_VALUE, 28, 28}, new byte[10]));
        assertThatThrownBy(() -> Idx.read(folder.resolve("huge"))).hasMessageContaining("a shape of [2147483647");
        write("negative", idx(new int[] {-1}, new byte[10]));
        assertThatThrownBy(() -> Idx.read(folder.resolve("negative"))).hasMessageContaining("a shape of [-1]");
        write("long", idx(new int[] {3}, new byte[10]));
        assertThatThrownBy(() -> Idx.read(folder.resolve("long"))).hasMessageContaining("longer than");
    }

    @Test
    void theRealTestSetIsRead() {
        Path real = SharedData.path("mnist");
        Data test = Mnist.load(real).test(manager);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(Arrays.copyOf(test.labels(), 10)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        // The mean and deviation everybody normalises MNIST with are the train set's; the test set's mean is 0.1325.
        try (NDArray mean = test.x().mean()) {
            assertThat(mean.getFloat()).isBetween(0.1324f, 0.1326f);
        }
        assertThatThrownBy(() -> new Mnist(real, java.util.List.of("0", "1")).test(manager))
                .hasMessageContaining("label 7 at index 0");
    }
}
