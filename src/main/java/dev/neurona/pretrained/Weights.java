package dev.neurona.pretrained;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.neurona.data.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tensors by name, as files of weights hold them, and remarks about them.
 *
 * <p>Read from {@code .safetensors} and {@code .npz}, written as either. Copying into a net goes by name: a tensor that is
 * missing, one too many, of another shape or not a number is told before anything in the net has changed.
 *
 * <pre>{@code
 * Weights.of(net).write(Path.of("net.safetensors"));
 * try (Weights file = Weights.read(manager, Path.of("net.safetensors"))) { file.copyInto(net); }
 * }</pre>
 */
public final class Weights implements AutoCloseable {
    private final Map<String, NDArray> arrays;
    private final Map<String, String> remarks;
    private final String source;

    /** What closes the arrays; the net's weights, which are only looked at, are not to be closed. */
    private final Runnable closing;

    private Weights(Map<String, NDArray> arrays, Map<String, String> remarks, String source, Runnable closing) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        this.remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
        this.source = source;
        this.closing = closing;
    }

    /**
     * {@return the tensors of a file} They live in a manager of their own below the given one, until closed.
     *
     * @throws IOException if the file is absent, cut short, or neither npz nor safetensors
     */
    public static Weights read(NDManager parent, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file of weights at " + file);
        }
        NDManager manager = parent.newSubManager();
        try {
            WeightFile.Content content = WeightFile.read(manager, file);
            return new Weights(content.arrays(), content.remarks(), file.toString(), manager::close);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * {@return the weights of a net as it names them, not copied: they change when the net learns}
     *
     * @throws IllegalArgumentException if the net is not initialised
     */
    public static Weights of(Block net) {
        return of(named(net));
    }

    static Weights of(Map<String, Parameter> named) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        named.forEach((name, parameter) -> {
            if (!parameter.isInitialized()) {
                throw new IllegalArgumentException("the weight " + name + " is not initialised yet");
            }
            arrays.put(name, parameter.getArray());
        });
        return new Weights(arrays, Map.of(), "the net", () -> {});
    }

    private static Map<String, Parameter> named(Block net) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : net.getParameters()) {
            named.put(pair.getKey(), pair.getValue());
        }
        return named;
    }

    /** {@return the tensors by name, in the file's order} */
    public Map<String, NDArray> arrays() {
        return arrays;
    }

    /** {@return what is remarked about the tensors; npz files have no remarks} */
    public Map<String, String> remarks() {
        return remarks;
    }

    /** {@return the same tensors with other remarks} */
    public Weights remarking(Map<String, String> other) {
        return new Weights(arrays, other, source, closing);
    }

    /** {@return the tensors whose name does not end so} */
    public Weights without(String suffix) {
        Map<String, NDArray> kept = new LinkedHashMap<>(arrays);
        kept.keySet().removeIf(name -> name.endsWith(suffix));
        return new Weights(kept, remarks, source, closing);
    }

    /**
     * Copies each tensor into the parameter of its name, as float32.
     *
     * @param net initialised, so that its shapes are known
     * @throws IllegalArgumentException if names or shapes differ, or a tensor is not a number somewhere; the net is as before
     */
    public void copyInto(Block net) {
        copyInto(named(net));
    }

    void copyInto(Map<String, Parameter> named) {
        List<String> faults = new ArrayList<>();
        named.forEach((name, parameter) -> fault(name, parameter, faults));
        for (String name : arrays.keySet()) {
            if (!named.containsKey(name)) {
                faults.add("the net has no " + name);
            }
        }
        if (!faults.isEmpty()) {
            int more = faults.size() - 3;
            throw new IllegalArgumentException("the weights in %s do not fit the net: %s%s"
                    .formatted(
                            source,
                            String.join("; ", faults.subList(0, Math.min(3, faults.size()))),
                            more > 0 ? "; and " + more + " more" : ""));
        }
        named.forEach((name, parameter) -> set(parameter.getArray(), array(name)));
    }

    private NDArray array(String name) {
        return Objects.requireNonNull(arrays.get(name));
    }

    private void fault(String name, Parameter parameter, List<String> faults) {
        if (!parameter.isInitialized()) {
            throw new IllegalArgumentException(
                    "the net's %s has no shape yet: initialise the net before weights are copied into it"
                            .formatted(name));
        }
        NDArray array = arrays.get(name);
        if (array == null) {
            faults.add("the file has no " + name);
        } else if (!array.getShape().equals(parameter.getArray().getShape())) {
            faults.add("%s is %s in the file and %s in the net"
                    .formatted(name, array.getShape(), parameter.getArray().getShape()));
        } else if (holdsNaN(array)) {
            faults.add(name + " holds NaN");
        }
    }

    private static boolean holdsNaN(NDArray array) {
        if (!array.getDataType().isFloating()) {
            return false;
        }
        try (NDArray where = array.isNaN();
                NDArray any = where.any()) {
            return any.getBoolean();
        }
    }

    /** Writes values into an array that may want gradients, without that being part of any gradient. */
    static void set(NDArray target, NDArray values) {
        try (NDArray plain = target.stopGradient();
                NDArray floats = values.toType(DataType.FLOAT32, true)) {
            plain.set(new NDIndex("..."), floats);
        }
    }

    /**
     * Writes a file, {@code .safetensors} or {@code .npz} by its name. Until all of it is on the disk a file of that name stays
     * as it was.
     *
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name ends otherwise, or remarks cannot be kept in it
     */
    public void write(Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean npz = name.endsWith(".npz");
        if (!npz && !name.endsWith(".safetensors")) {
            throw new IllegalArgumentException("weights are written as .safetensors or .npz, not as " + name);
        }
        if (npz && !remarks.isEmpty()) {
            throw new IllegalArgumentException("an .npz file keeps no remarks: write " + name + " as .safetensors");
        }
        WholeFile.save(file, out -> {
            if (npz) {
                writeNpz(out);
            } else {
                WeightFile.writeSafetensors(out, arrays, remarks);
            }
        });
    }

    private void writeNpz(OutputStream out) throws IOException {
        NDList list = new NDList();
        arrays.forEach((name, array) -> {
            NDArray named = array.stopGradient();
            named.setName(name);
            list.add(named);
        });
        try (list) {
            list.encode(out, NDList.Encoding.NPZ);
        }
    }

    /** Frees the tensors that were read; does nothing to a net's. */
    @Override
    public void close() {
        closing.run();
    }
}
