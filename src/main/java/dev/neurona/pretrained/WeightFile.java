package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The two kinds of file that tensors come in. A safetensors file is the length of a JSON head in 8 bytes, little end first, the
 * head, which tells each tensor's type, shape and place, and then the tensors' bytes.
 */
final class WeightFile {
    private static final String REMARKS = "__metadata__";

    private WeightFile() {}

    /** What was in a file. */
    record Content(Map<String, NDArray> arrays, Map<String, String> remarks) {}

    static Content read(NDManager manager, Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(9);
        }
        try {
            if (start.length > 3 && start[0] == 'P' && start[1] == 'K') {
                return npz(manager, file);
            }
            if (start.length == 9 && start[8] == '{') {
                return safetensors(manager, file);
            }
        } catch (EOFException e) {
            throw new IOException(cutShort(file), e);
        } catch (IllegalArgumentException | IllegalStateException | JsonParseException | ClassCastException e) {
            throw new IOException(
                    "%s cannot be read as weights: %s. Was it downloaded whole?".formatted(file, e.getMessage()), e);
        }
        throw new IOException(
                "%s holds no weights: it starts neither as .npz nor as .safetensors does (%d bytes). Was a web page saved instead?"
                        .formatted(file, Files.size(file)));
    }

    private static String cutShort(Path file) {
        return file + " is cut short: fetch it again";
    }

    private static Content npz(NDManager manager, Path file) throws IOException {
        // The directory at a zip's end is missing when the file is cut short; reading from the front would not notice.
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith("data.pkl"))) {
                throw new IOException(
                        "%s is a file of torch.save or TorchScript: load a TorchScript module with TorchScript.load, and save a state_dict as .safetensors or with numpy.savez"
                                .formatted(file));
            }
        } catch (ZipException e) {
            throw new IOException(cutShort(file), e);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(manager, in)) {
                arrays.put(array.getName() == null ? "arr_" + arrays.size() : array.getName(), array);
            }
            return new Content(arrays, Map.of());
        }
    }

    private static Content safetensors(NDManager manager, Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            long length = read(in, 0, 8).getLong();
            if (length < 2 || length > in.size() - 8) {
                throw new EOFException();
            }
            String json = StandardCharsets.UTF_8.decode(read(in, 8, length)).toString();
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            Map<String, String> remarks = new LinkedHashMap<>();
            JsonObject head = JsonUtils.GSON.fromJson(json, JsonObject.class);
            for (String name : head.keySet()) {
                JsonObject about = head.getAsJsonObject(name);
                if (name.equals(REMARKS)) {
                    about.keySet()
                            .forEach(key -> remarks.put(key, about.get(key).getAsString()));
                } else {
                    arrays.put(name, tensor(manager, in, 8 + length, name, about));
                }
            }
            return new Content(arrays, remarks);
        }
    }

    private static NDArray tensor(NDManager manager, FileChannel in, long start, String name, JsonObject about)
            throws IOException {
        if (!about.has("dtype") || !about.has("shape") || !about.has("data_offsets")) {
            throw new IllegalArgumentException("its head does not tell type, shape and place of " + name);
        }
        DataType type = DataType.fromSafetensors(about.get("dtype").getAsString());
        long[] sizes = JsonUtils.GSON.fromJson(about.get("shape"), long[].class);
        JsonArray place = about.getAsJsonArray("data_offsets");
        long from = place.get(0).getAsLong();
        long bytes = place.get(1).getAsLong() - from;
        Shape shape = new Shape(sizes);
        if (from < 0 || bytes != shape.size() * type.getNumOfBytes()) {
            throw new IllegalArgumentException(
                    "%s should have %s of %s but its place has %d bytes".formatted(name, shape, type, bytes));
        }
        return manager.create(read(in, start + from, bytes), shape, type);
    }

    private static ByteBuffer read(FileChannel in, long from, long length) throws IOException {
        if (from + length > in.size()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) >= 0) {
            // A read may return less than was asked for.
        }
        return bytes.flip();
    }

    static void writeSafetensors(OutputStream out, Map<String, NDArray> arrays, Map<String, String> remarks)
            throws IOException {
        JsonObject head = new JsonObject();
        if (!remarks.isEmpty()) {
            head.add(REMARKS, JsonUtils.GSON.toJsonTree(new LinkedHashMap<>(remarks)));
        }
        long end = 0;
        for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
            NDArray array = entry.getValue();
            long start = end;
            end += array.size() * array.getDataType().getNumOfBytes();
            JsonObject about = new JsonObject();
            about.addProperty("dtype", array.getDataType().asSafetensors());
            about.add("shape", JsonUtils.GSON.toJsonTree(array.getShape().getShape()));
            about.add("data_offsets", JsonUtils.GSON.toJsonTree(new long[] {start, end}));
            head.add(entry.getKey(), about);
        }
        byte[] json = JsonUtils.GSON.toJson(head).getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        out.write(json);
        for (NDArray array : arrays.values()) {
            out.write(array.toByteArray());
        }
    }
}
