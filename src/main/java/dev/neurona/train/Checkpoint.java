package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.neurona.data.WholeFile;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The state of a training between two epochs (checklist H-05), as a zip file of plain data: {@code checkpoint.json} with what
 * it is of and where it stands, and an array in NumPy's format (.npy) for each weight, for what the optimiser remembers, for
 * the best weights so far and for the curves. Chance needs no entry: it follows from seed and epoch.
 */
final class Checkpoint {
    private static final String FORMAT = "neurona-checkpoint-1";
    private static final String INDEX = "checkpoint.json";

    private final Map<String, Object> index;
    private final Map<String, Npy> arrays;

    private Checkpoint(Map<String, Object> index, Map<String, Npy> arrays) {
        this.index = index;
        this.arrays = arrays;
    }

    static Checkpoint of(Training training) {
        if (!(training.fit().optimizer instanceof Descent optimizer)) {
            throw new IllegalStateException(
                    "a checkpoint needs one of Optimizers: DJL's optimisers keep what they remember to themselves");
        }
        Map<String, Npy> arrays = new LinkedHashMap<>();
        training.weights().all().forEach((name, array) -> arrays.put("weights/" + name, Npy.of(array)));
        training.step().memory().forEach((name, array) -> arrays.put("optimizer/" + name, Npy.of(array)));
        training.watch().best().forEach((name, array) -> arrays.put("best/" + name, Npy.of(array)));
        training.log().curves.forEach((name, curve) -> arrays.put("curves/" + name, Npy.of(curve.values())));
        arrays.put("steps", Npy.of(training.log().steps.values()));
        arrays.put("numbers", Npy.of(new double[] {training.watch().bestValue(), training.log().seconds}));
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("format", FORMAT);
        index.put("optimizer", optimizer.rule());
        index.put("seed", Long.toString(training.fit().chance()));
        index.put("batch", training.fit().training().size());
        index.put("examples", training.fit().training().examples());
        index.put("epoch", training.epoch());
        index.put("update", training.update());
        index.put("best epoch", training.watch().bestEpoch());
        index.put("arrays", List.copyOf(arrays.keySet()));
        return new Checkpoint(index, arrays);
    }

    /** Writes beside the file and then puts it in its place: a save that is cut off leaves the file of before. */
    void write(Path file) {
        try {
            WholeFile.save(file, this::write);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint %s could not be saved: %s".formatted(file, e), e);
        }
    }

    private void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(0);
        zip.putNextEntry(new ZipEntry(INDEX));
        zip.write(Json.write(index).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, Npy> entry : arrays.entrySet()) {
            zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
            entry.getValue().write(zip);
        }
        zip.finish();
    }

    /** @throws IllegalArgumentException if there is no such file, or it is not a whole checkpoint */
    static Checkpoint read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no checkpoint %s to go on from".formatted(file));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String text = new String(bytes(zip, INDEX), StandardCharsets.UTF_8);
            Node index = Json.readJavaScript("var index = " + text + ";");
            if (!index.text("format", "").equals(FORMAT)) {
                throw new IOException(
                        "its format is \"%s\" instead of \"%s\"".formatted(index.text("format", ""), FORMAT));
            }
            Map<String, Npy> arrays = new LinkedHashMap<>();
            for (Object name : index.list("arrays")) {
                arrays.put((String) name, Npy.read(bytes(zip, name + ".npy")));
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            index.map()
                    .forEach((key, value) -> copy.put(
                            key,
                            value instanceof Double number
                                    ? Long.toString(number.longValue())
                                    : String.valueOf(value)));
            return new Checkpoint(copy, arrays);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s is no whole checkpoint: %s. Train anew, or give another file".formatted(file, e.getMessage()),
                    e);
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(content);
            if (sum.getValue() != entry.getCrc()) {
                throw new IOException("its %s was changed or damaged".formatted(name));
            }
            return content;
        }
    }

    /**
     * Puts a training where this one was.
     *
     * @throws IllegalArgumentException if it is of another net, optimiser, seed or batch size; nothing is changed then
     */
    void into(Training training) {
        if (!(training.fit().optimizer instanceof Descent optimizer)) {
            throw new IllegalArgumentException(
                    "the checkpoint is of %s: go on with that one of Optimizers".formatted(index.get("optimizer")));
        }
        same("optimizer", optimizer.rule());
        same("seed", Long.toString(training.fit().chance()));
        same("batch", training.fit().training().size());
        same("examples", training.fit().training().examples());
        Map<String, NDArray> weights = training.weights().all();
        Map<String, NDArray> memory = training.step().memory();
        fits("weights/", weights);
        fits("optimizer/", memory);
        boolean withBest = arrays.keySet().stream().anyMatch(name -> name.startsWith("best/"));
        if (withBest) {
            fits("best/", weights);
        }
        try (NDManager manager = weights.values().iterator().next().getManager().newSubManager()) {
            Weights.overwrite(
                    weights.values(), arrays("weights/", weights, manager).values());
            Weights.overwrite(
                    memory.values(), arrays("optimizer/", memory, manager).values());
            double[] numbers = array("numbers").doubles();
            training.watch()
                    .continueWith(
                            integer("best epoch"), numbers[0], withBest ? arrays("best/", weights, manager) : Map.of());
            Log log = training.log();
            log.seconds = numbers[1];
            log.steps.addAll(array("steps").doubles());
            names("curves/")
                    .forEach(name -> log.curves
                            .computeIfAbsent(name.substring("curves/".length()), n -> new Log.Numbers())
                            .addAll(array(name).doubles()));
            training.continueAt(integer("epoch"), integer("update"));
        }
    }

    private void same(String what, Object now) {
        String then = String.valueOf(index.get(what));
        String is = String.valueOf(now);
        if (!then.equals(is)) {
            throw new IllegalArgumentException(
                    "the checkpoint was made with %s %s, this training has %s: give it the same"
                            .formatted(what, then, is));
        }
    }

    private int integer(String name) {
        return Integer.parseInt(String.valueOf(index.get(name)));
    }

    private Npy array(String name) {
        Npy array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("the checkpoint has no " + name);
        }
        return array;
    }

    private List<String> names(String prefix) {
        return arrays.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private void fits(String prefix, Map<String, NDArray> wanted) {
        List<String> there = new ArrayList<>();
        names(prefix).forEach(name -> there.add(name.substring(prefix.length())));
        if (!there.equals(List.copyOf(wanted.keySet()))) {
            throw new IllegalArgumentException("the checkpoint is of another net: it has %s %s, this one has %s"
                    .formatted(prefix.replace("/", ""), there, wanted.keySet()));
        }
        wanted.forEach((name, array) -> {
            Npy saved = array(prefix + name);
            if (!saved.shape().equals(array.getShape())) {
                throw new IllegalArgumentException("the checkpoint is of another net: its %s is %s, this one's %s"
                        .formatted(name, saved.shape(), array.getShape()));
            }
        });
    }

    private Map<String, NDArray> arrays(String prefix, Map<String, NDArray> like, NDManager manager) {
        Map<String, NDArray> result = new LinkedHashMap<>();
        like.keySet().forEach(name -> result.put(name, array(prefix + name).array(manager)));
        return result;
    }
}
